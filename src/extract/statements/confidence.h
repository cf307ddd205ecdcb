// How sure a statement is: the probability that its words and its source are those that a careful reader would mark.
// A logistic regression over how surely each step chose and what it chose, learned on reports that the steps themselves
// had not learned from (train/statements/learn_confidence.h). Whom a pronoun stands for is not part of the judgement.
#pragma once

#include <vector>

#include "extract/statements/attribution_feature.h"
#include "extract/statements/attribution_model.h"
#include "extract/statements/candidate.h"

namespace onrecord {

// Appends the features of a rated candidate.
void confidence_features(const StatementContext& context, const Candidate& candidate, FeatureList& features);

// Sets the confidence of all, in thousandths from .001 to .999; what goes on with a turn takes over how the turn was
// found. REQUIRES: a turn stands before what goes on with it. Cost: linear.
void rate_candidates(const StatementContext& context, const AttributionModel& model,
                     std::vector<Candidate>& candidates);

}  // namespace onrecord
