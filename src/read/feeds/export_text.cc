#include "read/feeds/export_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "read/files/charset.h"
#include "read/metadata/printed_date.h"

namespace onrecord {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Labels of lines, in the case of Nexis' older form; its newer one writes "Byline:".
constexpr std::array<std::string_view, 9> kHeadLabels = {"BYLINE", "SECTION", "LENGTH", "DATELINE", "HEADLINE",
                                                         "SOURCE", "TITLE",   "DATE",   "HIGHLIGHT"};
constexpr std::array<std::string_view, 13> kTailLabels = {
    "LOAD-DATE",    "LANGUAGE",     "PUBLICATION-TYPE", "SUBJECT",        "PUB-TYPE",
    "JOURNAL-CODE", "GRAPHIC",      "CORRECTION-DATE",  "CLASSIFICATION", "TERMS",
    "ACC-NO",       "DISTRIBUTION", "END OF DOCUMENT"};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string upper_ascii(std::string_view text) {
  std::string upper{text};
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

// Takes digits (with commas) off the front. Returns false if there are none.
bool take_number(std::string_view& text) {
  std::size_t size = 0;
  while (size < text.size() && ((text[size] >= '0' && text[size] <= '9') || (size > 0 && text[size] == ','))) ++size;
  text.remove_prefix(size);
  return size > 0 && size < 12;
}

bool take(std::string_view& text, std::string_view word) {
  if (text.substr(0, word.size()) != word) return false;
  text.remove_prefix(word.size());
  return true;
}

// "2 of 12 DOCUMENTS", "Document 2 of 12".
bool numbers_documents(std::string_view line) {
  std::string_view rest = trimmed(line);
  const bool named = take(rest, "Document ") || take(rest, "DOCUMENT ");
  if (!take_number(rest) || !take(rest, " of ") || !take_number(rest)) return false;
  return named ? rest.empty() : rest == " DOCUMENTS" || rest == " DOCUMENT";
}

// "Document NWA0000020310211en2b0001A", Factiva's accession number.
bool ends_factiva(std::string_view line) {
  std::string_view rest = trimmed(line);
  if (!take(rest, "Document ") || rest.size() < 15 || rest.size() > 40) return false;
  std::size_t letters = 0, figures = 0;
  for (const char c : rest) {
    if (c >= '0' && c <= '9') {
      ++figures;
    } else if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
      ++letters;
    } else {
      return false;
    }
  }
  return letters >= 3 && figures >= 8;
}

bool ends_document(std::string_view line) {
  return trimmed(line) == "End of Document" || ends_factiva(line);
}

// "512 words"; "LENGTH: 512 words".
bool is_bare_length(std::string_view line) {
  std::string_view rest = trimmed(line);
  return take_number(rest) && (rest == " words" || rest == " word");
}

struct Label {
  std::string name;  // In upper case; "" if the line has none.
  std::string_view value;
};

Label label_of(std::string_view line) {
  line = trimmed(line);
  const std::size_t colon = line.find(':');
  if (colon == npos || colon > 24) return {};
  Label label{upper_ascii(line.substr(0, colon)), trimmed(line.substr(colon + 1))};
  const auto is = [&](std::string_view name) { return label.name == name; };
  const bool known = label.name == "BODY" || std::any_of(kHeadLabels.begin(), kHeadLabels.end(), is) ||
                     std::any_of(kTailLabels.begin(), kTailLabels.end(), is);
  if (!known) label.name.clear();
  return label;
}

bool is_length(std::string_view line) {
  const Label label = label_of(line);
  std::string_view rest = label.value;
  return label.name == "LENGTH" && take_number(rest) && trimmed(rest).substr(0, 4) == "word";
}

bool is_tail(const Label& label) {
  return std::find(kTailLabels.begin(), kTailLabels.end(), label.name) != kTailLabels.end();
}

bool is_rights_line(std::string_view line) {
  line = trimmed(line);
  const std::string upper = upper_ascii(line.substr(0, 20));
  return upper.rfind("COPYRIGHT ", 0) == 0 || line.substr(0, 2) == "\xC2\xA9" || upper.rfind("(C) ", 0) == 0 ||
         upper.rfind("ALL RIGHTS RESERVED", 0) == 0;
}

struct Line {
  std::size_t begin = 0, end = 0;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back({at, end});
    at = end + 1;
  }
  return lines;
}

// Reads one article of either form.
class ArticleReader {
 public:
  explicit ArticleReader(std::string_view text) : text_(text), lines_(lines_of(text)) {}

