// The wordings of a record: signatures, the index of their bands, and the pairs that have words in common.
#pragma once

#include "store/database.h"

namespace onrecord {

// Gives every document that has none its wording, and compares each new wording with those it may have words in common
// with. Fills document_wording, wording, wording_band and wording_pair.
void link_wordings(Database& database);

}  // namespace onrecord
