// Whether a document holds the whole of its report.
#pragma once

#include <cstdint>
#include <string_view>

#include "store/database.h"

namespace onrecord {

// Stored by name; never renamed.
enum class Completeness : std::uint8_t {
  kUnknown = 0,    // Not known; has no row.
  kFull = 1,       // The last paragraph ends as a sentence does ("full").
  kTruncated = 2,  // The last paragraph breaks off with dots or a mark such as "[+1234 chars]" ("truncated").
  kPaywalled = 3,  // A notice in the text says that the rest is for subscribers ("paywalled").
};

const char* name_of(Completeness completeness);

// Returns what the last paragraph tells; never kPaywalled.
Completeness completeness_by_end(std::string_view last_paragraph);

// Fills the table completeness for the documents that were added. REQUIRES: link_copies() has not run since.
void link_completeness(Database& database);

}  // namespace onrecord
