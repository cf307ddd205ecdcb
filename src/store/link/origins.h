// Origins: how many independent sources a number of reports have.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"

namespace onrecord {

// Where one report of something has it from, as far as it says.
struct ReportSource {
  std::int64_t document = 0;
  std::string via;          // The medium it was told to ("CNN"); "" if not said.
  std::string reported_by;  // Who passes it on ("according to the Times"); "" if not said.
};

// Knows which documents are one by copies, versions and wire credits. Not thread-safe.
class Origins {
 public:
  explicit Origins(Database& database);

  // Returns the number of origins of the reports: documents that are the same, excerpts, updates or versions of each
  // other are one; so are those that name one agency, one medium or one who passes it on. A document that was merged
  // from others adds nothing to them. Returns nothing if there are several and of one of them it is not known where it
  // comes from.
  std::optional<std::int64_t> count(const std::vector<ReportSource>& reports) const;

 private:
  std::int64_t root_of(std::int64_t document) const;

  std::map<std::int64_t, std::int64_t> copy_of_;              // Document -> one that stands for it.
  std::map<std::int64_t, std::vector<std::int64_t>> merged_;  // Document -> those that it has passages of.
  std::map<std::int64_t, std::string> credit_;                // Document -> key of the agency.
};

}  // namespace onrecord
