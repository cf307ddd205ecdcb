// Versions: several captures of one address are one document that changed.
#pragma once

#include <string>
#include <string_view>

#include "store/database.h"

namespace onrecord {

// Returns the address without what does not tell pages apart: scheme, "www.", fragment, parameters that only follow
// readers (utm_...), a slash at the end. "" for "".
std::string address_of(std::string_view url);

// Fills the tables version and version_change anew. Captures of one address are numbered by day of publication, then by
// the name of their file; all but the last are superseded: questions pass over their entries, and they are no reports
// of their own. What each removed, changed and added against the one before is kept, word for word.
void link_versions(Database& database);

}  // namespace onrecord
