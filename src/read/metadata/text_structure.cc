#include "read/metadata/text_structure.h"

#include <algorithm>

#include "read/metadata/body_lines.h"
#include "read/metadata/head_lines.h"
#include "read/metadata/line_blocks.h"
#include "read/metadata/structure_line.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kLongestShortLine = 300;  // Longer lines are looked up nowhere.

StructureLines lines_of(const Document& document) {
  StructureLines structure;
  structure.text = document.text;
  for (const TextLine& paragraph : paragraphs_of(find_lines(document.text))) {
    StructureLine line;
    line.span = paragraph.span;
    line.after_blank = paragraph.after_blank;
    const std::string_view text = slice(document.text, paragraph.span);
    line.shape = shape_of(text);
    if (line.shape.bytes <= kLongestShortLine) line.folded = folded_line(text);
    structure.lines.push_back(std::move(line));
  }
  return structure;
}

void find_body(StructureLines& structure) {
  const auto& lines = structure.lines;
  // "This site uses cookies. ..." is a sentence, but none of the report.
  const auto runs = [](const StructureLine& line) { return !line.settled && line.shape.is_running(); };
  const auto first = std::find_if(lines.begin(), lines.end(), runs);
  const auto last = std::find_if(lines.rbegin(), lines.rend(), runs);
  structure.body_begin = static_cast<std::size_t>(first - lines.begin());
  structure.body_end = static_cast<std::size_t>(lines.rend() - last);
  if (first == lines.end()) structure.body_end = structure.body_begin;
}

}  // namespace

bool find_text_structure(Document& document, const Furniture& furniture) {
  StructureLines structure = lines_of(document);
  if (structure.lines.empty()) return false;
  find_body(structure);
  settle_furniture(structure, furniture);
  find_body(structure);
  read_head_lines(document, structure, furniture);
  read_body_lines(document, structure, furniture);
  for (const StructureLine& line : structure.lines) {
    document.blocks.push_back({line.span, line.kind});
    if (line.kind == BlockKind::kBoilerplate) document.boilerplate.push_back({line.span, std::string{line.why}});
  }
  std::sort(document.boilerplate.begin(), document.boilerplate.end(),
            [](const BoilerplateSpan& a, const BoilerplateSpan& b) { return a.span < b.span; });
  return true;
}

}  // namespace onrecord
