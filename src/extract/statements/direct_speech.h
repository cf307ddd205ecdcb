// Quotations that no clause holds: the cue is looked for behind the quotation, before it, and in the turn it goes on
// with.
#pragma once

#include <vector>

#include "extract/statements/candidate.h"

namespace onrecord {

// Appends a candidate for each quotation that reads as speech and is not yet content of one in `out`, or widens the one
// whose turn it belongs to. Scare quotes and titles make none. REQUIRES: `out` holds the clause and phrase statements
// of the whole document, in order of sentences. Cost: linear in the text.
void find_direct_speech(const StatementContext& context, std::vector<Candidate>& out);

}  // namespace onrecord
