// Takes documents out of a record, because their publisher took them back.
#pragma once

#include <cstdint>
#include <string>

#include "store/database.h"

namespace onrecord {

// Removes every document of this address, with all its entries, and entities that nothing else mentions. Links between
// documents are made anew by the commit. Returns how many documents went. REQUIRES: a transaction is open.
std::uint64_t withdraw_documents(Database& database, const std::string& url);

}  // namespace onrecord
