// What a record is made of: its manifest and its counts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/database.h"

namespace onrecord {

struct RecordInfo {
  std::vector<std::pair<std::string, std::string>> manifest;  // By key.
  std::vector<std::pair<std::string, std::int64_t>> counts;   // "documents", "rejected inputs", "statements", ...
  std::vector<std::string> issues;                            // That statements or positions are about, by name.
  std::optional<std::string> first_published, last_published;
};

RecordInfo record_info(Database& database);

// The documents that a question ran over, for saying what "nothing found" covers.
struct Coverage {
  std::int64_t documents = 0, undated = 0;
  std::optional<std::string> first, last;  // Days published.
};
Coverage record_coverage(Database& database);

// All issues that an entry of the record has, by name.
std::vector<std::string> record_issues(Database& database);

}  // namespace onrecord
