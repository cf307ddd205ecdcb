#include "read/feeds/export_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "read/feeds/export_lines.h"
#include "read/files/charset.h"
#include "read/metadata/printed_date.h"

namespace onrecord {
namespace {

constexpr std::size_t npos = std::string_view::npos;

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

// Reads one article of any form.
class ArticleReader {
 public:
  explicit ArticleReader(std::string_view text) : text_(text), lines_(lines_of(text)) {}

  // Returns false if no body is found.
  bool read(ExportArticle& article) {
    if (lines_.empty()) return false;
    if (coded(article)) return true;
    if (!labelled(article) && !factiva(article)) return false;
    while (body_begin_ < body_end_ && trimmed(line(body_begin_)).empty()) ++body_begin_;
    while (body_end_ > body_begin_ && (trimmed(line(body_end_ - 1)).empty() || is_rights_line(line(body_end_ - 1)))) {
      --body_end_;
    }
    if (body_begin_ == body_end_) return false;
    body_.push_back(
        {static_cast<std::uint32_t>(lines_[body_begin_].begin), static_cast<std::uint32_t>(lines_[body_end_ - 1].end)});
    return true;
  }

  std::vector<TextSpan> take_body() { return std::move(body_); }

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
      const ExportLabel label = label_of(line(i));
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

  // The table of fields: a line with a code, then the lines of its value.
  bool coded(ExportArticle& article) {
    std::string_view code;
    bool counted = false;
    std::vector<TextSpan> parts;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string_view words = trimmed(line(i));
      if (const std::string_view next = code_of(words); !next.empty()) {
        code = next;
        if (code == "LP" || code == "TD") parts.emplace_back();
        continue;
      }
      if (words.empty()) continue;
      counted = counted || (code == "WC" && is_bare_length(words));
      if (code == "HD") article.title += (article.title.empty() ? "" : " ") + std::string{words};
      if (code == "BY" && article.byline.empty()) article.byline = std::string{without_by(words)};
      if (code == "SN" && article.outlet.empty()) article.outlet = std::string{words};
      if (code == "PD" && article.published.empty()) article.published = std::string{words};
      if ((code == "LP" || code == "TD") && !ends_document(words)) {
        if (parts.back().empty()) parts.back().begin = static_cast<std::uint32_t>(lines_[i].begin);
        parts.back().end = static_cast<std::uint32_t>(lines_[i].end);
      }
    }
    std::erase_if(parts, [](TextSpan part) { return part.empty(); });
    if (!counted || parts.empty()) {
      article = {};
      return false;
    }
    body_ = std::move(parts);
    return true;
  }

  static std::string_view without_by(std::string_view words) {
    return words.substr(0, 3) == "By " ? words.substr(3) : words;
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
    if (head.size() > 1 && head.back().substr(0, 3) == "By ") article.byline = std::string{without_by(head.back())};
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
  std::vector<TextSpan> body_;
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
  bool length = false, bare_length = false, label = false, date = false, counts = false;
  for (const Line& each : lines_of(first_bytes)) {
    const std::string_view line = first_bytes.substr(each.begin, each.end - each.begin);
    if (trimmed(line).empty()) continue;
    if (numbers_documents(line)) return true;
    if (counts && is_bare_length(line)) return true;
    counts = code_of(line) == "WC";
    if (bare_length && !date) {
      date = parse_printed_date(trimmed(line)).has_value();
      bare_length = date;
    }
    if (bare_length && date && is_rights_line(line)) return true;
    length = length || is_length(line);
    bare_length = bare_length || is_bare_length(line);
    const ExportLabel found = label_of(line);
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

std::vector<TextSpan> find_export_article(std::string_view text, ExportArticle& article) {
  ArticleReader reader{text};
  return reader.read(article) ? reader.take_body() : std::vector<TextSpan>{};
}

Result<ExportArticle> read_export_article(std::string_view bytes, std::uint64_t source_begin) {
  const MappedText decoded = decode_charset(bytes, "", source_begin);
  ExportArticle article;
  const std::vector<TextSpan> body = find_export_article(decoded.text, article);
  if (body.empty()) return Error{"no article with the lines of an export"};
  for (const TextSpan part : body) {
    // The newline between two parts stands for what the export has between them.
    if (article.text.size() > 0) article.text.replace("\n", part.begin - 1, 1);
    article.text.copy(slice(decoded.text, part), part.begin);
  }
  article.text.map = article.text.map.through(decoded.map, article.text.size());
  article.text.repaired = decoded.repaired;
  return article;
}

}  // namespace onrecord
