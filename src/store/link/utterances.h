// Utterances: one act of speech as several documents report it.
#pragma once

#include "store/database.h"

namespace onrecord {

// Fills the table utterance and statement.utterance anew. Two statements of one speaker are one utterance if
// the words in quotation marks are the same, or four fifths of the shorter one's are the other's and four in
// a row are shared; unless both say on which days it was said, and the days differ. Fewer than four words in
// marks are too few to tell. Reports are counted by address (by document where there is none). How many of
// them are independent is counted as in origins.h. Cost: linear in the quoted words. REQUIRES: link_same_entities(),
// link_versions() and link_copies() have run.
void link_utterances(Database& database);

}  // namespace onrecord
