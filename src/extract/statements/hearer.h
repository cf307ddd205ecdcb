// Whom a statement is addressed to: "told reporters", "urged both governments to", "said to the mayor", "in a letter to
// the ministry", "addressing parliament".
#pragma once

#include <optional>
#include <string>

#include "extract/statements/candidate.h"

namespace onrecord {

// Returns the name of who is spoken to, or the words of the phrase; nothing if nobody is named.
std::optional<std::string> find_hearer(const StatementContext& context, const Candidate& candidate);

}  // namespace onrecord
