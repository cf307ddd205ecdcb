#include "read/metadata/line_shape.h"

#include "base/utf8.h"

namespace onrecord {
namespace {

bool is_quotation_mark(char32_t c) {
  return c == U'"' || c == U'“' || c == U'”' || c == U'„' || c == U'«' || c == U'»' || c == U'‘';
}

bool is_closing(char32_t c) {
  return is_quotation_mark(c) || c == U'’' || c == U'\'' || c == U')' || c == U']' || c == U'‹' || c == U'›';
}

}  // namespace

LineShape shape_of(std::string_view line) {
  LineShape shape;
  shape.bytes = static_cast<std::uint32_t>(line.size());
  bool in_word = false, first = true, begun = false;
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint point = decode_utf8(line, i);
    const char32_t c = point.value;
    i += point.bytes;
    if (is_space(c)) {
      in_word = false;
      continue;
    }
    if (first) shape.starts_with_mark = is_quotation_mark(c);
    first = false;
    if (is_quotation_mark(c)) shape.has_quotation = true;
    if (!is_closing(c)) shape.last = c;
    const bool letter = is_letter(c);
    if (!letter && !is_digit(c)) continue;
    if (!begun) shape.starts_lower = letter && is_lower(c);
    begun = true;
    shape.has_letter |= letter;
    shape.has_lower |= letter && is_lower(c);
    if (!in_word) {
      ++shape.words;
      if (letter && is_upper(c)) ++shape.capitalised;
    }
    in_word = true;
  }
  return shape;
}

std::string folded_line(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  bool space = false;
  for (std::size_t i = 0; i < line.size();) {
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
    const CodePoint point = decode_utf8(line, i);
    i += point.bytes;
    if (is_letter(point.value) || is_digit(point.value)) append_utf8(out, to_lower(point.value));
  }
  return out;
}

}  // namespace onrecord
