// Tokens by rule, as UD English EWT cuts them: clitics ("do|n't", "Irena|'s"), hyphenated words
// ("cease|-|fire", but "co-founder"), marks, amounts ("$|5"), with typographic marks understood and marks
// glued to words cut off.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/lexicon.h"
#include "language/syntax/word.h"

namespace onrecord {

// How an abbreviation (a token that ends in a full stop) behaves before a capital.
enum class AbbreviationKind : std::uint8_t {
  kNone = 0,
  kTitle,   // Stands before a name: no sentence ends here ("Mr.", "Gen.").
  kBefore,  // Stands before what it names: hardly ever an end ("No.", "vs.", "Sept.").
  kOther,   // May end a sentence ("Inc.", "etc.", "p.m.").
};

// Reads the tables `abbreviations`, `affixes`, `contractions`. Borrows from the lexicon. Safe to share.
class Tokeniser {
 public:
  explicit Tokeniser(const Lexicon& lexicon);

  // Appends the tokens of a block to `words`, in order, white space left out. Cost: linear.
  void tokenise(std::string_view text, TextSpan block, std::vector<Word>& words) const;

  // Returns the kind of a token that ends in a full stop; kNone for others and unknown ones.
  AbbreviationKind abbreviation(std::string_view token) const;

 private:
  friend class ChunkTokeniser;
  bool keeps_stop(std::string_view with_stop) const;

  std::unordered_map<std::string_view, AbbreviationKind> abbreviations_;  // Lower case, with their full stop.
  std::unordered_set<std::string_view> prefixes_;                         // Lower case, without the hyphen.
  std::unordered_set<std::string_view> suffixes_;
  std::unordered_set<std::string_view> units_;                        // Cut from the number before them.
  std::unordered_map<std::string_view, std::uint32_t> contractions_;  // Whole word -> bytes of its first part.
  std::unordered_set<std::string_view> clitics_;                      // "'s", "n't".
  std::unordered_set<std::string_view> kept_;                         // Words with marks inside that stay whole.
};

}  // namespace onrecord
