#include "read/feeds/csv_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace onrecord {
namespace {

// The fields of an article in the order of kNames.
enum Field : std::size_t { kText, kId, kUrl, kTitle, kByline, kOutlet, kPublished, kFields };

// Names of columns; the first that a table has counts.
constexpr std::array<std::array<std::string_view, 9>, kFields> kNames = {{
    {"text", "maintext", "raw_text", "articlebody", "body", "content", "article", "full_text", "fulltext"},
    {"id", "article_id", "doc_id"},
    {"url", "link", "source_url"},
    {"title", "headline"},
    {"byline", "author", "authors"},
    {"outlet", "publication", "publisher", "sitename", "site_name", "source", "newspaper"},
    {"published", "date", "publish_date", "date_publish", "datepublished", "pubdate", "published_at",
     "publication_date"},
}};

// One field of a row: where it stands, and whether it is in quotation marks (then the range is what they enclose).
struct Cell {
  std::size_t begin = 0, end = 0;
  bool quoted = false;
};

std::vector<Cell> cells_of(std::string_view row, char separator) {
  std::vector<Cell> cells;
  std::size_t at = 0;
  for (;;) {
    Cell cell;
    cell.begin = at;
    if (at < row.size() && row[at] == '"') {
      cell.quoted = true;
      cell.begin = ++at;
      for (;; at += 2) {
        at = std::min(row.find('"', at), row.size());
        if (at >= row.size() || row.substr(at + 1, 1) != "\"") break;
      }
      cell.end = at;
      at = std::min(row.find(separator, at), row.size());
    } else {
      at = std::min(row.find(separator, at), row.size());
      cell.end = at;
      if (at == row.size() && cell.end > cell.begin && row[cell.end - 1] == '\r') --cell.end;
    }
    cells.push_back(cell);
    if (at >= row.size()) return cells;
    ++at;
  }
}

std::string lower_ascii(std::string_view text) {
  std::string lower{text};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == ' ') c = '_';
  }
  return lower;
}

void append_cell(MappedText& out, std::string_view row, Cell cell, std::uint64_t source_begin) {
  if (!cell.quoted) return out.copy_repaired(row.substr(cell.begin, cell.end - cell.begin), source_begin + cell.begin);
  std::size_t at = cell.begin;
  while (at < cell.end) {
    const std::size_t quote = std::min(row.find("\"\"", at), cell.end);
    out.copy_repaired(row.substr(at, quote - at), source_begin + at);
    if (quote == cell.end) return;
    out.replace("\"", source_begin + quote, 2);
    at = quote + 2;
  }
}

std::string cell_text(std::string_view row, Cell cell) {
  MappedText out;
  append_cell(out, row, cell, 0);
  const std::size_t begin = out.text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return out.text.substr(begin, out.text.find_last_not_of(" \t\r\n") - begin + 1);
}

// Follows whether a row is inside quotation marks from one line to the next.
class QuoteState {
 public:
  explicit QuoteState(char separator) : separator_(separator) {}
  void take(std::string_view line) {
    for (std::size_t at = 0; at < line.size(); ++at) {
      if (inside_) {
        at = line.find('"', at);
        if (at == std::string_view::npos) return;
        if (line.substr(at + 1, 1) == "\"") {
          ++at;
        } else {
          inside_ = false;
        }
        field_begins_ = false;
      } else if (line[at] == '"' && field_begins_) {
        inside_ = true;
      } else {
        field_begins_ = line[at] == separator_;
      }
    }
  }
  bool inside() const { return inside_; }

 private:
  const char separator_;
  bool inside_ = false, field_begins_ = true;
};

class CsvItems final : public ItemSource {
 public:
  CsvItems(std::unique_ptr<ChunkReader> reader, std::string columns, std::string place, std::string file,
           std::uint64_t limit)
      : reader_(std::move(reader)),
        columns_(std::move(columns)),
        place_(std::move(place)),
        file_(std::move(file)),
        limit_(limit) {}

  std::uint64_t consumed() const override { return reader_->consumed(); }