  // Returns false if no body is found.
  bool read(ExportArticle& article) {
    if (lines_.empty()) return false;
    if (!labelled(article) && !factiva(article)) return false;
    while (body_begin_ < body_end_ && trimmed(line(body_begin_)).empty()) ++body_begin_;
    while (body_end_ > body_begin_ && (trimmed(line(body_end_ - 1)).empty() || is_rights_line(line(body_end_ - 1)))) {
      --body_end_;
    }
    return body_begin_ < body_end_;
  }

  std::size_t body_begin() const { return lines_[body_begin_].begin; }
  std::size_t body_end() const { return lines_[body_end_ - 1].end; }

 private:
  std::string_view line(std::size_t i) const { return text_.substr(lines_[i].begin, lines_[i].end - lines_[i].begin); }

  bool is_furniture(std::size_t i) const {
    return trimmed(line(i)).empty() || is_rights_line(line(i)) || numbers_documents(line(i));
  }

  bool labelled(ExportArticle& article) {
    std::size_t length = 0;
    while (length < lines_.size() && !is_length(line(length))) ++length;
    if (length == lines_.size()) return false;
    std::vector<std::string_view> before, after;
    std::size_t head_end = length + 1;
    bool in_body = false;
    for (std::size_t i = 0; i < lines_.size() && !in_body; ++i) {
      const Label label = label_of(line(i));
      if (label.name == "BYLINE") article.byline = std::string{label.value};
      if (label.name == "HEADLINE" || label.name == "TITLE") article.title = std::string{label.value};
      if (label.name == "SOURCE") article.outlet = std::string{label.value};
      if (label.name == "DATE") article.published = std::string{label.value};
      const bool is_body = label.name == "BODY" || trimmed(line(i)) == "Body";
      if (i > length) {
        // Behind the length come more labels, then the body.
        if (is_body) {
          head_end = i + (label.value.empty() ? 1 : 0);
          in_body = true;
        } else if (!label.name.empty() && !is_tail(label)) {
          head_end = i + 1;
        } else if (!is_furniture(i)) {
          // Without a line that says where the body begins, it is here.
          in_body = !has_body_line(i);
        }
        continue;
      }
      if (!label.name.empty() || is_furniture(i)) continue;
      const std::string_view words = trimmed(line(i));
      if (article.published.empty() && parse_printed_date(date_part(words))) {
        article.published = std::string{date_part(words)};
      } else {
        (article.published.empty() ? before : after).push_back(words);
      }
    }
    // The older form: outlet, date, title. The newer one: title, outlet, date.
    if (article.outlet.empty() && !before.empty()) article.outlet = std::string{before.back()};
    if (article.title.empty()) {
      if (!after.empty()) {
        for (const std::string_view part : after)
          article.title += (article.title.empty() ? "" : " ") + std::string{part};
      } else if (before.size() > 1) {
        article.title = std::string{before.front()};
      }
    }
    body_begin_ = head_end;
    body_end_ = head_end;
    while (body_end_ < lines_.size() && !is_tail(label_of(line(body_end_))) && !ends_document(line(body_end_))) {
      ++body_end_;
    }
    return true;
  }

  // "February 11, 2031 Tuesday 10:00 PM GMT": the day with the words behind it dropped one by one, at most five.
  static std::string_view date_part(std::string_view words) {
    if (words.size() > 60) return words;
    for (int i = 0; i < 5 && !parse_printed_date(words); ++i) {
      const std::size_t space = words.rfind(' ');
      if (space == npos) break;
      words = trimmed(words.substr(0, space));
    }
    return words;
  }

  bool has_body_line(std::size_t from) const {
    for (std::size_t i = from; i < lines_.size() && i < from + 12; ++i) {
      if (label_of(line(i)).name == "BODY" || trimmed(line(i)) == "Body") return true;
    }
    return false;
  }

