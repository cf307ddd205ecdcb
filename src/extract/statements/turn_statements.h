// Turns named at their begin: "Orlan: We will not sign" as a title, "Q: ..." and "A: ..." in an interview.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/statements/candidate.h"

namespace onrecord {

// Appends the turn that the block opens with whose first sentence `sentence` is, if it opens with one. What a title
// lets a body or a place say, and the letters of an interview, are candidates that the record does not take.
void find_turns(const StatementContext& context, std::uint32_t sentence, std::vector<Candidate>& out);

}  // namespace onrecord
