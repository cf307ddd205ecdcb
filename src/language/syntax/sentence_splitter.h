// Sentence ends: a learned decision at each gap between tokens, held by the rules of edited news.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "language/syntax/model_file.h"
#include "language/syntax/sentence_features.h"
#include "language/syntax/tokeniser.h"
#include "language/syntax/word.h"
#include "language/syntax/word_classes.h"
#include "language/syntax/yes_no_model.h"

namespace onrecord {

// Whether a sentence may, must not or must end behind a token.
enum class GapRule : std::uint8_t { kOpen, kNever, kAlways };

// Borrows the lexicon and the model. Safe to share.
class SentenceSplitter {
 public:
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
  // For who learns a model: what split() and open() ask on their way. `labels` is the section "tags.labels".
  void know_tags(std::string_view labels);
  const std::vector<std::uint8_t>& tag_kinds() const { return tag_kinds_; }
  AbbreviationKind abbreviation_of(const UnsplitText& unsplit, std::uint32_t at) const;

 private:
  bool cue_follows(std::string_view text, const Word* words, std::uint32_t count, std::uint32_t at) const;

  const Tokeniser& tokeniser_;
  std::unordered_set<std::uint32_t> cue_forms_;  // Hashes (Word::lower) of "said", "asked", ...
  YesNoModel model_;
  std::vector<std::uint8_t> tag_kinds_;  // Of each label of the tagger.
  bool learned_ = false;
};

}  // namespace onrecord
