// Stories: documents on the same happening.
#pragma once

#include <string>
#include <vector>

#include "store/database.h"
#include "store/link/corrections.h"

namespace onrecord {

// Fills the tables story and document_story anew: every document belongs to one story, most to one of their own.
// Stories are groups by average linkage over words, entities and days (story_terms.h); the result depends on the
// documents of the record, not on their order. The id of a story is made from its first document (by day, then id), so
// that it stays when later documents join. A user's corrections have the last word; returns a message for each that
// cannot be applied. REQUIRES: link_same_entities() has run.
std::vector<std::string> link_stories(Database& database, const std::vector<StoryCorrection>& corrections);

}  // namespace onrecord
