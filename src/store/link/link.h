// All that is known only across documents, in the order in which it builds on each other.
#pragma once

#include <string>
#include <vector>

#include "store/database.h"

namespace onrecord {

// Runs within the transaction of a build, once all documents are in. Returns a message for each of the record's
// corrections that cannot be applied.
std::vector<std::string> link_documents(Database& database);

}  // namespace onrecord
