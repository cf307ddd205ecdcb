#include "store/export/table.h"

#include <algorithm>

#include "record/json.h"

namespace onrecord {
namespace {

void append_csv_field(std::string& out, const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    out += text;
    return;
  }
  out.push_back('"');
  for (const char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
}

struct JsonCell {
  JsonWriter& json;
  void operator()(std::monostate) { json.null(); }
  void operator()(const std::string& text) { json.value(text); }
  void operator()(std::int64_t number) { json.value(number); }
  void operator()(double number) { json.value(number); }
  void operator()(bool truth) { json.value(truth); }
  void operator()(const std::vector<std::string>& list) {
    json.begin_array();
    for (const std::string& part : list) json.value(part);
    json.end_array();
  }
};

struct TextCell {
  std::string operator()(std::monostate) { return ""; }
  std::string operator()(const std::string& text) { return text; }
  std::string operator()(std::int64_t number) { return std::to_string(number); }
  std::string operator()(double number) {
    std::string text;
    JsonWriter(text).value(number);  // The shortest form that reads back, in every locale.
    return text;
  }
  std::string operator()(bool truth) { return truth ? "true" : "false"; }
  std::string operator()(const std::vector<std::string>& list) {
    std::string text;
    for (const std::string& part : list) text += (text.empty() ? "" : ";") + part;
    return text;
  }
};

template <typename Field>
void append_lines(std::string& out, const Table& table, char separator, Field field) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) out.push_back(separator);
    out += table.columns[i];
  }
  out.push_back('\n');
  for (const std::vector<Cell>& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out.push_back(separator);
      field(text_of(row[i]));
    }
    out.push_back('\n');
  }
}

std::string markdown_field(const Cell& cell) {
  std::string field;
  for (const char c : on_one_line(text_of(cell))) {
    if (c == '|' || c == '\\') field.push_back('\\');
    field.push_back(c);
  }
  return field;
}

}  // namespace

std::string text_of(const Cell& cell) {
  return std::visit(TextCell{}, cell);
}

void append_csv(std::string& out, const Table& table) {
  append_lines(out, table, ',', [&](const std::string& text) { append_csv_field(out, text); });
}

void append_tsv(std::string& out, const Table& table) {
  append_lines(out, table, '\t', [&](std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    out += text;
  });
}

void append_jsonl(std::string& out, const Table& table) {
  for (const std::vector<Cell>& row : table.rows) {
    JsonWriter json(out);
    json.begin_object();
    for (std::size_t i = 0; i < row.size(); ++i) {
      json.key(table.columns[i]);
      std::visit(JsonCell{json}, row[i]);
    }
    json.end_object();
    out.push_back('\n');
  }
}

void append_markdown(std::string& out, const Table& table) {
  out += "|";
  for (const std::string& column : table.columns) out += " " + column + " |";
  out += "\n|";
  for (std::size_t i = 0; i < table.columns.size(); ++i) out += " --- |";
  out += "\n";
  for (const std::vector<Cell>& row : table.rows) {
    out += "|";
    for (const Cell& cell : row) out += " " + markdown_field(cell) + " |";
    out += "\n";
  }
}

Table select_columns(const Table& table, const std::vector<std::string>& columns) {
  std::vector<std::size_t> indices;
  for (const std::string& column : columns) {
    indices.push_back(static_cast<std::size_t>(std::find(table.columns.begin(), table.columns.end(), column) -
                                               table.columns.begin()));
  }
  Table selected{columns, {}};
  for (const std::vector<Cell>& row : table.rows) {
    std::vector<Cell>& cells = selected.rows.emplace_back();
    for (const std::size_t index : indices) cells.push_back(index < row.size() ? row[index] : Cell());
  }
  return selected;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) {
      line.push_back(c);
    } else if (!line.empty() && line.back() != ' ') {
      line.push_back(' ');
    }
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace onrecord
