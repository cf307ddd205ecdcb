// The phrases that may be the source of a cue, and what speaks for and against each: the second choice that the learned
// attribution model makes.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/statements/attribution_feature.h"
#include "extract/statements/candidate.h"
#include "extract/statements/content_options.h"

namespace onrecord {

// Fills `heads` with the head tokens of the phrases of the cue's sentence that may be its source, nearest first; the
// first entry is kNone32: no source. Phrases within `content` are left out. Cost: linear in the sentence, bounded.
void find_sources(const StatementContext& context, std::uint32_t cue, const std::vector<TextSpan>& content,
                  std::vector<std::uint32_t>& heads);

// Appends the features of one of them as hashes. `guess` is what the parse alone says (raw_subject_of_cue()), `content`
// the kind of the content chosen.
void source_features(const StatementContext& context, std::uint32_t cue, OptionKind content, std::uint32_t guess,
                     std::uint32_t source, std::uint32_t rank, FeatureList& features);

}  // namespace onrecord
