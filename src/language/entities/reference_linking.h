// What descriptions and pronouns refer to: offices ("the Karthian president"), repeated nouns ("the
// ministry"), "the latter", "who", "he" and "they". The text is read once from left to right, so that a
// pronoun may refer to a description and a description to what a pronoun stands for.
#pragma once

#include <vector>

#include "language/entities/draft.h"
#include "language/entities/pronoun_ranker.h"

namespace onrecord {

struct PronounCandidate {
  std::uint32_t draft;
  PronounFeatures features;
};

// Decides instead of the weights, for the program that learns them.
class PronounTeacher {
 public:
  virtual ~PronounTeacher() = default;
  // Returns the draft of the candidate that draft `pronoun` stands for, or kNone32.
  virtual std::uint32_t choose(std::uint32_t pronoun, PronounGroup group,
                               const std::vector<PronounCandidate>& candidates) = 0;
};

// Gives every description a cluster, its own if it refers to nothing, and every pronoun that can be resolved.
// REQUIRES: link_names() and link_appositions() ran. Cost: linear (a bounded window of mentions each).
void link_references(Drafts& drafts, const PronounWeights& weights, PronounTeacher* teacher = nullptr);

}  // namespace onrecord
