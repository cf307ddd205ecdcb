// Mentions: every phrase of a document that may stand for somebody who speaks or acts: names with their
// titles, descriptions ("several experts", "the ministry") and pronouns.
#pragma once

#include "language/entities/draft.h"

namespace onrecord {

// Fills drafts and draft_of_head. No mention has an entity yet. Cost: linear.
void find_mentions(Drafts& drafts);

}  // namespace onrecord
