#include "read/metadata/supplied_table.h"

#include <fmt/format.h>

#include <optional>

#include "base/utf8.h"

namespace onrecord {
namespace {

struct CsvRecord {
  std::vector<std::string> fields;
  std::uint64_t line = 0;
};

// Reads records one after the other. Borrows the bytes.
class CsvReader {
 public:
  CsvReader(std::string_view bytes, char separator) : bytes_(bytes), separator_(separator) {}

  // Returns the next record, nothing at the end, or a reason with its line.
  std::optional<Result<CsvRecord>> next(std::uint64_t& error_line) {
    if (at_ >= bytes_.size()) return std::nullopt;
    CsvRecord record;
    record.line = line_;
    for (;;) {
      std::string field;
      if (at_ < bytes_.size() && bytes_[at_] == '"') {
        error_line = line_;
        if (!quoted(field)) return Result<CsvRecord>{Error{"a quotation mark is not closed"}};
      }
      while (at_ < bytes_.size() && bytes_[at_] != separator_ && bytes_[at_] != '\n') field.push_back(bytes_[at_++]);
      if (!field.empty() && field.back() == '\r' && (at_ >= bytes_.size() || bytes_[at_] == '\n')) field.pop_back();
      record.fields.push_back(std::move(field));
      if (at_ >= bytes_.size()) return Result<CsvRecord>{std::move(record)};
      if (bytes_[at_++] == '\n') {
        ++line_;
        return Result<CsvRecord>{std::move(record)};
      }
    }
  }

 private:
  bool quoted(std::string& field) {
    ++at_;
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_++];
      if (c == '\n') ++line_;
      if (c != '"') {
        field.push_back(c);
      } else if (at_ < bytes_.size() && bytes_[at_] == '"') {
        field.push_back('"');
        ++at_;
      } else {
        return true;
      }
    }
    return false;
  }

  std::string_view bytes_;
  const char separator_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
};

std::string without_dot_slash(std::string_view path) {
  while (path.substr(0, 2) == "./") path.remove_prefix(2);
  return std::string{path};
}

std::string_view name_of_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// Returns true if `longer` is `shorter` below some folder.
bool is_below(std::string_view longer, std::string_view shorter) {
  return longer.size() > shorter.size() && longer.substr(longer.size() - shorter.size()) == shorter &&
         longer[longer.size() - shorter.size() - 1] == '/';
}

std::string* field_named(SuppliedMetadata& metadata, std::string_view column) {
  if (column == "url") return &metadata.url;
  if (column == "outlet") return &metadata.outlet;
  if (column == "published") return &metadata.published;
  if (column == "title") return &metadata.title;
  if (column == "byline") return &metadata.byline;
  return nullptr;
}

}  // namespace

Result<SuppliedTable> SuppliedTable::parse(std::string_view bytes, const std::string& place) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  const std::string_view header = bytes.substr(0, bytes.find('\n'));
  char separator = ',';
  if (header.find(',') == std::string_view::npos) {
    if (header.find(';') != std::string_view::npos) separator = ';';
    if (header.find('\t') != std::string_view::npos) separator = '\t';
  }
  SuppliedTable table;
  table.place_ = place;
  CsvReader reader{bytes, separator};
  std::vector<std::string> columns;
  std::size_t path_column = static_cast<std::size_t>(-1);
  std::uint64_t error_line = 0;
  while (std::optional<Result<CsvRecord>> read = reader.next(error_line)) {
    if (!*read) return Error{fmt::format("{}:{}: {}", place, error_line, read->error().message)};
    CsvRecord& record = **read;
    if (columns.empty()) {
      for (std::string& field : record.fields) columns.push_back(lower_case(field));
      for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] == "path") path_column = i;
      }
      if (path_column == static_cast<std::size_t>(-1)) return Error{place + ":1: no column \"path\""};
      continue;
    }
    if (record.fields.size() == 1 && record.fields[0].empty()) continue;  // An empty line.
    if (record.fields.size() > columns.size()) {
      return Error{fmt::format("{}:{}: {} fields, but the header names {} columns", place, record.line,
                               record.fields.size(), columns.size())};
    }
    Row row;
    row.line = record.line;
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      if (i == path_column) {
        row.path = without_dot_slash(record.fields[i]);
      } else if (std::string* field = field_named(row.metadata, columns[i])) {
        *field = record.fields[i];
      }
    }
    if (row.path.empty()) return Error{fmt::format("{}:{}: empty path", place, record.line)};
    const std::size_t index = table.rows_.size();
    if (!table.by_path_.emplace(row.path, index).second) {
      return Error{fmt::format("{}:{}: a second row for \"{}\"", place, record.line, row.path)};
    }
    table.by_name_.emplace(std::string{name_of_path(row.path)}, index);
    table.rows_.push_back(std::move(row));
  }
  if (columns.empty()) return Error{place + ": empty file"};
  return table;
}

const SuppliedMetadata* SuppliedTable::find(std::string_view relative_path) {
  const auto use = [&](std::size_t index) {
    rows_[index].used = true;
    return &rows_[index].metadata;
  };
  const auto exact = by_path_.find(relative_path);
  if (exact != by_path_.end()) return use(exact->second);
  const auto [first, last] = by_name_.equal_range(name_of_path(relative_path));
  for (auto it = first; it != last; ++it) {
    const std::string& path = rows_[it->second].path;
    if (is_below(path, relative_path) || is_below(relative_path, path)) return use(it->second);
  }
  return nullptr;
}

std::vector<std::string> SuppliedTable::unmatched() const {
  std::vector<std::string> lines;
  for (const Row& row : rows_) {
    if (!row.used) lines.push_back(fmt::format("{}:{}: no file \"{}\" was read", place_, row.line, row.path));
  }
  return lines;
}

}  // namespace onrecord
