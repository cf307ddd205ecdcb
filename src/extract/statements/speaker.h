// Who speaks: from the head word of a phrase to the entity it stands for.
#pragma once

#include <optional>
#include <string>

#include "extract/statements/candidate.h"
#include "record/statement.h"

namespace onrecord {

struct Speaker {
  std::optional<std::string> name;  // Canonical name; empty where a pronoun is unresolved.
  std::optional<std::string> id;
  TextSpan span;  // The phrase as it stands in the text.
  SpeakerBasis basis = SpeakerBasis::kNone;
};

// Returns the mention whose head is `token`, or the smallest one around it; nullptr if there is none.
const Mention* mention_at(const Analysis& analysis, std::uint32_t token);

// Returns true if the phrase with that head can say something: a person, group, organisation, government, any
// proper name or personal pronoun; with `documents`, also a text ("the statement").
bool can_speak(const StatementContext& context, std::uint32_t token, bool documents);

// Names the speaker. A text speaks for whom it is by, if the phrase says so ("a statement by the ministry").
Speaker name_speaker(const StatementContext& context, std::uint32_t token);

}  // namespace onrecord
