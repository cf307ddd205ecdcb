// Parts of speech: a greedy averaged perceptron from left to right over pairs of universal and Penn tags.
// Method: Collins 2002, "Discriminative Training Methods for Hidden Markov Models", without the search.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/syntax/hash_table.h"
#include "language/syntax/model_file.h"
#include "language/syntax/sparse_model.h"
#include "language/syntax/ud.h"
#include "language/syntax/word.h"
#include "language/syntax/word_classes.h"

namespace onrecord {

// One class of the tagger: UPOS and Penn tag, with the features that follow from them.
struct TagLabel {
  Upos upos = Upos::kX;
  std::string penn;
  std::uint32_t features = 0;
};

// Returns the features that a pair of tags implies ("VERB", "VBD": past, finite).
std::uint32_t features_of_tag(Upos upos, std::string_view penn);

inline constexpr std::size_t kMaxTaggerFeatures = 48;
// Writes the features of words[at]; returns their number. `tags` holds the labels given so far.
std::size_t tagger_features(const Word* words, const WordClass* classes, std::uint32_t count, std::uint32_t at,
                            const std::uint8_t* tags, std::uint32_t* out);

// Borrows the model. Safe to share.
class Tagger {
 public:
  Result<void> open(const ModelReader& model);
  // Writes a label for each word. `before`, if given, holds the labels that the same words got as part of a longer
  // stretch: where all that a label depends on is the same, it is taken over. Cost: linear.
  void tag(const Word* words, const WordClass* classes, std::uint32_t count, std::uint8_t* tags,
           const std::uint8_t* before = nullptr) const;
  const std::vector<TagLabel>& labels() const { return labels_; }

 private:
  SparseModel model_;
  HashTable known_;  // Word::form of words that have one label only.
  std::vector<TagLabel> labels_;
};

}  // namespace onrecord
