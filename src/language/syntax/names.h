// Names in sentences: persons, organisations, places, groups and others, by a linear sequence model over BIO labels.
// Method: Collins 2002 (structured perceptron, Viterbi search).
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "language/analysis.h"
#include "language/syntax/hash_table.h"
#include "language/syntax/model_file.h"
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
  const std::uint32_t* hints = nullptr;  // NameHint bits; from bit 16 on, what raw news say of the form.
  const std::uint8_t* coarse = nullptr;  // Upos of each.
  std::uint32_t size = 0;
  bool capitals = false;  // A headline in capitals, or with a capital on nearly every word.
};
bool is_capitalised_throughout(const Word* words, std::uint32_t count);

inline constexpr std::size_t kMaxNameFeatures = 80;
std::size_t name_features(const NameSentence& sentence, std::uint32_t at, std::uint32_t* out);

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
  std::vector<std::uint8_t> labels;
  NameSearch search;
};

// Borrows the model. Safe to share.
class NameFinderModel {
 public:
  Result<void> open(const ModelReader& model);
  // Adds to the hints what raw news say of each form.
  void see(const Word* words, std::uint32_t count, std::uint32_t* hints) const;
  // Leaves the labels in scratch.labels. Cost: linear.
  void find(const NameSentence& sentence, NameScratch& scratch) const;

 private:
  SparseModel model_;
  HashTable seen_;
  std::int64_t pairs_[kNameLabels * kNameLabels] = {};
};

}  // namespace onrecord
