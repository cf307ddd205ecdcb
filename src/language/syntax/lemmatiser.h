// Lemmas: learned edits of the end of a word ("ies" -> "y"), by known word first, then by its longest known ending that
// leaves a word of WordNet ("bombed" -> "bomb", not "bom" as "robbed" has it), or else the longest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/syntax/hash_table.h"
#include "language/syntax/model_file.h"
#include "language/syntax/ud.h"
#include "language/syntax/word_classes.h"

namespace onrecord {

// Takes `strip` bytes off the end of the lower-case form and puts `ending` there.
struct LemmaEdit {
  std::uint32_t strip = 0;
  std::string ending;
};

// Keys of the two tables. `tag` is the tagger's label; `ending` the last bytes of the lower-case form.
std::uint32_t lemma_word_key(std::string_view lower, std::uint32_t tag);
std::uint32_t lemma_ending_key(std::string_view ending, std::uint32_t tag);
inline constexpr std::size_t kMaxLemmaEnding = 6;

// Borrows the model and the classes. Safe to share.
class Lemmatiser {
 public:
  explicit Lemmatiser(const WordClasses& classes) : classes_(classes) {}
  Result<void> open(const ModelReader& model);
  // Returns the edit for a word in lower case; `upos` is that of the tag. Never strips more than the word has.
  const LemmaEdit& edit(std::string_view lower, std::uint32_t tag, Upos upos) const;

 private:
  const WordClasses& classes_;
  HashTable words_;
  HashTable endings_;
  std::vector<LemmaEdit> edits_;
  LemmaEdit none_;
};

}  // namespace onrecord
