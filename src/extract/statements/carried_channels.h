// Channels that are named once and hold for more: the rest of a paragraph, the turn that goes on, and a report of one
// interview, whose outlet is named with some of the statements only.
#pragma once

#include <vector>

#include "extract/statements/candidate.h"
#include "extract/statements/channels.h"
#include "record/statement.h"

namespace onrecord {

// Gives `via` to statements without one. `candidates` are those behind the statements; `channels`, one entry per
// sentence of the analysis. A statement whose own sentence names another day is left alone. Cost: linear.
void carry_channels(const StatementContext& context, const std::vector<const Candidate*>& candidates,
                    const std::vector<std::vector<Channel>>& channels, std::vector<Statement>& statements);

}  // namespace onrecord
