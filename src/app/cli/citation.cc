#include "app/cli/citation.h"

#include <fmt/format.h>

#include "store/export/table.h"

namespace onrecord {
namespace {

// Characters that Markdown would read as its own.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '*' || c == '_' || c == '[' || c == ']' || c == '<' || c == '`' || c == '#')
      out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

std::string citation(const StatementRow& s, bool markdown) {
  const Evidence& e = s.evidence;
  const auto plain = [&](std::string_view text) {
    const std::string line = on_one_line(text);
    return markdown ? escaped(line) : line;
  };
  std::string line = s.speaker ? plain(*s.speaker) : "Unknown speaker";
  line += fmt::format(" ({}, {}", s.kind, s.act);
  if (s.when_first) line += fmt::format(", {} by {}", *day_or_range(s.when_first, s.when_last), s.when_basis);
  line += "): " + plain(s.words);
  if (s.reported_by) line += fmt::format(" [according to {}]", plain(*s.reported_by));
  line += " — ";
  if (e.byline) line += plain(*e.byline) + ", ";
  if (e.title) line += (markdown ? "*" + plain(*e.title) + "*" : plain(*e.title)) + ", ";
  if (e.outlet) line += plain(*e.outlet) + ", ";
  line += e.published ? fmt::format("{} ({})", *e.published, e.published_basis) : std::string("date not known");
  if (e.url) line += markdown ? fmt::format(", <{}>", *e.url) : ", " + *e.url;
  line += fmt::format(". {}, bytes {}-{}, {}", plain(e.file), e.byte_begin, e.byte_end, s.id);
  return line + "\n";
}

}  // namespace

std::string text_citation(const StatementRow& statement) {
  return citation(statement, false);
}
std::string markdown_citation(const StatementRow& statement) {
  return citation(statement, true);
}

}  // namespace onrecord
