#include "read/metadata/line_blocks.h"

#include <algorithm>

#include "base/utf8.h"

namespace onrecord {
namespace {

// Returns `span` without the white space at its ends.
TextSpan trimmed_span(std::string_view text, TextSpan span) {
  while (span.begin < span.end) {
    const CodePoint point = decode_utf8(text, span.begin);
    if (!is_space(point.value)) break;
    span.begin += point.bytes;
  }
  while (span.begin < span.end) {
    const CodePoint point = decode_utf8_before(text, span.end);
    if (!is_space(point.value)) break;
    span.end -= point.bytes;
  }
  return span;
}

// A text wrapped by a program: its lines end within a narrow band below one width, and paragraphs are set
// apart by empty lines. A line may be short only where a paragraph ends.
bool is_hard_wrapped(const std::vector<TextLine>& lines) {
  constexpr std::uint32_t kNarrowest = 40, kWidest = 100;
  std::uint32_t width = 0;
  std::size_t inner = 0, blanks = 0;  // Lines followed by another of the same paragraph.
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].after_blank) {
      ++blanks;
    } else {
      ++inner;
      width = std::max(width, lines[i].span.size());
    }
  }
  if (inner < 6 || blanks < 1 || width < kNarrowest || width > kWidest) return false;
  std::size_t full = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!lines[i + 1].after_blank && lines[i].span.size() + 20 >= width) ++full;
  }
  return full * 10 >= inner * 9;
}

}  // namespace

std::vector<TextLine> find_lines(std::string_view text) {
  std::vector<TextLine> lines;
  bool blank = true;
  std::uint32_t begin = 0;
  const std::uint32_t size = static_cast<std::uint32_t>(text.size());
  const auto add = [&](std::uint32_t end) {
    const TextSpan span = trimmed_span(text, {begin, end});
    if (span.empty()) {
      blank = true;
    } else {
      lines.push_back({span, blank});
      blank = false;
    }
  };
  for (std::uint32_t i = 0; i < size; ++i) {
    const char c = text[i];
    if (c == '\n' || (c == '\r' && !(i + 1 < size && text[i + 1] == '\n'))) {
      add(i);
      begin = i + 1;
    } else if (c == '\xE2' && i + 2 < size && text[i + 1] == '\x80' &&
               (text[i + 2] == '\xA8' || text[i + 2] == '\xA9')) {
      add(i);
      begin = i + 3;
      i += 2;
    }
  }
  add(size);
  return lines;
}

std::vector<TextLine> paragraphs_of(std::vector<TextLine> lines) {
  if (!is_hard_wrapped(lines)) return lines;
  std::vector<TextLine> paragraphs;
  for (const TextLine& line : lines) {
    if (line.after_blank || paragraphs.empty()) {
      paragraphs.push_back(line);
    } else {
      paragraphs.back().span.end = line.span.end;
    }
  }
  return paragraphs;
}

}  // namespace onrecord
