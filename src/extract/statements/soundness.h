// What the record takes as a statement: speech (or an attitude) that took place, of somebody who can speak.
#pragma once

#include "extract/statements/candidate.h"

namespace onrecord {

// Returns true if the record takes the candidate. Kept out are speech that did not happen ("did not say", "would say"),
// words that are no cue in the lexicon, things that cannot speak, the first person within a quotation (part of what its
// speaker says), and content that holds its own cue or speaker.
bool is_sound(const StatementContext& context, const Candidate& candidate);

}  // namespace onrecord
