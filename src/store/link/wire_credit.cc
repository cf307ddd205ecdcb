#include "store/link/wire_credit.h"

#include <algorithm>

#include "base/name_key.h"
#include "base/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestDateline = 80;  // Bytes before the bracket.
constexpr std::size_t kLongestCredit = 40;    // Bytes within it.

bool is_name(std::string_view words) {
  if (words.empty() || words.size() > kLongestCredit) return false;
  if (!is_upper(decode_utf8(words, 0).value)) return false;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = decode_utf8(words, at);
    const char32_t c = point.value;
    if (!is_letter(c) && c != U' ' && c != U'-' && c != U'.' && c != U'&' && c != U'/') return false;
    at += point.bytes;
  }
  return true;
}

// "Port Aram": at most four words, each with a capital.
bool is_capitalised(std::string_view words) {
  int count = 0;
  for (std::size_t at = 0; at < words.size();) {
    if (!is_upper(decode_utf8(words, at).value) || ++count > 4) return false;
    at = std::min(words.find(' ', at), words.size());
    while (at < words.size() && words[at] == ' ') ++at;
  }
  return count > 0;
}

// A dateline begins with a place in capitals: what stands before the bracket holds no lower-case word of a sentence but
// the name of a month.
bool is_dateline(std::string_view words) {
  if (words.empty() || words.size() > kLongestDateline) return false;
  const std::size_t comma = words.find_first_of(",(");
  const std::string_view place = words.substr(0, comma);
  std::size_t upper = 0;
  for (std::size_t at = 0; at < place.size();) {
    const CodePoint point = decode_utf8(place, at);
    if (is_lower(point.value)) return comma == std::string_view::npos && is_capitalised(place);
    upper += is_upper(point.value) ? 1 : 0;
    at += point.bytes;
  }
  return upper >= 2;
}

bool begins_with_dash(std::string_view words) {
  while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
  const char32_t c = decode_utf8(words, 0).value;
  return c == U'-' || c == U'–' || c == U'—';
}

}  // namespace

std::optional<TextSpan> find_wire_credit(std::string_view text, const std::vector<TextSpan>& paragraphs) {
  if (paragraphs.empty()) return std::nullopt;
  const auto within = [&](TextSpan paragraph, std::size_t open, std::size_t close) {
    return TextSpan{paragraph.begin + static_cast<std::uint32_t>(open) + 1,
                    paragraph.begin + static_cast<std::uint32_t>(close)};
  };
  const std::string_view first = slice(text, paragraphs.front());
  const std::size_t open = first.find('('), close = first.find(')', open == std::string_view::npos ? 0 : open);
  if (open != std::string_view::npos && close != std::string_view::npos && open > 0) {
    std::string_view before = first.substr(0, open);
    while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
    const TextSpan credit = within(paragraphs.front(), open, close);
    if (is_dateline(before) && is_name(slice(text, credit)) && begins_with_dash(first.substr(close + 1))) return credit;
  }
  const std::string_view last = slice(text, paragraphs.back());
  if (last.size() > 2 && last.front() == '(' && last.back() == ')') {
    const TextSpan credit = within(paragraphs.back(), 0, last.size() - 1);
    if (is_name(slice(text, credit))) return credit;
  }
  return std::nullopt;
}

bool credit_names(std::string_view credit, std::string_view outlet) {
  std::string of_credit = name_key(credit), of_outlet = name_key(outlet);
  for (std::string* key : {&of_credit, &of_outlet}) {
    if (key->rfind("the ", 0) == 0) key->erase(0, 4);
  }
  if (of_credit.empty() || of_outlet.empty()) return false;
  if (of_credit == of_outlet) return true;
  std::string initials;
  for (std::size_t at = 0; at < of_outlet.size();) {
    initials.push_back(of_outlet[at]);
    const std::size_t space = of_outlet.find(' ', at);
    at = space == std::string::npos ? of_outlet.size() : space + 1;
  }
  return initials.size() > 1 && of_credit == initials;
}

void link_wire_credits(Database& database) {
  std::vector<std::int64_t> documents;
  Sql added(database,
            "SELECT document FROM document WHERE document NOT IN (SELECT document FROM document_wording) "
            "ORDER BY document");
  while (added.step()) documents.push_back(added.integer(0));
  Sql text(database, "SELECT text FROM document WHERE document = ?");
  Sql block(database,
            "SELECT begin, end FROM block WHERE document = ? AND kind NOT IN ('title', 'boilerplate', 'date-line', "
            "'caption', 'heading') ORDER BY number");
  Sql insert(database, "INSERT INTO wire_credit VALUES (?, ?, ?, ?)");
  for (const std::int64_t document : documents) {
    text.bind(0, document);
    const std::string words = text.step() ? text.string(0) : std::string();
    text.reset();
    std::vector<TextSpan> paragraphs;
    block.bind(0, document);
    while (block.step()) {
      const TextSpan span{block.offset(0), block.offset(1)};
      if (span.begin <= span.end && span.end <= words.size()) paragraphs.push_back(span);
    }
    block.reset();
    if (const std::optional<TextSpan> credit = find_wire_credit(words, paragraphs))
      insert.all(document, slice(words, *credit), credit->begin, credit->end).run();
  }
}

}  // namespace onrecord
