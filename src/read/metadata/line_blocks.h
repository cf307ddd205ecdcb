// Cuts a plain text into lines and blocks.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace onrecord {

// A line without the white space at its ends, never empty.
struct TextLine {
  TextSpan span;
  bool after_blank = false;  // An empty line stands before it, or nothing does.
};

// Returns the lines of `text` that hold anything. Lines end at LF, CR LF, CR, U+2028 or U+2029. Cost: linear.
std::vector<TextLine> find_lines(std::string_view text);

// Returns the paragraphs: each line is one, unless the text is wrapped at a fixed width with empty lines
// between its paragraphs; then the lines of a paragraph are one.
std::vector<TextLine> paragraphs_of(std::vector<TextLine> lines);

}  // namespace onrecord
