#include "app/cli/answer.h"

#include <algorithm>

#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "base/iso_date.h"
#include "base/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kGap = 2;        // Spaces between columns.
constexpr std::size_t kNarrowest = 8;  // No column is made narrower than this,
constexpr std::size_t kLongWord = 24;  // nor narrower than its longest word, up to this: an id or a date is not broken.
constexpr std::size_t kLongText = 40;  // A text of so many characters is not read
constexpr std::size_t kReadable = 28;  // in a column narrower than this.

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

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    longest = std::max(longest, count_code_points(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return longest;
}

// Takes from the columns with most to give until all fit, or none can give more.
void fit(std::vector<std::size_t>& widths, const std::vector<std::size_t>& narrowest, std::size_t room) {
  const auto total = [&] {
    std::size_t sum = kGap * (widths.size() - 1);
    for (const std::size_t width : widths) sum += width;
    return sum;
  };
  while (total() > room) {
    std::size_t widest = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] > narrowest[i] && (widest == widths.size() || widths[i] > widths[widest])) widest = i;
    }
    if (widest == widths.size()) return;
    --widths[widest];
  }
}

// Each row as a block of its own, one field under the other: for tables that do not fit beside each other.
std::string entry_blocks(const Table& table, const std::vector<std::vector<std::string>>& rows, std::size_t width) {
  std::size_t names = 0;
  for (const std::string& column : table.columns) names = std::max(names, count_code_points(column));
  std::string out;
  for (const std::vector<std::string>& row : rows) {
    if (!out.empty()) out.push_back('\n');
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].empty()) continue;
      const std::size_t room = width > names + kGap + kReadable ? width - names - kGap : kReadable;
      bool first = true;
      for (const std::string& line : broken(row[i], room)) {
        const std::string name = first ? table.columns[i] : "";
        out += name + std::string(names + kGap - count_code_points(name), ' ') + line + "\n";
        first = false;
      }
    }
  }
  return out;
}

// A range of days in few letters: one day, "2031-05" for all of a month, "2031" for all of a year.
std::string short_range(const std::string& text) {
  if (text.size() != 21 || text[10] != '/') return text;
  for (const std::size_t length : {std::size_t{4}, std::size_t{7}, std::size_t{10}}) {
    const auto whole = parse_iso_date(text.substr(0, length));
    if (whole && to_string(*whole) == text) return text.substr(0, length);
  }
  return text;
}

std::string shown_text(const Cell& cell) {
  std::string text = short_range(on_one_line(text_of(cell)));
  // Control characters of a source would move the cursor of whoever reads it.
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; }),
             text.end());
  return text;
}

}  // namespace

void add_format_flag(Flags& command, std::string& format) {
  command.option("--format", format, "Form of the answer: table (on a terminal), jsonl (in a pipe), csv, tsv, md")
      .one_of({"table", "jsonl", "csv", "tsv", "md"})
      .type_name("FORMAT");
}

std::string terminal_table(const Table& table, unsigned width, bool colour) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> widths;
  for (const std::string& column : table.columns) widths.push_back(count_code_points(column));
  std::vector<std::size_t> narrowest = widths;
  for (const std::vector<Cell>& cells : table.rows) {
    std::vector<std::string>& row = rows.emplace_back();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      row.push_back(shown_text(cells[i]));
      widths[i] = std::max(widths[i], count_code_points(row[i]));
      narrowest[i] =
          std::max({narrowest[i], std::min(longest_word(row[i]), kLongWord), std::min(kNarrowest, widths[i])});
    }
  }
  const std::vector<std::size_t> natural = widths;
  fit(widths, narrowest, width);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (natural[i] >= kLongText && widths[i] < kReadable) return entry_blocks(table, rows, width);
  }
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