  bool factiva(ExportArticle& article) {
    std::size_t length = 0;
    while (length < lines_.size() && length < 40 && !is_bare_length(line(length))) ++length;
    if (length >= lines_.size() || length == 40) return false;
    std::vector<std::string_view> head;
    for (std::size_t i = 0; i < length; ++i) {
      if (!is_furniture(i)) head.push_back(trimmed(line(i)));
    }
    if (!head.empty()) article.title = std::string{head.front()};
    if (head.size() > 1 && head.back().substr(0, 3) == "By ") article.byline = std::string{head.back().substr(3)};
    std::size_t rights = 0;
    for (std::size_t i = length + 1; i < lines_.size() && i < length + 16; ++i) {
      const std::string_view words = trimmed(line(i));
      if (words.empty()) continue;
      if (article.published.empty()) {
        if (!parse_printed_date(words)) return false;
        article.published = std::string{words};
      } else if (article.outlet.empty() && words.find_first_of("0123456789") != 0) {
        article.outlet = std::string{words};
      } else if (is_rights_line(line(i))) {
        rights = i;
        break;
      }
    }
    if (rights == 0) return false;
    body_begin_ = rights + 1;
    body_end_ = body_begin_;
    while (body_end_ < lines_.size() && !ends_document(line(body_end_))) ++body_end_;
    return true;
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::size_t body_begin_ = 0, body_end_ = 0;
};

class ExportItems final : public ItemSource {
 public:
  ExportItems(std::unique_ptr<ChunkReader> reader, std::string place, std::string file, std::uint64_t limit)
      : reader_(std::move(reader)), place_(std::move(place)), file_(std::move(file)), limit_(limit) {}

  std::uint64_t consumed() const override { return reader_->consumed(); }

  std::optional<Result<RawItem>> next() override {
    for (;;) {
      RawItem item;
      item.file = file_;
      item.format = InputFormat::kExport;
      std::uint64_t size = 0, begin_line = 0;
      bool filled = false, ended = false;
      for (;;) {
        std::optional<Result<Chunk>> line = ahead_ ? std::move(ahead_) : reader_->line();
        ahead_.reset();
        if (line && !*line) {
          return Result<RawItem>{Error{fmt::format("{}:{}: {}", place_, reader_->lines(), line->error().message)}};
        }
        ended = !line;
        if (!line) break;
        const bool begins = numbers_documents((*line)->bytes);
        if (begins && filled) {
          ahead_ = std::move(line);
          break;
        }
        if (begin_line == 0) {
          begin_line = (*line)->line;
          item.source_begin = (*line)->begin;
        }
        size += (*line)->size + 1;
        if (size <= limit_) item.bytes += (*line)->bytes + "\n";
        if (!begins && !trimmed((*line)->bytes).empty()) filled = true;
        if (filled && ends_document((*line)->bytes)) break;
      }
      if (!filled) {
        if (ended) return std::nullopt;
        continue;
      }
      item.bytes.pop_back();
      item.place = fmt::format("{}:{}", place_, begin_line);
      if (size > limit_) {
        return Result<RawItem>{Error{
            fmt::format("{}: {} bytes, which is over the limit of {} (--max-document)", item.place, size, limit_)}};
      }
      return Result<RawItem>{std::move(item)};
    }
  }

 private:
  std::unique_ptr<ChunkReader> reader_;
  const std::string place_, file_;
  const std::uint64_t limit_;
  std::optional<Result<Chunk>> ahead_;
};

}  // namespace

bool begins_export(std::string_view first_bytes) {
  bool length = false, bare_length = false, label = false, date = false;
  for (const Line& each : lines_of(first_bytes)) {
    const std::string_view line = first_bytes.substr(each.begin, each.end - each.begin);
    if (trimmed(line).empty()) continue;
    if (numbers_documents(line)) return true;
    if (bare_length && !date) {
      date = parse_printed_date(trimmed(line)).has_value();
      bare_length = date;
    }
    if (bare_length && date && is_rights_line(line)) return true;
    length = length || is_length(line);
    bare_length = bare_length || is_bare_length(line);
    const Label found = label_of(line);
    label = label || found.name == "BYLINE" || found.name == "SECTION" || found.name == "LOAD-DATE" ||
            found.name == "DATELINE" || (!length && is_rights_line(line)) || trimmed(line) == "Body";
    if (length && label) return true;
  }
  return false;
}

std::unique_ptr<ItemSource> export_items(std::unique_ptr<ChunkReader> reader, std::string place, std::string file,
                                         std::uint64_t limit) {
  return std::make_unique<ExportItems>(std::move(reader), std::move(place), std::move(file), limit);
}

Result<ExportArticle> read_export_article(std::string_view bytes, std::uint64_t source_begin) {
  const MappedText decoded = decode_charset(bytes, "", source_begin);
  ArticleReader reader{decoded.text};
  ExportArticle article;
  if (!reader.read(article)) return Error{"no article with the lines of an export"};
  article.text.copy(std::string_view{decoded.text}.substr(reader.body_begin(), reader.body_end() - reader.body_begin()),
                    reader.body_begin());
  article.text.map = article.text.map.through(decoded.map, article.text.size());
  article.text.repaired = decoded.repaired;
  return article;
}

}  // namespace onrecord
