#include "read/metadata/head_lines.h"

#include <algorithm>

#include "base/utf8.h"
#include "read/metadata/byline_line.h"
#include "read/metadata/printed_date.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestTitle = 280;
constexpr std::size_t kRepeatWithin = 12;  // Lines from the begin in which a headline may recur.

bool can_be_title(const StructureLine& line) {
  const LineShape& shape = line.shape;
  if (line.settled || shape.bytes > kLongestTitle || shape.words < 2 || shape.words > 40 || !shape.has_letter)
    return false;
  return shape.last != U'.' && shape.last != U':' && shape.last != U',' && shape.last != U';' && !shape.starts_lower;
}

class HeadReader {
 public:
  HeadReader(Document& document, StructureLines& structure, const Furniture& furniture)
      : document_(document), structure_(structure), lines_(structure.lines), furniture_(furniture) {}

  void read() {
    head_end_ = std::min(structure_.body_begin, lines_.size());
    if (structure_.body_begin == structure_.body_end) return;  // No running text: nothing can be told apart.
    read_dates_and_bylines();
    const std::size_t title = find_title();
    if (title < lines_.size()) take_title(title);
    settle_between(title);
    settle_repeats();
  }

 private:
  // Lines that hold a date, a time or names only say so themselves, wherever in the head they stand.
  void read_dates_and_bylines() {
    for (std::size_t i = 0; i < head_end_; ++i) {
      StructureLine& line = lines_[i];
      if (line.settled || line.shape.bytes > 200) continue;
      const std::string_view text = structure_.of(line);
      const std::vector<PrintedDate> dates = find_printed_dates(text, furniture_);
      if (is_date_line(text, dates, furniture_)) {
        line.settle(BlockKind::kDateLine);
        take_dates(line, dates);
      } else if (is_time_line(text, furniture_)) {
        line.settle(BlockKind::kDateLine);
      } else if (std::optional<std::string> names = read_byline(text, line.shape)) {
        // The first line of a text may be a headline that begins with "By".
        if (i == 0 && lines_.size() > 1 && !lines_[1].settled && can_be_title(lines_[0]) && !can_be_title(lines_[1]))
          continue;
        line.settle(BlockKind::kDateLine);
        take_byline(*names);
      } else if (i > 0 && is_bare_dateline(text, line.shape)) {
        line.settle(BlockKind::kDateLine);
      }
    }
  }

  void take_dates(const StructureLine& line, const std::vector<PrintedDate>& dates) {
    for (const PrintedDate& date : dates) {
      if (date.update || document_.published) continue;
      document_.published = date.range;
      document_.published_basis = Basis::kText;
    }
    if (const std::optional<std::uint32_t> note = update_note_begin(structure_.of(line), furniture_)) {
      document_.boilerplate.push_back({{line.span.begin + *note, line.span.end}, "update-note"});
    }
  }

  void take_byline(const std::string& names) {
    if (document_.byline) return;
    document_.byline = names;
    document_.byline_basis = Basis::kText;
  }

  // Returns the index of the title line, or lines_.size().
  std::size_t find_title() const {
    if (document_.title) {
      // A title that is known stands in the text only where the same words do.
      const std::string key = headline_key(*document_.title);
      for (std::size_t i = 0; i < std::min(lines_.size(), kRepeatWithin); ++i) {
        if (lines_[i].shape.bytes <= 2 * kLongestTitle && headline_key(structure_.of(lines_[i])) == key) return i;
      }
      return lines_.size();
    }
    for (std::size_t i = 0; i < head_end_; ++i) {
      const StructureLine& line = lines_[i];
      if (line.settled) continue;
      if (furniture_.is_section_label(line.folded)) continue;
      if (can_be_title(line)) {
        // A short label with a section glued to its front names a place on the site, if a better line
        // follows.
        const std::size_t glued = furniture_.glued_label(structure_.of(line));
        if (glued > 0 && line.shape.words <= 5 && i + 1 < head_end_ && can_be_title(lines_[i + 1])) continue;
        if (glued > 0 && i + 1 < lines_.size() && recurs_after(i, glued)) continue;
        return i;
      }
      break;  // Running text, or a line of another kind: no title before it.
    }
    return titled_by_what_follows();
  }

