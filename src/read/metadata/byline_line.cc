#include "read/metadata/byline_line.h"

#include <vector>

#include "base/utf8.h"

namespace onrecord {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t at = text.find_first_not_of(' ');
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(' ', end);
  }
  return words;
}

bool is_name_word(std::string_view word) {
  const CodePoint first = decode_utf8(word, 0);
  if (!is_upper(first.value)) return false;
  for (const char c : word) {
    if (is_digit(static_cast<unsigned char>(c))) return false;
  }
  return true;
}

// "de", "van", "al": small words within names.
bool is_name_link(std::string_view word) {
  if (word == "and" || word == "in" || word == "for" || word == "&") return true;
  return word.size() <= 3 && is_lower(decode_utf8(word, 0).value) && word != "the" && word != "a" && word != "is";
}

std::string_view cut_at(std::string_view text, std::string_view mark) {
  return text.substr(0, text.find(mark));
}

}  // namespace

std::optional<std::string> read_byline(std::string_view line, const LineShape& shape) {
  if (shape.bytes > 140 || shape.words < 2 || shape.words > 16) return std::nullopt;
  const std::string_view start = line.substr(0, 3);
  if (start != "By " && start != "BY " && start != "by " && line.substr(0, 3) != "By:") return std::nullopt;
  std::string_view names = line.substr(3);
  for (const std::string_view mark : {" | ", " • ", " · ", " – ", " — ", " - ", " / "}) names = cut_at(names, mark);
  while (!names.empty() && (names.back() == ' ' || names.back() == ',')) names.remove_suffix(1);
  while (!names.empty() && names.front() == ' ') names.remove_prefix(1);
  const std::vector<std::string_view> words = words_of(names);
  if (words.empty() || words.size() > 12) return std::nullopt;
  std::size_t capitalised = 0;
  for (const std::string_view word : words) {
    if (is_name_word(word)) {
      ++capitalised;
    } else if (!is_name_link(word)) {
      return std::nullopt;
    }
  }
  // "By Friday" and "By March" open a headline as well; a name has two words, or stands in capitals.
  if (capitalised < 2) return std::nullopt;
  if (shape.last == U'?' || shape.last == U'!') return std::nullopt;
  return std::string{names};
}

std::optional<std::string> read_placed_byline(std::string_view line, const LineShape& shape) {
  if (shape.bytes > 70 || shape.ends_sentence() || shape.last == U':') return std::nullopt;
  const std::size_t comma = line.find(", ");
  if (comma == std::string_view::npos) return std::nullopt;
  const std::string_view name = line.substr(0, comma), place = line.substr(comma + 2);
  const std::vector<std::string_view> name_words = words_of(name), place_words = words_of(place);
  if (name_words.size() < 2 || name_words.size() > 3 || place_words.empty() || place_words.size() > 3) {
    return std::nullopt;
  }
  for (const auto& words : {name_words, place_words}) {
    for (const std::string_view word : words) {
      if (!is_name_word(word)) return std::nullopt;
    }
  }
  if (!shape.has_lower) return std::nullopt;
  return std::string{name};
}

bool is_bare_dateline(std::string_view line, const LineShape& shape) {
  if (shape.bytes > 60 || shape.words > 6 || shape.words == 0) return false;
  const std::size_t open = line.find('('), close = line.find(')');
  if (open == std::string_view::npos || open < 3 || close == std::string_view::npos || close < open) return false;
  if (close - open > 24 || line.size() - close > 4) return false;
  for (const std::string_view word : words_of(line.substr(0, open))) {
    if (!is_name_word(word)) return false;
  }
  const std::string_view agency = line.substr(open + 1, close - open - 1);
  if (agency.find_first_of("0123456789,.") != std::string_view::npos) return false;
  return !shape_of(line.substr(0, open)).has_lower || !shape_of(agency).has_lower;
}

bool opens_with_dateline(std::string_view line) {
  const std::string_view head = line.substr(0, 70);
  std::size_t end = std::string_view::npos;
  for (const std::string_view mark : {" — ", " – ", " -- ", " - ", "—", ") "}) {
    end = std::min(end, head.find(mark));
  }
  if (end == std::string_view::npos || end < 3) return false;
  const std::vector<std::string_view> words = words_of(head.substr(0, end));
  if (words.empty() || words.size() > 8) return false;
  for (const std::string_view word : words) {
    const char32_t first = decode_utf8(word, 0).value;
    if (!is_upper(first) && !is_digit(first) && first != U'(') return false;
  }
  // A place in capitals or an agency in brackets; "He — and only he — ..." is no dateline.
  const bool shouted =
      words[0].size() >= 3 && lower_case(words[0]) != words[0] && shape_of(words[0]).has_lower == false;
  return shouted || head.substr(0, end + 1).find('(') != std::string_view::npos;
}

}  // namespace onrecord
