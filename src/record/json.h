// Writing JSON: strings escaped, numbers in the shortest form that reads back, no locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/span.h"

namespace onrecord {

// Writes objects and arrays into a string, putting commas where they belong. REQUIRES: begin and end calls match.
// Not thread-safe. Borrows `out`.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  void key(std::string_view name);

  void value(std::string_view text);
  void value(const char* text) { value(std::string_view{text}); }
  void value(const std::string& text) { value(std::string_view{text}); }
  void value(bool truth);
  void value(double number);
  void value(std::int64_t number);
  void value(std::uint32_t number) { value(std::int64_t{number}); }
  void value(int number) { value(std::int64_t{number}); }
  void value(TextSpan span);  // [begin,end]
  void null();
  void raw(std::string_view json);  // One complete value.

  template <typename T>
  void value(const std::optional<T>& maybe) {
    if (maybe) {
      value(*maybe);
    } else {
      null();
    }
  }
  template <typename T>
  void member(std::string_view name, const T& content) {
    key(name);
    value(content);
  }

 private:
  void separate();
  void open(char bracket);
  void close(char bracket);

  std::string& out_;
  bool first_ = true;  // Nothing stands yet at this level.
  bool after_key_ = false;
};

}  // namespace onrecord
