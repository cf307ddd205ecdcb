// Knowledge of words from beyond the treebanks: clusters from raw text and lexical senses.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "language/syntax/hash_table.h"
#include "language/syntax/model_file.h"
#include "language/syntax/word.h"

namespace onrecord {

// 0 is unknown.
struct WordClass {
  std::uint32_t cluster = 0;  // One of some hundred classes.
  std::uint32_t coarse = 0;   // The class of that class.
  std::uint32_t sense = 0;    // WordNet files of the noun and, eight bits up, of the verb.
};

// Borrows the model. Safe to share.
class WordClasses {
 public:
  Result<void> open(const ModelReader& model);
  // Writes the class of each word: of its spelling, or of its lower-case form if that is unknown.
  void find(const Word* words, std::uint32_t count, WordClass* classes) const;
  // Returns WordClass::sense of a word by its Word::lower.
  std::uint32_t sense(std::uint32_t lower) const { return senses_.find(lower, 0); }

 private:
  HashTable clusters_;
  HashTable senses_;
};

}  // namespace onrecord
