#include "app/cli/answer.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "base/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kGap = 2;        // Spaces between columns.
constexpr std::size_t kNarrowest = 8;  // No column is made narrower than this.

// Breaks at spaces; a word longer than a line stands alone on one and is not cut, since it may be an id.
std::vector<std::string> broken(const std::string& text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    const std::size_t length = count_code_points(word);
    if (used > 0 && used + 1 + length > width) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) lines.back().push_back(' ');
    lines.back() += word;
    used += length + (used > 0);
    begin = end + 1;
  }
  return lines;
}

// Takes from the widest columns until all fit.
void fit(std::vector<std::size_t>& widths, std::size_t room) {
  const auto total = [&] {
    std::size_t sum = kGap * (widths.size() - 1);
    for (const std::size_t width : widths) sum += width;
    return sum;
  };
  while (total() > room) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kNarrowest) return;
    --*widest;
  }
}

// A range of one day is shown as that day.
std::string shown_text(const Cell& cell) {
  std::string text = on_one_line(text_of(cell));
  if (text.size() == 21 && text[10] == '/' && text.compare(0, 10, text, 11, 10) == 0) text.resize(10);
  // Control characters of a source would move the cursor of whoever reads it.
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; }),
             text.end());
  return text;
}

}  // namespace

void add_format_flag(CLI::App& command, std::string& format) {
  command.add_option("--format", format, "Form of the answer: table (on a terminal), jsonl (in a pipe), csv, tsv, md")
      ->check(CLI::IsMember({"table", "jsonl", "csv", "tsv", "md"}))
      ->type_name("FORMAT");
}

std::string terminal_table(const Table& table, unsigned width, bool colour) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> widths;
  for (const std::string& column : table.columns) widths.push_back(count_code_points(column));
  for (const std::vector<Cell>& cells : table.rows) {
    std::vector<std::string>& row = rows.emplace_back();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      row.push_back(shown_text(cells[i]));
      widths[i] = std::max(widths[i], count_code_points(row[i]));
    }
  }
  fit(widths, width);
  std::string out;
  const auto put_row = [&](const std::vector<std::string>& row) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
      cells.push_back(broken(row[i], widths[i]));
      height = std::max(height, cells[i].size());
    }
    for (std::size_t line = 0; line < height; ++line) {
      std::string text;
      std::size_t due = 0, used = 0;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (line < cells[i].size() && !cells[i][line].empty()) {
          text.append(due > used ? due - used : 0, ' ');
          used = std::max(due, used) + count_code_points(cells[i][line]);
          text += cells[i][line];
        }
        due += widths[i] + kGap;
        if (used + 1 > due) used = due - 1;  // A word too long for its column pushes the line, not the column.
      }
      out += text + "\n";
    }
  };
  if (colour) out += "\033[1m";
  put_row(table.columns);
  if (colour) out += "\033[0m";
  for (const std::vector<std::string>& row : rows) put_row(row);
  return out;
}

int print_answer(const Table& table, const std::vector<std::string>& shown, const std::string& format) {
  StandardOutput out;
  std::string text;
  const std::string form = !format.empty() ? format : stdout_is_terminal() ? "table" : "jsonl";
  if (form == "csv") append_csv(text, table);
  if (form == "tsv") append_tsv(text, table);
  if (form == "jsonl") append_jsonl(text, table);
  if (form == "md") append_markdown(text, select_columns(table, shown));
  if (form == "table" && !table.rows.empty()) {
    text = terminal_table(select_columns(table, shown), terminal_width(), stdout_has_colour());
  }
  out.write(text);
  if (out.failed()) return kExitError;
  return table.rows.empty() ? kExitNothing : kExitDone;
}

}  // namespace onrecord
