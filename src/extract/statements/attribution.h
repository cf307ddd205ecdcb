// Bare attributions: source, cue and content as spans, for people who want only these and for measuring. They follow
// the conventions of PolNeAR (Newell et al. 2018): content keeps "that" and "to", the quotations of a turn within a
// paragraph are one content, attitudes stand beside statements, and nobody is identified.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"
#include "extract/statements/candidate.h"

namespace onrecord {

struct Attribution {
  std::vector<TextSpan> source;   // Empty or one phrase.
  std::vector<TextSpan> cue;      // One span: the cue with its auxiliaries.
  std::vector<TextSpan> content;  // In order, disjoint.
  StatementType type = StatementType::kStatement;
  double confidence = 0;  // See confidence.h; of the candidate with the cue.
  // Indices of the candidates it is made of: that with the cue first, then the quotations of its turn.
  std::vector<std::uint32_t> candidates;
};

// Turns candidates into attributions, in order of content. The least sure ones are left out. REQUIRES: the candidates
// are rated (confidence.h).
std::vector<Attribution> to_attributions(const StatementContext& context, const std::vector<Candidate>& candidates);

}  // namespace onrecord
