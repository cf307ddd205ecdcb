// The part of what a cue introduces that stands before the cue although the rest stands behind it: the subject of
// "the talks are expected to go on", the relative word of "which she says will help", the clause of "if he wins, she
// said, ...". A choice of the learned attribution model; made once the rest is known.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/statements/attribution_feature.h"
#include "extract/statements/candidate.h"
#include "extract/statements/content_options.h"
#include "extract/statements/option_features.h"

namespace onrecord {

struct RaisedPart {
  std::uint32_t head = kNone32;  // Head of the phrase; kNone32 for: no such part.
  TextSpan span;
};

// Fills `parts`: none first, then the phrases before the cue that may be part of `content`. Empty if content does not
// stand behind the cue. Cost: linear in the length of the sentence before the cue.
void find_raised_parts(const StatementContext& context, const OptionSet& set, const std::vector<TextSpan>& content,
                       std::vector<RaisedPart>& parts);

// Appends the features of parts[index].
void raised_features(const StatementContext& context, const OptionSet& set, const CueView& view,
                     const ContentOption& option, const std::vector<RaisedPart>& parts, std::size_t index,
                     FeatureList& features);

}  // namespace onrecord
