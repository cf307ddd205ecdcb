// Names in sentences: persons, organisations, places, groups and others, by a linear sequence model over BIO labels.
// Method: Lafferty, McCallum and Pereira 2001 (conditional random field), Viterbi search.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "language/analysis.h"
#include "language/syntax/model_file.h"
#include "language/syntax/name_clues.h"
#include "language/syntax/sparse_model.h"
#include "language/syntax/word.h"
#include "language/syntax/word_classes.h"

namespace onrecord {

// Labels: 0 is outside, 1 + 2 * k begins a name of kind k, 2 + 2 * k goes on with it. Stored in models; never renumber.
inline constexpr NameClass kNameKinds[] = {NameClass::kPerson, NameClass::kOrganisation, NameClass::kPlace,
                                           NameClass::kGroup, NameClass::kOther};
inline constexpr std::uint32_t kNameLabels = 11;
inline bool may_follow(std::uint32_t before, std::uint32_t label) {
  return label == 0 || label % 2 == 1 || before == label || before + 1 == label;
}

// What the model sees of a sentence. Borrows all.
struct NameSentence {
  const Word* words = nullptr;
  const WordClass* classes = nullptr;
  const NameClue* clues = nullptr;
  const std::uint8_t* coarse = nullptr;  // Upos of each.
  std::uint32_t size = 0;
  bool capitals = false;  // A headline in capitals, or with a capital on nearly every word.
};
bool is_capitalised_throughout(const Word* words, std::uint32_t count);

inline constexpr std::size_t kMaxNameFeatures = 80;
// Writes the features of a candidate; always as many, in the same order.
std::size_t name_features(const NameSentence& sentence, std::uint32_t at, std::uint32_t* out);
// Returns true if the feature at this place names the word itself, so that it says nothing of a word not met before.
bool names_the_word(std::size_t feature);
// What a label other than "outside" costs where no name is looked for.
inline constexpr std::int64_t kNoCandidate = 1 << 20;

// Best path over `size` rows of kNameLabels scores with the weights of label pairs. Not thread-safe.
class NameSearch {
 public:
  void run(const std::vector<std::int64_t>& scores, const std::int64_t* pairs, std::uint32_t size,
           std::vector<std::uint8_t>& labels);

 private:
  std::vector<std::uint8_t> back_;
};

// Working memory of one thread.
struct NameScratch {
  std::vector<std::int64_t> scores;
  std::vector<NameClue> clues;
  std::vector<std::uint8_t> labels;
  NameSearch search;
};

// Borrows the model. Safe to share.
class NameFinderModel {
 public:
  Result<void> open(const ModelReader& model);
  const NameClues& clues() const { return clues_; }
  // Leaves the labels in scratch.labels. Cost: linear.
  void find(const NameSentence& sentence, NameScratch& scratch) const;

 private:
  SparseModel model_;
  NameClues clues_;
  std::int64_t pairs_[kNameLabels * kNameLabels] = {};
};

}  // namespace onrecord
