// Answers as tables with named columns, and their forms on disk: CSV, TSV, JSON lines, Markdown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace onrecord {

// One field: nothing, text, a number, a truth or a list of texts.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool, std::vector<std::string>>;

inline Cell cell(const std::optional<std::string>& maybe) {
  return maybe ? Cell(*maybe) : Cell();
}
inline Cell cell(const std::optional<double>& maybe) {
  return maybe ? Cell(*maybe) : Cell();
}
inline Cell cell(const std::optional<std::int64_t>& maybe) {
  return maybe ? Cell(*maybe) : Cell();
}
inline Cell cell(std::uint64_t number) {
  return Cell(static_cast<std::int64_t>(number));
}

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;  // Each has columns.size() cells.
};

// The text of a cell: "" for nothing, "true" and "false", the parts of a list with ';' between.
std::string text_of(const Cell& cell);

// RFC 4180 with a header line and "\n" at the ends of lines. Words stay verbatim, line ends in them too.
void append_csv(std::string& out, const Table& table);

// As IANA has it: a header line; a tab, line end or carriage return within a field becomes a space.
void append_tsv(std::string& out, const Table& table);

// One object a line, with null, numbers, truths and arrays as they are.
void append_jsonl(std::string& out, const Table& table);

// A pipe table; '|' is escaped and a run of white space becomes one space.
void append_markdown(std::string& out, const Table& table);

// The columns named, in that order. A name that is no column gives an empty one.
Table select_columns(const Table& table, const std::vector<std::string>& columns);

// Returns `text` with every run of white space made one space.
std::string on_one_line(std::string_view text);

}  // namespace onrecord
