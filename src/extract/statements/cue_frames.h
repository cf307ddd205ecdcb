// The frames of a cue in its sentence, as the lexicon and the parse give them: "said that ...", "..., he said", "denied
// the charge", "promised to ...", "called it a lie". What a frame says is evidence for the learned choice of content.
#pragma once

#include "extract/statements/candidate.h"

namespace onrecord {

struct Cue;

// Fills content and rule of `candidate` by the first frame of the cue that stands in the sentence. Returns
// false if none does. Cost: linear in the clause.
bool frame_content(const StatementContext& context, std::uint32_t verb, const Cue& cue, Candidate& candidate);

// Returns the cue of a token if it is a verb in the lexicon (with its particle: "rule out"), else nullptr.
const Cue* verb_cue(const StatementContext& context, std::uint32_t token);

// Returns true if the verb reports no speech that took place: "did not say", "would say", "if he says", "refused to
// say".
bool is_unreal(const StatementContext& context, std::uint32_t cue);

}  // namespace onrecord
