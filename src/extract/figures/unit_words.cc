#include "extract/figures/unit_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 8> kClassNames = {"person",        "harm",    "currency",   "percent",
                                                         "percent_point", "measure", "identifier", "uncounted"};

}  // namespace

Result<std::unique_ptr<UnitWords>> UnitWords::open(const Lexicon& lexicon) {
  auto words = std::make_unique<UnitWords>();
  const LexiconTable& table = lexicon.table("units");
  const std::size_t word = table.column("word"), unit_class = table.column("class"), value = table.column("value");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto known = std::find(kClassNames.begin(), kClassNames.end(), table.field(row, unit_class));
    if (known == kClassNames.end()) {
      return Error{fmt::format("table units: unknown class \"{}\" of \"{}\"", table.field(row, unit_class),
                               table.field(row, word))};
    }
    words->trie_.add(table.field(row, word), static_cast<std::uint32_t>(words->rows_.size()));
    words->rows_.push_back({static_cast<UnitClass>(known - kClassNames.begin()), table.field(row, value)});
  }
  return words;
}

std::optional<UnitWords::Found> UnitWords::find(const std::vector<Atom>& atoms, const std::vector<std::string>& lemmas,
                                                std::size_t at, UnitClass unit_class) const {
  constexpr std::size_t kLongest = 4;
  std::vector<PhraseWord> words;
  for (std::size_t i = at; i < atoms.size() && i < at + kLongest; ++i) {
    const std::uint32_t form = trie_.word_id(atoms[i].lower), lemma = trie_.word_id(lemmas[i]);
    if (form == 0 && lemma == 0) break;
    words.push_back({form, lemma, static_cast<std::uint32_t>(i)});
  }
  while (!words.empty()) {
    const PhraseTrie::Match match = trie_.longest_at(words, 0);
    if (match.words == 0) return std::nullopt;
    for (const std::uint32_t row : match.values) {
      if (rows_[row].unit_class == unit_class)
        return Found{static_cast<std::uint32_t>(at + match.words), rows_[row].value};
    }
    words.resize(match.words - 1);
    if (words.empty() && match.words == 1) {
      // The written form is of another class ("dead" the noun): the lemma may be of this one.
      const std::uint32_t lemma = trie_.word_id(lemmas[at]);
      if (lemma != 0 && lemmas[at] != atoms[at].lower) {
        if (const auto by_lemma = value(lemmas[at], unit_class))
          return Found{static_cast<std::uint32_t>(at + 1), *by_lemma};
      }
    }
  }
  return std::nullopt;
}

std::optional<std::string_view> UnitWords::value(std::string_view word, UnitClass unit_class) const {
  const std::uint32_t id = trie_.word_id(word);
  if (id == 0) return std::nullopt;
  const PhraseWord one{id, id, 0};
  const PhraseTrie::Match match = trie_.longest_at({&one, 1}, 0);
  for (const std::uint32_t row : match.values) {
    if (rows_[row].unit_class == unit_class) return rows_[row].value;
  }
  return std::nullopt;
}

}  // namespace onrecord
