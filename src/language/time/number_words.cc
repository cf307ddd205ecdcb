#include "language/time/number_words.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace onrecord {
namespace {

std::optional<double> plain_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_word(const std::vector<Atom>& atoms, std::size_t at, std::string_view word) {
  return at < atoms.size() && atoms[at].kind == AtomKind::kWord && atoms[at].lower == word;
}

}  // namespace

std::optional<double> parse_digits(std::string_view digits) {
  std::string plain;
  std::size_t since_comma = std::string_view::npos;  // Digits since the last comma; npos before the first.
  bool point = false;
  for (const char c : digits) {
    if (c == ',') {
      if (point || (since_comma != std::string_view::npos && since_comma != 3)) return std::nullopt;
      if (since_comma == std::string_view::npos && plain.size() > 3) return std::nullopt;
      since_comma = 0;
    } else if (c == '.') {
      if (point || (since_comma != std::string_view::npos && since_comma != 3)) return std::nullopt;
      point = true;
      plain.push_back(c);
    } else if (c >= '0' && c <= '9') {
      if (!point && since_comma != std::string_view::npos) ++since_comma;
      plain.push_back(c);
    } else {
      return std::nullopt;
    }
  }
  // "7,5" is a decimal comma of another language, or a list: not ours to guess.
  if (!point && since_comma != std::string_view::npos && since_comma != 3) return std::nullopt;
  return plain_number(plain);
}

Result<std::unique_ptr<NumberWords>> NumberWords::open(const Lexicon& lexicon) {
  auto words = std::make_unique<NumberWords>();
  const LexiconTable& table = lexicon.table("numbers");
  const std::size_t word = table.column("word"), word_class = table.column("class"), value = table.column("value");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view field = table.field(row, value);
    const std::optional<double> number = field.empty() ? 0.0 : plain_number(field);
    if (!number) {
      return Error{fmt::format("table numbers: value \"{}\" of \"{}\" is no number", field, table.field(row, word))};
    }
    const std::string_view text = table.field(row, word);
    words->entries_.emplace(text, Entry{table.field(row, word_class), *number});
    words->sketch_.add(text);
  }
  return words;
}

bool NumberWords::is(std::string_view word, std::string_view word_class) const {
  if (!sketch_.may_hold(word)) return false;
  const auto [first, last] = entries_.equal_range(word);
  for (auto it = first; it != last; ++it) {
    if (it->second.word_class == word_class) return true;
  }
  return false;
}

const NumberWords::Entry* NumberWords::entry(const std::vector<Atom>& atoms, std::size_t at,
                                             std::string_view word_class) const {
  if (at >= atoms.size() || atoms[at].kind != AtomKind::kWord || !sketch_.may_hold(atoms[at].lower)) return nullptr;
  const auto [first, last] = entries_.equal_range(atoms[at].lower);
  for (auto it = first; it != last; ++it) {
    if (it->second.word_class == word_class) return &it->second;
  }
  return nullptr;
}

// By far most words begin no number: one search tells it.
bool NumberWords::may_begin(const std::vector<Atom>& atoms, std::size_t at) const {
  if (at >= atoms.size() || atoms[at].kind == AtomKind::kSymbol) return false;
  const std::string& word = atoms[at].lower;
  return atoms[at].kind == AtomKind::kNumber || word == "a" || word == "an" ||
         (sketch_.may_hold(word) && entries_.find(std::string_view{word}) != entries_.end());
}

std::optional<ReadNumber> NumberWords::read_digits(const std::vector<Atom>& atoms, std::size_t at) const {
  if (at >= atoms.size() || atoms[at].kind != AtomKind::kNumber) return std::nullopt;
  const std::optional<double> value = parse_digits(atoms[at].lower);
  if (!value) return std::nullopt;
  ReadNumber number;
  number.value = *value;
  number.digits = true;
  number.end = static_cast<std::uint32_t>(at + 1);
  if (number.end < atoms.size() && atoms[number.end].glued && !atoms[number.end].hyphen_before) {
    if (entry(atoms, number.end, "ordinal_suffix")) {
      number.ordinal = true;
      ++number.end;
    }
  }
  return number;
}

