// Statements that a cue word introduces within its sentence: "said that ...", "..., he said", "denied the charge",
// "promised to ...", "called it a lie", and those that a noun introduces: "the claim that ...".
#pragma once

#include <vector>

#include "extract/statements/candidate.h"

namespace onrecord {

// Appends the candidates of one sentence in text order of their cues. Cost: linear in the sentence.
void find_clause_statements(const StatementContext& context, std::uint32_t sentence, std::vector<Candidate>& out);

// Returns the token that is the subject of a cue, looking up the tree where the cue shares or inherits it ("..., adding
// that"), or kNone32. `passed_on` is set for "was quoted as saying".
std::uint32_t subject_of_cue(const StatementContext& context, std::uint32_t cue, bool& passed_on);

// The same, but a relative pronoun ("the minister, who said") is returned itself and not the noun it stands for.
std::uint32_t raw_subject_of_cue(const StatementContext& context, std::uint32_t cue, bool& passed_on);

// Returns the noun a relative pronoun stands for if `token` is one, else `token`.
std::uint32_t antecedent(const StatementContext& context, std::uint32_t token);

// Returns the cue of a token if it is a verb in the lexicon (with its particle: "rule out"), else nullptr.
const struct Cue* verb_cue(const StatementContext& context, std::uint32_t token);

// Returns true if the verb reports no speech that took place: "did not say", "would say", "if he says", "refused to
// say".
bool is_unreal(const StatementContext& context, std::uint32_t cue);

}  // namespace onrecord
