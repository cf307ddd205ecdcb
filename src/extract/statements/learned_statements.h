// Statements by the learned choice among content options.
#pragma once

#include <vector>

#include "extract/statements/attribution_feature.h"
#include "extract/statements/attribution_model.h"
#include "extract/statements/candidate.h"
#include "extract/statements/content_options.h"

namespace onrecord {

// Memory that is reused from word to word. One per thread.
struct OptionScratch {
  OptionSet set;
  FeatureList features;
  std::vector<std::int32_t> scores;
  std::vector<std::uint32_t> sources;
};

// Returns the name under which statements of that kind of option stand in the record ("clause", "quote:before-cue").
const char* rule_name(OptionKind kind);

// Appends a candidate for each word of the sentence that introduces content with a probability of at least `least`
// thousandths, with the likeliest content and source. Cost: linear in the options.
void find_learned_statements(const StatementContext& context, const AttributionModel& model, std::uint32_t sentence,
                             std::uint16_t least, OptionScratch& scratch, std::vector<Candidate>& out);

}  // namespace onrecord
