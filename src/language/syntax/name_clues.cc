#include "language/syntax/name_clues.h"

#include <algorithm>

namespace onrecord {

namespace {

constexpr std::uint8_t kMostlySmall = 2;  // Of NameClue::capitals: fewer than half have a capital.

// At least three words of two and more letters, all in capitals but for one in ten.
bool is_in_capitals(const Word* words, std::uint32_t count) {
  std::uint32_t all = 0, capitals = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    if ((words[i].shape_bits & (kPunctuation | kHasDigit)) != 0 || words[i].span.size() < 2) continue;
    ++all;
    capitals += (words[i].shape_bits & kAllCapitals) != 0;
  }
  return all >= 3 && capitals * 10 >= all * 9;
}

}  // namespace

Result<void> NameClues::open(const ModelReader& model) {
  auto seen = HashTable::open(model.section("names.seen"), model.place());
  if (!seen) return seen.error();
  seen_ = *seen;
  auto lists = HashTable::open(model.section("names.lists"), model.place());
  if (!lists) return lists.error();
  lists_ = *lists;
  return {};
}

void NameClues::find(const Word* words, std::uint32_t count, const std::uint32_t* hints, NameClue* clues) const {
  const auto is_capital = [&](std::uint32_t i) { return (words[i].shape_bits & kInitialCapital) != 0; };
  const auto code = [&](std::uint32_t key) { return static_cast<std::uint8_t>(seen_.find(key, 0)); };
  std::fill(clues, clues + count, NameClue());
  std::uint32_t covered = 0;  // Words before this are in a listed name of several words.
  for (std::uint32_t i = 0; i < count; ++i) {
    NameClue& clue = clues[i];
    const Word& word = words[i];
    clue.lexicon = hints[i];
    if ((word.shape_bits & kPunctuation) != 0) continue;
    const std::uint32_t habits = seen_.find(capitals_key(word), 0);
    clue.capitals = static_cast<std::uint8_t>(habits >> 8);
    if (is_capital(i)) {
      clue.seen = code(word.form);
      if (i > 0) clue.place_before = code(place_before_key(words[i - 1]));
      if (i + 1 < count) clue.place_behind = code(place_behind_key(words[i + 1]));
      if (i > 0 && is_capital(i - 1)) {
        clue.seen_before = clues[i - 1].seen_behind = code(seen_pair_key(words[i - 1], word));
      }
    } else {
      clue.small = static_cast<std::uint8_t>(habits);
    }
    std::uint32_t hash = mix(kListStart, word.lower);
    std::uint32_t found = lists_.find(hash, 0);
    clue.listed = static_cast<std::uint8_t>(found & ~kListHasLonger);
    std::uint32_t length = 0;
    std::uint32_t kinds = 0;
    for (std::uint32_t next = i + 1; next < count && next < i + kMaxListedWords && (found & kListHasLonger) != 0;
         ++next) {
      hash = mix(hash, words[next].lower);
      found = lists_.find(hash, 0);
      if ((found & ~kListHasLonger) != 0) length = next + 1 - i, kinds = found & ~kListHasLonger;
    }
    if (length == 0 || i < covered) continue;
    covered = i + length;
    for (std::uint32_t at = i; at < covered; ++at) {
      clues[at].listed_words = static_cast<std::uint8_t>(kinds | (at == i ? kListBegins : kListGoesOn));
    }
  }
  // A word may belong to a name if it has a capital, if it is known to have one elsewhere, or if it stands beside such
  // a word ("Bank of Senn").
  const auto is_strong = [&](std::uint32_t i) { return is_capital(i) || clues[i].listed_words != 0; };
  for (std::uint32_t i = 0; i < count; ++i) {
    const NameClue& clue = clues[i];
    clues[i].candidate = is_strong(i) || clue.lexicon != 0 || clue.listed != 0 || clue.small != 0 ||
                         (i > 0 && is_strong(i - 1)) || (i + 1 < count && is_strong(i + 1));
  }
}

void doubt_capitals(const Word* words, const WordClass* classes, std::uint32_t count, NameClue* clues) {
  if (!is_in_capitals(words, count)) return;
  for (std::uint32_t i = 0; i < count; ++i) {
    const NameClue& clue = clues[i];
    if (clue.listed_words != 0) continue;
    // A word that never has a capital is known by its class alone.
    const bool small = clue.capitals == 0 ? classes[i].cluster != 0 : clue.capitals <= kMostlySmall;
    if (small) clues[i].candidate = false;
  }
}

}  // namespace onrecord
