// Copies: which documents have which words from which other.
//
// Candidates meet in an index of MinHash bands that is kept in the record; every pair is then compared word for word,
// so that nothing rests on an estimate. A pair depends on its two documents only: the order of the input, the number of
// threads and whether documents came in one build or several do not change it. (Among more than 256 reports that are
// alike, each is compared with the 256 that are most like it.)
#pragma once

#include "store/database.h"

namespace onrecord {

// Compares the documents that no earlier build has compared and fills the table copy anew. Cost: the words of the new
// documents, a look-up for each band of them, and the words of each candidate pair.
void link_copies(Database& database);

}  // namespace onrecord
