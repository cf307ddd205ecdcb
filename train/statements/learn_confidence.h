// Learns how sure a statement is (src/extract/statements/confidence.h) from candidates of articles that the model which
// found them had not learned from.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/statements/attribution_model.h"
#include "extract/statements/cue_lexicon.h"
#include "marked_news.h"

namespace onrecord {

struct ConfidenceExamples {
  std::vector<std::uint32_t> begin;     // Of each example, into `features`.
  std::vector<std::uint32_t> features;  // Slots.
  std::vector<std::uint8_t> right;
};

// Appends the candidates of one article, those of the record and those of bare attributions. An attribution is right if
// it pairs with a marked one, its content sharing at least half of the words (Dice), and the sources agree by head word
// or are both missing. A quotation that goes on with it is right if besides half of its own words are of the marked
// content; one in a later paragraph is left out: there the marks do not tell.
void add_confidence_examples(const MarkedArticle& article, const CueLexicon& cues, const AttributionModel& model,
                             ConfidenceExamples& examples);

// Returns the weights, by logistic regression on all examples with an L2 term. Deterministic.
std::vector<double> learn_confidence(const ConfidenceExamples& examples);

}  // namespace onrecord
