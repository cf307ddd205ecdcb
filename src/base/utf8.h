// UTF-8: decoding, repair, and the few character classes that reading news needs. Offsets and lengths are bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord {

inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value = 0;
  std::uint8_t bytes = 0;  // Length in UTF-8; 0 at the end of the input.
};

// Returns the code point that begins at `offset`. An invalid byte is read as one U+FFFD of one byte.
CodePoint decode_utf8(std::string_view text, std::size_t offset);

// Returns the code point that ends at `offset`. REQUIRES: offset is a boundary.
CodePoint decode_utf8_before(std::string_view text, std::size_t offset);

void append_utf8(std::string& out, char32_t value);

// Returns true if `text` is valid UTF-8 without NUL. Reads eight ASCII bytes at a time.
bool is_clean_utf8(std::string_view text);

// Classes over ASCII, Latin, Greek, Cyrillic and general punctuation; fixed here so that a record does not change with
// a library's Unicode version. A letter of another script is a letter without case.
bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_digit(char32_t c);
bool is_space(char32_t c);  // Also NBSP, thin and zero-width spaces, line separators.
char32_t to_lower(char32_t c);

// Returns `text` in lower case.
std::string lower_case(std::string_view text);

// Returns the number of code points in `text`.
std::size_t count_code_points(std::string_view text);

}  // namespace onrecord