// Reads words below a thousand, then "hundred", then scales, in descending order: "two hundred and five
// thousand".
std::optional<ReadNumber> NumberWords::read_words(const std::vector<Atom>& atoms, std::size_t at) const {
  ReadNumber number;
  std::size_t i = at;
  double group = 0;  // Below a thousand.
  bool any = false, unit_done = false, ten_done = false;
  if ((is_word(atoms, i, "a") || is_word(atoms, i, "an")) &&
      (entry(atoms, i + 1, "scale") || entry(atoms, i + 1, "hundred") || entry(atoms, i + 1, "dozen"))) {
    number.article = true;
    group = 1;
    any = unit_done = true;
    ++i;
  }
  for (; i < atoms.size(); ++i) {
    if (const Entry* ten = entry(atoms, i, "ten"); ten && !ten_done && !unit_done) {
      group += ten->value;
      ten_done = any = true;
      continue;
    }
    if (const Entry* unit = entry(atoms, i, "unit"); unit && !unit_done && !(ten_done && unit->value >= 10)) {
      group += unit->value;
      unit_done = any = true;
      continue;
    }
    if (const Entry* hundred = entry(atoms, i, "hundred"); hundred && any && group > 0 && group < 100) {
      group *= hundred->value;
      // "hundred and five" goes on; "hundred and the" does not.
      if (is_word(atoms, i + 1, "and") && (entry(atoms, i + 2, "unit") || entry(atoms, i + 2, "ten"))) ++i;
      unit_done = ten_done = false;
      continue;
    }
    if (const Entry* ordinal = entry(atoms, i, "ordinal"); ordinal && !unit_done) {
      if (ten_done && ordinal->value >= 10) break;
      number.value = group + ordinal->value;
      number.ordinal = true;
      number.end = static_cast<std::uint32_t>(i + 1);
      return number;
    }
    break;
  }
  if (!any) return std::nullopt;
  number.value = group;
  number.end = static_cast<std::uint32_t>(i);
  return number;
}

// "and a half", "and-a-quarter", "1/2".
void NumberWords::read_fraction(const std::vector<Atom>& atoms, ReadNumber& number) const {
  std::size_t i = number.end;
  if (is_word(atoms, i, "and")) ++i;
  if (i == number.end) return;
  if (is_word(atoms, i, "a") || is_word(atoms, i, "an")) ++i;
  if (const Entry* fraction = entry(atoms, i, "fraction")) {
    number.value += fraction->value;
    number.end = static_cast<std::uint32_t>(i + 1);
    number.digits = false;
  }
}

void NumberWords::read_scales(const std::vector<Atom>& atoms, ReadNumber& number) const {
  double total = 0, smallest = HUGE_VAL;
  bool any = false;
  for (;;) {
    const Entry* scale = entry(atoms, number.end, "scale");
    if (!scale) scale = entry(atoms, number.end, "dozen");
    if (!scale && number.digits) scale = entry(atoms, number.end, "hundred");
    // One letter, as in "5m", is a scale only where it is glued to the digits.
    if (!scale && number.digits && number.end < atoms.size() && atoms[number.end].glued) {
      scale = entry(atoms, number.end, "glued_scale");
    }
    if (!scale || scale->value >= smallest) break;
    total += number.value * scale->value;
    smallest = scale->value;
    any = true;
    ++number.end;
    number.digits = false;
    std::size_t next = number.end;
    // "two million three hundred thousand": what follows must be of a smaller scale.
    if (is_word(atoms, next, "and")) ++next;
    const std::optional<ReadNumber> rest = read_words(atoms, next);
    if (!rest || rest->ordinal || rest->article || rest->value >= smallest) {
      number.value = 0;
      break;
    }
    if (next != number.end && rest->value >= 100) {
      number.value = 0;
      break;
    }
    number.value = rest->value;
    number.end = rest->end;
  }
  if (any) {
    number.value = total + number.value;
    number.scaled = true;
  }
}

std::optional<ReadNumber> NumberWords::read(const std::vector<Atom>& atoms, std::size_t at) const {
  if (!may_begin(atoms, at)) return std::nullopt;
  std::optional<ReadNumber> number = read_digits(atoms, at);
  if (!number) number = read_words(atoms, at);
  if (!number) {
    // "half a million".
    const Entry* fraction = entry(atoms, at, "fraction");
    if (!fraction || !(is_word(atoms, at + 1, "a") || is_word(atoms, at + 1, "an"))) return std::nullopt;
    const Entry* scale = entry(atoms, at + 2, "scale");
    if (!scale) scale = entry(atoms, at + 2, "dozen");
    if (!scale) return std::nullopt;
    ReadNumber part;
    part.value = fraction->value * scale->value;
    part.scaled = true;
    part.end = static_cast<std::uint32_t>(at + 3);
    return part;
  }
  if (number->ordinal) return number;
  read_fraction(atoms, *number);
  read_scales(atoms, *number);
  if (!number->digits) read_fraction(atoms, *number);
  return number;
}

}  // namespace onrecord