  std::optional<Result<RawItem>> next() override {
    if (!header_read_) {
      header_read_ = true;
      reader_->line();
    }
    for (;;) {
      std::optional<Result<Chunk>> line = reader_->line();
      if (!line) return std::nullopt;
      if (!*line) return failed(reader_->lines(), line->error().message);
      const std::uint64_t number = (*line)->line;
      RawItem item;
      item.file = file_;
      item.place = fmt::format("{}:{}", place_, number);
      item.format = InputFormat::kCsv;
      item.carried.context = columns_;
      item.source_begin = (*line)->begin;
      QuoteState state{columns_[0]};
      std::uint64_t size = (*line)->size;
      item.bytes = std::move((*line)->bytes);
      state.take(item.bytes);
      while (state.inside() && size <= limit_) {
        line = reader_->line();
        if (!line) return failed(number, "a quotation mark is not closed");
        if (!*line) return failed(number, line->error().message);
        size += (*line)->size + 1;
        item.bytes.push_back('\n');
        item.bytes += (*line)->bytes;
        state.take((*line)->bytes);
      }
      if (size > limit_) {
        return failed(number, fmt::format("a row of more than {} bytes, which is the limit (--max-document)", limit_));
      }
      if (item.bytes.find_first_not_of(" \t\r") == std::string::npos) continue;
      return Result<RawItem>{std::move(item)};
    }
  }

 private:
  Result<RawItem> failed(std::uint64_t line, const std::string& reason) const {
    return Error{fmt::format("{}:{}: {}", place_, line, reason)};
  }

  std::unique_ptr<ChunkReader> reader_;
  const std::string columns_, place_, file_;
  const std::uint64_t limit_;
  bool header_read_ = false;
};

}  // namespace

std::optional<std::string> csv_columns(std::string_view first_bytes) {
  if (first_bytes.substr(0, 3) == "\xEF\xBB\xBF") first_bytes.remove_prefix(3);
  std::string_view header = first_bytes.substr(0, first_bytes.find('\n'));
  if (!header.empty() && header.back() == '\r') header.remove_suffix(1);
  for (const char separator : {',', ';', '\t', '|'}) {
    if (header.find(separator) == std::string_view::npos) continue;
    std::vector<std::string> names;
    for (const Cell& cell : cells_of(header, separator)) names.push_back(lower_ascii(cell_text(header, cell)));
    std::string columns(1, separator);
    std::size_t known = 0;
    for (std::size_t field = 0; field < kFields; ++field) {
      std::size_t column = names.size();
      for (std::size_t i = kNames[field].size(); i-- > 0;) {
        const auto found = std::find(names.begin(), names.end(), kNames[field][i]);
        if (!kNames[field][i].empty() && found != names.end()) {
          column = static_cast<std::size_t>(found - names.begin());
        }
      }
      if (field == kText && column == names.size()) break;
      if (column < names.size()) ++known;
      columns += column < names.size() ? fmt::format("{} ", column) : "- ";
    }
    if (known >= 2) return columns;
  }
  return std::nullopt;
}

std::unique_ptr<ItemSource> csv_items(std::unique_ptr<ChunkReader> reader, std::string columns, std::string place,
                                      std::string file, std::uint64_t limit) {
  return std::make_unique<CsvItems>(std::move(reader), std::move(columns), std::move(place), std::move(file), limit);
}

Result<CsvArticle> read_csv_row(const RawItem& item) {
  const std::string_view columns = item.carried.context;
  if (columns.empty()) return Error{"the table has no header"};
  const std::vector<Cell> cells = cells_of(item.bytes, columns[0]);
  CsvArticle article;
  const std::array<std::string*, kFields> fields = {nullptr,         &article.id,     &article.url,      &article.title,
                                                    &article.byline, &article.outlet, &article.published};
  std::string_view rest = columns.substr(1);
  for (std::size_t field = 0; field < kFields; ++field) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    const std::string_view number = rest.substr(0, space);
    rest.remove_prefix(std::min(space + 1, rest.size()));
    std::size_t column = cells.size();
    if (!number.empty() && number != "-") {
      column = 0;
      for (const char c : number) column = column * 10 + static_cast<std::size_t>(c - '0');
    }
    if (column >= cells.size()) {
      if (field == kText) return Error{"the row ends before the column of the text"};
      continue;
    }
    if (fields[field]) {
      *fields[field] = cell_text(item.bytes, cells[column]);
    } else {
      append_cell(article.text, item.bytes, cells[column], item.source_begin);
    }
  }
  return article;
}

}  // namespace onrecord
