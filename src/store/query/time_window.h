// The days that a question is about.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace onrecord {

// Days as ISO 8601; both ends included. An entry without a date is never in a window that has an end: answers count
// what they so leave out, and `undated` turns the question round and lists exactly that.
struct TimeWindow {
  std::optional<std::string> from, to;
  bool undated = false;

  bool has_end() const { return from.has_value() || to.has_value(); }
};

// Whether an entry is in the window, and how many were left out for want of a date.
class WindowFilter {
 public:
  explicit WindowFilter(const TimeWindow& window) : window_(window) {}

  // `first` and `last`: the days of the entry, or nothing. Days that overlap the window are in it.
  bool admits(const std::optional<std::string>& first, const std::optional<std::string>& last) {
    if (!first) {
      if (window_.undated) return true;
      if (!window_.has_end()) return true;
      ++undated_;
      return false;
    }
    if (window_.undated) return false;
    if (window_.from && last.value_or(*first) < *window_.from) return false;
    return !window_.to || *first <= *window_.to;
  }

  std::uint64_t undated_left_out() const { return undated_; }

 private:
  TimeWindow window_;
  std::uint64_t undated_ = 0;
};

}  // namespace onrecord
