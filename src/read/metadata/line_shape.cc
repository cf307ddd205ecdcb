#include "read/metadata/line_shape.h"

#include <array>

#include "base/utf8.h"

namespace onrecord {
namespace {

bool is_quotation_mark(char32_t c) {
  return c == U'"' || c == U'“' || c == U'”' || c == U'„' || c == U'«' || c == U'»' || c == U'‘';
}

bool is_closing(char32_t c) {
  return is_quotation_mark(c) || c == U'’' || c == U'\'' || c == U')' || c == U']' || c == U'‹' || c == U'›';
}

constexpr std::uint8_t kSpace = 1, kLetter = 2, kLower = 4, kUpper = 8, kDigit = 16, kQuotation = 32, kClosing = 64;

std::uint8_t traits_of(char32_t c) {
  unsigned traits = 0;
  if (is_space(c)) traits |= kSpace;
  if (is_letter(c)) traits |= kLetter;
  if (is_lower(c)) traits |= kLower;
  if (is_upper(c)) traits |= kUpper;
  if (is_digit(c)) traits |= kDigit;
  if (is_quotation_mark(c)) traits |= kQuotation;
  if (is_closing(c)) traits |= kClosing;
  return static_cast<std::uint8_t>(traits);
}

std::array<std::uint8_t, 128> ascii_traits() {
  std::array<std::uint8_t, 128> traits;
  for (char32_t c = 0; c < 128; ++c) traits[c] = traits_of(c);
  return traits;
}

}  // namespace

LineShape shape_of(std::string_view line) {
  static const std::array<std::uint8_t, 128> kAsciiTraits = ascii_traits();
  LineShape shape;
  shape.bytes = static_cast<std::uint32_t>(line.size());
  bool in_word = false, first = true, begun = false;
  unsigned seen = 0;
  for (std::size_t i = 0; i < line.size();) {
    char32_t c = static_cast<unsigned char>(line[i]);
    unsigned traits;
    if (c < 0x80) {
      traits = kAsciiTraits[c];
      ++i;
    } else {
      const CodePoint point = decode_utf8(line, i);
      c = point.value;
      i += point.bytes;
      traits = traits_of(c);
    }
    if (traits & kSpace) {
      in_word = false;
      continue;
    }
    if (first) shape.starts_with_mark = (traits & kQuotation) != 0;
    first = false;
    seen |= traits;
    if (!(traits & kClosing)) shape.last = c;
    if (!(traits & (kLetter | kDigit))) continue;
    if (!begun) shape.starts_lower = (traits & kLetter) && (traits & kLower);
    begun = true;
    if (!in_word) {
      ++shape.words;
      if ((traits & kLetter) && (traits & kUpper)) ++shape.capitalised;
    }
    in_word = true;
  }
  shape.has_letter = (seen & kLetter) != 0;
  shape.has_lower = (seen & kLower) != 0;
  shape.has_quotation = (seen & kQuotation) != 0;
  return shape;
}

std::string folded_line(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  bool space = false;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = i;
    while (i < line.size() && static_cast<signed char>(line[i]) > 32) ++i;
    if (i > begin) {
      if (space) out.push_back(' ');
      space = false;
      const std::size_t size = out.size();
      out.append(line.substr(begin, i - begin));
      for (std::size_t k = size; k < out.size(); ++k) {
        if (out[k] >= 'A' && out[k] <= 'Z') out[k] = static_cast<char>(out[k] + 32);
      }
      continue;
    }
    const CodePoint point = decode_utf8(line, i);
    i += point.bytes;
    if (is_space(point.value)) {
      space = !out.empty();
      continue;
    }
    if (space) out.push_back(' ');
    space = false;
    append_utf8(out, point.value == U'’' || point.value == U'ʼ' ? U'\'' : to_lower(point.value));
  }
  return out;
}

std::string headline_key(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  for (std::size_t i = 0; i < line.size();) {
    const unsigned char byte = static_cast<unsigned char>(line[i]);
    if (byte < 0x80) {
      const bool upper = byte >= 'A' && byte <= 'Z';
      if (upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
        out.push_back(static_cast<char>(upper ? byte + 32 : byte));
      }
      ++i;
      continue;
    }
    const CodePoint point = decode_utf8(line, i);
    i += point.bytes;
    if (is_letter(point.value) || is_digit(point.value)) append_utf8(out, to_lower(point.value));
  }
  return out;
}

}  // namespace onrecord
