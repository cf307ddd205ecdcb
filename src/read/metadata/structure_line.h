// A line of a text while its part in the report is being found out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "read/metadata/line_shape.h"
#include "record/document.h"

namespace onrecord {

// A paragraph or a shorter line. It starts as a paragraph; whoever recognises it says what else it is.
struct StructureLine {
  TextSpan span;
  bool after_blank = false;
  LineShape shape;
  std::string folded;  // folded_line() of a short line, "" of a long one.
  BlockKind kind = BlockKind::kParagraph;
  std::string_view why;          // Reason, if kind is kBoilerplate. Borrows from a literal or the Furniture.
  bool takes_headlines = false;  // Furniture that the headlines after it belong to.
  bool settled = false;          // Its kind is known.

  void settle(BlockKind as, std::string_view reason = {}) {
    kind = as;
    why = reason;
    settled = true;
  }
};

// Borrows the document's text. Not thread-safe.
struct StructureLines {
  std::string_view text;
  std::vector<StructureLine> lines;
  // The running text: lines[body_begin, body_end) starts and ends with a full sentence; before it stands the
  // head, after it the tail. If there is none, body_begin == body_end == lines.size().
  std::size_t body_begin = 0, body_end = 0;

  std::string_view of(const StructureLine& line) const { return slice(text, line.span); }
};

}  // namespace onrecord
