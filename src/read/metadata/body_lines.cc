#include "read/metadata/body_lines.h"

#include <algorithm>

#include "base/utf8.h"
#include "read/metadata/byline_line.h"
#include "read/metadata/copyright_line.h"
#include "read/metadata/printed_date.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostHeadlines = 10;  // After one "Read more:".

constexpr std::size_t kMostLeftOver = 4;  // Headlines after the text; more lines than that are a list of its own.

LineZone zone_of(const StructureLines& structure, std::size_t index) {
  if (index < structure.body_begin) return LineZone::kHead;
  if (index >= structure.body_end) return LineZone::kTail;
  return LineZone::kBody;
}

// A headline of another report, where one is expected: anything short that does not end as running text does.
bool can_be_foreign_headline(const StructureLine& line) {
  const LineShape& shape = line.shape;
  if (shape.bytes > 200 || shape.words > 28 || shape.words < 2) return false;
  if (!shape.ends_sentence()) return shape.last != U':' && shape.last != U',';
  // "Will Dovic go?" is a headline too; a sentence in marks is more likely to be running text.
  return shape.last == U'?' && shape.words <= 15 && !shape.has_quotation;
}

bool is_separator(std::string_view line, const LineShape& shape) {
  return shape.words == 0 && shape.bytes <= 80 && !shape.has_letter &&
         line.find_first_of("?!") == std::string_view::npos;
}

// Legends of maps and charts begin with blocks of colour.
bool is_legend(std::string_view line) {
  const char32_t c = decode_utf8(line, 0).value;
  return c >= 0x2580 && c <= 0x259F;
}

bool is_list_item(std::string_view line) {
  const CodePoint point = decode_utf8(line, 0);
  const char32_t c = point.value;
  const bool bullet =
      c == U'•' || c == U'▪' || c == U'◦' || c == U'●' || c == U'■' || c == U'‣' || c == U'·' || c == U'*';
  return bullet && is_space(decode_utf8(line, point.bytes).value);
}

bool can_be_heading(const StructureLine& line) {
  const LineShape& shape = line.shape;
  if (shape.bytes > 90 || shape.words > 12 || shape.words == 0 || !shape.has_letter) return false;
  if (shape.ends_sentence() && shape.last != U'?') return false;
  return shape.last != U':' && shape.last != U',' && shape.last != U';' && shape.last != U'-' && shape.last != U'–' &&
         shape.last != U'—' && !shape.starts_lower && !shape.starts_with_mark;
}

// In a text whose paragraphs are set apart by empty lines, a block of headlines ends at one.
bool ends_headlines(const StructureLines& structure, std::size_t label, std::size_t at) {
  return at > label + 1 && structure.lines[at].after_blank && !structure.lines[label + 1].after_blank;
}

void take_headlines(StructureLines& structure, std::size_t label) {
  auto& lines = structure.lines;
  std::size_t taken = 0;
  for (std::size_t i = label + 1; i < lines.size() && taken < kMostHeadlines; ++i) {
    if (lines[i].settled) {
      // Another label takes the headlines after it itself; were they looked for from here too, a page of nothing but
      // labels would cost the square of its length.
      if (lines[i].kind == BlockKind::kBoilerplate && !lines[i].takes_headlines) continue;
      return;
    }
    if (!can_be_foreign_headline(lines[i]) || ends_headlines(structure, label, i)) return;
    lines[i].settle(BlockKind::kBoilerplate, "related");
    ++taken;
  }
}

void take_copyright(Document& document, const CopyrightLine& notice) {
  if (!document.outlet && !notice.holder.empty() && notice.year) {
    document.outlet = notice.holder;
    document.outlet_basis = Basis::kText;
  }
  if (!document.published && notice.year) {
    document.published = DateRange{{*notice.year, 1, 1}, {*notice.year, 12, 31}};
    document.published_basis = Basis::kText;
  }
}

// Reads what follows the running text.
void read_tail(Document& document, StructureLines& structure, const Furniture& furniture) {
  auto& lines = structure.lines;
  std::size_t left = 0;
  for (std::size_t i = structure.body_end; i < lines.size(); ++i) left += lines[i].settled ? 0 : 1;
  for (std::size_t i = structure.body_end; i < lines.size(); ++i) {
    StructureLine& line = lines[i];
    if (line.settled) continue;
    const std::string_view text = structure.of(line);
    const std::vector<PrintedDate> dates = find_printed_dates(text.substr(0, 200), furniture);
    if (is_date_line(text, dates, furniture)) {
      line.settle(BlockKind::kDateLine);
      if (!document.published && !dates.front().update) {
        document.published = dates.front().range;
        document.published_basis = Basis::kText;
      }
    } else if (std::optional<std::string> names = read_byline(text, line.shape)) {
      line.settle(BlockKind::kDateLine);
      if (!document.byline) {
        document.byline = *names;
        document.byline_basis = Basis::kText;
      }
    } else if (left <= kMostLeftOver && line.shape.words <= 8 && can_be_heading(line) && !line.shape.has_quotation) {
      // It heads nothing, so it heads another report.
      line.settle(BlockKind::kBoilerplate, "trailing");
    }
  }
}

}  // namespace

void settle_furniture(StructureLines& structure, const Furniture& furniture) {
  auto& lines = structure.lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    StructureLine& line = lines[i];
    if (line.folded.empty()) continue;
    if (is_separator(structure.of(line), line.shape)) {
      line.settle(BlockKind::kBoilerplate, "separator");
      continue;
    }
    if (is_legend(structure.of(line))) {
      line.settle(BlockKind::kBoilerplate, "legend");
      continue;
    }
    // The last lines are the tail even if one of them reads as a sentence.
    LineZone zone = zone_of(structure, i);
    if (zone == LineZone::kBody && i + 2 >= structure.body_end && i > structure.body_begin) zone = LineZone::kTail;
    if (const std::optional<Furniture::Hit> hit = furniture.find(line.folded, zone)) {
      line.settle(BlockKind::kBoilerplate, hit->why);
      line.takes_headlines = hit->takes_headlines;
    }
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].takes_headlines) take_headlines(structure, i);
  }
}

void read_body_lines(Document& document, StructureLines& structure, const Furniture& furniture) {
  auto& lines = structure.lines;
  std::size_t unended = 0, running = 0;
  std::vector<std::size_t> heading_lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    StructureLine& line = lines[i];
    running += line.shape.is_running() ? 1 : 0;
    const std::string_view text = structure.of(line);
    if (line.shape.bytes <= 500 && (!line.settled || line.kind == BlockKind::kBoilerplate)) {
      if (std::optional<CopyrightLine> notice = read_copyright_line(text, furniture)) {
        line.settle(BlockKind::kBoilerplate, notice->year ? "copyright" : "caption");
        take_copyright(document, *notice);
        continue;
      }
    }
    if (line.settled) continue;
    if (is_list_item(text)) {
      line.settle(BlockKind::kListItem);
    } else if (line.shape.bytes <= 40 && is_time_line(text, furniture)) {
      line.settle(BlockKind::kDateLine);
    } else if (i > structure.body_begin && i < structure.body_end && !line.shape.ends_sentence()) {
      ++unended;
      if (can_be_heading(line) && text.find(": ") == std::string_view::npos) heading_lines.push_back(i);
    }
  }
  // Where short lines are the rule, the text is broken into lines or is a list, and none of them heads
  // anything.
  if (unended * 2 <= running) {
    for (const std::size_t i : heading_lines) lines[i].settle(BlockKind::kHeading);
  }
  if (structure.body_begin < structure.body_end) read_tail(document, structure, furniture);
}

}  // namespace onrecord
