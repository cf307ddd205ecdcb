// Statements that a phrase attributes: "according to X", "in the words of X".
#pragma once

#include <vector>

#include "extract/statements/candidate.h"

namespace onrecord {

// Appends the candidates of one sentence. A phrase beside a cue that already introduces the sentence's content makes no
// statement of its own: it names who passes that one on, which is set in `out` (whose candidates of this sentence begin
// at index `first_of_sentence`). Cost: linear in the sentence.
void find_phrase_statements(const StatementContext& context, std::uint32_t sentence, std::size_t first_of_sentence,
                            std::vector<Candidate>& out);

}  // namespace onrecord
