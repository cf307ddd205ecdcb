// Who the parse says is the subject of a cue.
#pragma once

#include "extract/statements/candidate.h"

namespace onrecord {

// Returns the token that is the subject of a cue, looking up the tree where the cue shares or inherits it ("..., adding
// that"), or kNone32. `passed_on` is set for "was quoted as saying".
std::uint32_t subject_of_cue(const StatementContext& context, std::uint32_t cue, bool& passed_on);

// The same, but a relative pronoun ("the minister, who said") is returned itself and not the noun it stands for.
std::uint32_t raw_subject_of_cue(const StatementContext& context, std::uint32_t cue, bool& passed_on);

// Returns the noun a relative pronoun stands for if `token` is one, else `token`.
std::uint32_t antecedent(const StatementContext& context, std::uint32_t token);

// Returns the verb that passes the words of the cue on in "was quoted (by the Courier) as saying", whatever the parser
// hung the cue on; kNone32 if there is none.
std::uint32_t passing_verb(const StatementContext& context, std::uint32_t cue);

// Returns the head of who passes the words of the cue on ("was quoted by the Courier as saying"), or kNone32.
std::uint32_t reporter_of_cue(const StatementContext& context, std::uint32_t cue);

}  // namespace onrecord
