// Features that need more than a tag: what a pronoun says, and what the parse decides (passive, imperative).
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>

#include "base/lexicon.h"
#include "language/analysis.h"
#include "language/syntax/word.h"

namespace onrecord {

// Reads the table `word_features`. Safe to share.
class Morphology {
 public:
  explicit Morphology(const Lexicon& lexicon);

  // Adds features to the tokens of one sentence, whose heads are indices into the same `tokens` counted from
  // `first`. `words` runs beside `tokens`. Cost: linear.
  void complete(std::span<Token> tokens, const Word* words, std::uint32_t first) const;

 private:
  std::unordered_map<std::uint32_t, std::uint32_t> forms_;  // Word::lower -> features.
};

}  // namespace onrecord
