// What is known of a word beyond the annotated texts: in which names lists have it, what a first model made of it in
// raw news, which words stand before and behind names there.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "language/syntax/feature_hash.h"
#include "language/syntax/hash_table.h"
#include "language/syntax/model_file.h"
#include "language/syntax/word.h"
#include "language/syntax/word_classes.h"

namespace onrecord {

// Kinds of listed names (NameClue::listed and ::listed_words). Stored in models; never renumber.
enum ListedKind : std::uint8_t {
  kInPlaces = 1u << 0,
  kInOrganisations = 1u << 1,
  kInGivenNames = 1u << 2,
  kInSurnames = 1u << 3,
  kInPeople = 1u << 4,
  kListBegins = 1u << 5,  // Of NameClue::listed_words: the first word of the listed name,
  kListGoesOn = 1u << 6,  // or a later one.
};
inline constexpr std::uint32_t kListHasLonger = 1u << 7;  // In the table: a longer name begins so.

// Codes of raw news: 16 * kind (0 outside, then as in kNameKinds) + 2 * how sure (1 to 4) + 1 if seen often; 0 unknown.
struct NameClue {
  std::uint32_t lexicon = 0;      // NameHint bits.
  std::uint8_t seen = 0;          // Code of the spelling.
  std::uint8_t seen_before = 0;   // Code of this capitalised word and the one before it together.
  std::uint8_t seen_behind = 0;   // ... and the one behind it.
  std::uint8_t place_before = 0;  // Code of names that begin behind the word before.
  std::uint8_t place_behind = 0;  // Code of names that end before the word behind.
  std::uint8_t small = 0;         // Code of the word where it has a capital, for a word written small.
  std::uint8_t capitals = 0;      // How often the word has a capital, 1 (seldom) to 4; 0 unknown.
  std::uint8_t listed = 0;        // Lists that have the word alone.
  std::uint8_t listed_words = 0;  // Lists that have it with its neighbours.
  bool candidate = false;         // May belong to a name. Where this is false none is looked for.
};

// Keys of the tables.
inline std::uint32_t seen_pair_key(const Word& first, const Word& second) {
  return mix(first.form, second.form, 1);
}
inline std::uint32_t place_before_key(const Word& before) {
  return mix(before.lower, 2);
}
inline std::uint32_t place_behind_key(const Word& behind) {
  return mix(behind.lower, 3);
}
inline std::uint32_t capitals_key(const Word& word) {
  return mix(word.lower, 4);
}
inline constexpr std::uint32_t kListStart = 78;  // The hash of a listed name: mix(hash so far, Word::lower).
inline constexpr std::uint32_t kMaxListedWords = 6;

// Borrows the model. Safe to share.
class NameClues {
 public:
  Result<void> open(const ModelReader& model);
  // Writes a clue for each word; `hints` are NameLists::find()'s. Cost: linear.
  void find(const Word* words, std::uint32_t count, const std::uint32_t* hints, NameClue* clues) const;

 private:
  HashTable seen_;   // By spelling and by the keys above.
  HashTable lists_;  // By the hash of a listed name or of its beginning.
};

// In a sentence in capitals ("HOLT SAYS TALKS FAILED") capitals tell nothing: takes back `candidate` of the words that
// raw news writes small for the most part, unless they are part of a listed name. Cost: linear.
void doubt_capitals(const Word* words, const WordClass* classes, std::uint32_t count, NameClue* clues);

}  // namespace onrecord
