// The progress line on standard error: bytes, documents, rate, time left. Shown only on a terminal.
#pragma once

#include <chrono>
#include <cstdint>

namespace onrecord {

// Not thread-safe.
class Progress {
 public:
  // `shown`: standard error is a terminal.
  explicit Progress(bool shown);
  ~Progress() { clear(); }

  // Draws the line anew if a tenth of a second went by. `bytes_total` is 0 if unknown.
  void show(std::uint64_t documents, std::uint64_t bytes_read, std::uint64_t bytes_total);

  // Takes the line away, so that a message can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_;
  bool drawn_ = false;
  Clock::time_point start_, last_;
};

}  // namespace onrecord
