// Sentence ends: a learned decision at each gap between tokens, held by the rules of edited news.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "language/syntax/model_file.h"
#include "language/syntax/sparse_model.h"
#include "language/syntax/tokeniser.h"
#include "language/syntax/word.h"
#include "language/syntax/word_classes.h"

namespace onrecord {

// Follows quotation marks and brackets from token to token. A straight mark opens where white space stands before it.
struct MarkState {
  int quote_depth = 0;
  int bracket_depth = 0;
  void pass(std::string_view text, const Word& word);
};

// Whether a sentence may, must not or must end behind a token.
enum class GapRule : std::uint8_t { kOpen, kNever, kAlways };

// Borrows the lexicon and the model. Safe to share.
class SentenceSplitter {
 public:
  static constexpr std::size_t kMaxFeatures = 64;

  SentenceSplitter(const Tokeniser& tokeniser, const Lexicon& lexicon);
  // Without a model only the rules decide, and a terminal mark before a capital ends a sentence.
  Result<void> open(const ModelReader& model);

  // Appends to `ends` the index behind the last token of each sentence of a block. `tags` are labels of the tagger,
  // given while the sentences were not known. Cost: linear.
  void split(std::string_view text, const Word* words, const WordClass* classes, const std::uint8_t* tags,
             std::uint32_t count, std::vector<std::uint32_t>& ends) const;

  // What the rules say of the gap behind words[at], where at + 1 < count. `first` is the first token of the sentence so
  // far.
  GapRule rule(std::string_view text, const Word* words, std::uint32_t count, std::uint32_t first, std::uint32_t at,
               const MarkState& marks) const;
  // Writes the features of that gap; returns their number. `first` is the first token of the sentence so far.
  std::size_t features(std::string_view text, const Word* words, const WordClass* classes, const std::uint8_t* tags,
                       std::uint32_t count, std::uint32_t first, std::uint32_t at, const MarkState& marks,
                       std::uint32_t* out) const;

 private:
  bool cue_follows(std::string_view text, const Word* words, std::uint32_t count, std::uint32_t at) const;

  const Tokeniser& tokeniser_;
  std::unordered_set<std::uint32_t> cue_forms_;  // Hashes (Word::lower) of "said", "asked", ...
  SparseModel model_;
  bool learned_ = false;
};

}  // namespace onrecord