  // A headline may end with a full stop; what follows it shows that it is one.
  std::size_t titled_by_what_follows() const {
    if (lines_.size() < 3 || lines_[0].settled || lines_[0].shape.words > 20 || lines_[0].shape.words < 2 ||
        lines_[0].shape.bytes > kLongestTitle) {
      return lines_.size();
    }
    const StructureLine& next = lines_[1];
    const std::string_view text = structure_.of(next);
    const bool date = next.shape.bytes <= 160 && is_date_line(text, find_printed_dates(text, furniture_), furniture_);
    const bool byline = read_byline(text, next.shape).has_value();
    if (date || byline || is_bare_dateline(text, next.shape) || opens_with_dateline(text)) return 0;
    return lines_.size();
  }

  // "WorldPresident visits Senn" followed by the line "President visits Senn".
  bool recurs_after(std::size_t index, std::size_t glued) const {
    const std::string key = headline_key(structure_.of(lines_[index]).substr(glued));
    for (std::size_t i = index + 1; i < std::min(lines_.size(), kRepeatWithin); ++i) {
      if (lines_[i].shape.bytes <= kLongestTitle && headline_key(structure_.of(lines_[i])) == key) return true;
    }
    return false;
  }

  void take_title(std::size_t index) {
    StructureLine& line = lines_[index];
    line.settle(BlockKind::kTitle);
    const std::size_t glued = furniture_.glued_label(structure_.of(line));
    if (glued > 0 && line.shape.words > 3 && !document_.title) {
      const TextSpan label{line.span.begin, line.span.begin + static_cast<std::uint32_t>(glued)};
      document_.boilerplate.push_back({label, "section"});
      line.span.begin = label.end;
      label_of_title_ = label;
    }
    document_.title_span = line.span;
    if (document_.title) return;
    document_.title = std::string{structure_.of(line)};
    document_.title_basis = Basis::kText;
  }

  // Settles the lines of the head that are neither title nor date.
  void settle_between(std::size_t title) {
    const bool titled = title < lines_.size();
    const std::string key = titled ? headline_key(slice(structure_.text, *document_.title_span)) : std::string{};
    for (std::size_t i = 0; i < head_end_; ++i) {
      StructureLine& line = lines_[i];
      if (line.settled) continue;
      const std::string_view text = structure_.of(line);
      const std::size_t glued = furniture_.glued_label(text);
      const bool before = titled && i < title;
      if (before && glued > 0 && headline_key(text.substr(glued)) == key) {
        line.settle(BlockKind::kBoilerplate, "section");
      } else if (furniture_.is_section_label(line.folded) || (before && glued > 0 && line.shape.words <= 5)) {
        line.settle(BlockKind::kBoilerplate, "section");
      } else if (before) {
        line.settle(BlockKind::kHeading);  // A kicker.
      } else if (titled) {
        if (std::optional<std::string> name = read_placed_byline(text, line.shape)) {
          line.settle(BlockKind::kDateLine);
          take_byline(*name);
        } else if (line.shape.words >= 5) {
          line.settle(BlockKind::kSummary);
        } else {
          line.settle(BlockKind::kHeading);
        }
      } else if (!line.shape.ends_sentence() && line.shape.last != U':' && line.shape.words <= 12) {
        line.settle(BlockKind::kHeading);
      }
    }
  }

  // The headline once more, and what stands between it and its first occurrence is a stand-first.
  void settle_repeats() {
    if (!document_.title_span) return;
    const std::string key = headline_key(slice(structure_.text, *document_.title_span));
    if (key.size() < 8) return;
    std::size_t title = 0;
    while (title < lines_.size() && lines_[title].kind != BlockKind::kTitle) ++title;
    for (std::size_t i = title + 1; i < std::min(lines_.size(), title + kRepeatWithin); ++i) {
      if (lines_[i].shape.bytes > 2 * kLongestTitle || headline_key(structure_.of(lines_[i])) != key) continue;
      lines_[i].settle(BlockKind::kBoilerplate, "repeated-title");
      for (std::size_t k = title + 1; k < i; ++k) {
        if (!lines_[k].settled && lines_[k].shape.words <= 45) lines_[k].settle(BlockKind::kSummary);
      }
      return;
    }
  }

  Document& document_;
  StructureLines& structure_;
  std::vector<StructureLine>& lines_;
  const Furniture& furniture_;
  std::size_t head_end_ = 0;
  std::optional<TextSpan> label_of_title_;
};

}  // namespace

void read_head_lines(Document& document, StructureLines& structure, const Furniture& furniture) {
  HeadReader(document, structure, furniture).read();
}

}  // namespace onrecord
