// All that is known only across documents, in the order in which it builds on each other.
#pragma once

#include "store/database.h"

namespace onrecord {

// Runs within the transaction of a build, once all documents are in.
void link_documents(Database& database);

}  // namespace onrecord
