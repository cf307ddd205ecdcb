#include "base/tsv.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace onrecord {
namespace {

std::vector<std::string_view> split_tabs(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t tab = line.find('\t');
    fields.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

std::string_view TsvTable::property(std::string_view key) const {
  for (const auto& [name, value] : properties) {
    if (name == key) return value;
  }
  return {};
}

std::size_t TsvTable::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] == name) return i;
  }
  return npos;
}

Result<TsvTable> parse_tsv(std::string_view bytes, const std::string& place) {
  TsvTable table;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::size_t number = 0;
  while (!bytes.empty()) {
    ++number;
    const std::size_t newline = bytes.find('\n');
    std::string_view line = bytes.substr(0, newline);
    bytes.remove_prefix(newline == std::string_view::npos ? bytes.size() : newline + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (!is_clean_utf8(line)) return Error{fmt::format("{}:{}: not valid UTF-8", place, number)};
    if (line.front() == '#') {
      if (table.columns.empty()) {
        line.remove_prefix(1);
        while (line.starts_with(' ')) line.remove_prefix(1);
        const std::size_t tab = line.find('\t');
        if (tab != std::string_view::npos) table.properties.emplace_back(line.substr(0, tab), line.substr(tab + 1));
      }
      continue;
    }
    std::vector<std::string_view> fields = split_tabs(line);
    if (table.columns.empty()) {
      table.columns = std::move(fields);
      continue;
    }
    if (fields.size() > table.columns.size()) {
      return Error{fmt::format("{}:{}: {} fields, but the header names {} columns", place, number, fields.size(),
                               table.columns.size())};
    }
    fields.resize(table.columns.size());
    table.rows.push_back(std::move(fields));
    table.lines.push_back(number);
  }
  if (table.columns.empty()) return Error{place + ":1: no line that names the columns"};
  return table;
}

}  // namespace onrecord
