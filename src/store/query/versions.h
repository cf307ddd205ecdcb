// Versions of documents, and what changed between them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/query/stored_document.h"

namespace onrecord {

struct VersionRow {
  std::string address, kind;  // "first" for the first capture; else "added", "removed", "changed" or "none".
  std::uint64_t number = 0;   // Of the version, from 1.
  bool latest = false;
  std::string before, after;   // Verbatim; "" where there are none. The place of `after` is that of `version`,
  Evidence version, previous;  // the place of `before` that of `previous`; `previous` is empty for the first.
};

// A row for the first capture of each address, and one for each change of each later one (one that says "none" if
// nothing changed), by address, number and place. `asked` is an address or the id of a document, or the beginning of
// one; "": all.
std::vector<VersionRow> find_versions(Database& database, const std::string& asked);

}  // namespace onrecord
