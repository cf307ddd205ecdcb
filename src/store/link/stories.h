// Stories: documents on the same happening.
#pragma once

#include "store/database.h"

namespace onrecord {

// Fills the tables story and document_story anew: every document belongs to one story, most to one of their own.
// Stories are groups by average linkage over words, entities and days (story_terms.h); the result depends on the
// documents of the record, not on their order. The id of a story is made from its first document (by day, then id), so
// that it stays when later documents join. REQUIRES: link_same_entities() has run.
void link_stories(Database& database);

}  // namespace onrecord
