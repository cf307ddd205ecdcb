// Sentences without a subject that go on with the statement before: "The minister called on both sides to stop. And to
// invite observers."
#pragma once

#include <vector>

#include "extract/statements/candidate.h"

namespace onrecord {

// Appends a candidate that continues the statement right before it for each such sentence. REQUIRES: `out` is in order
// of sentences. Cost: linear.
void find_subjectless(const StatementContext& context, std::vector<Candidate>& out);

}  // namespace onrecord
