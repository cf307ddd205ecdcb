// Which documents have their words from which other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/query/stored_document.h"

namespace onrecord {

struct CopyQuestion {
  std::vector<std::string> classes;  // Empty: any.
  std::string document;              // Id of one of the two, or the beginning of it; "": any.
};

struct CopyRow {
  std::string copy_class, direction;
  std::uint64_t shared = 0, quoted = 0, longest = 0;  // Words.
  double share_of_origin = 0, share_of_copy = 0;      // Of their words; 0 to 1.
  // The documents; the bytes are those of the longest passage that they share, `sentence` its words there.
  Evidence origin, copy;
};

// The pairs, by ids of the origin and the copy. Cost: the words of the documents of the pairs.
std::vector<CopyRow> find_copies(Database& database, const CopyQuestion& question);

}  // namespace onrecord
