// The tables of a record file. docs/format/store.md describes them for readers with other tools.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "store/database.h"

namespace onrecord {

// Number of the tables' form, in `PRAGMA user_version`. Raised when a table changes; never reused.
inline constexpr std::int64_t kStoreVersion = 5;

// "onrc" in `PRAGMA application_id`, by which file(1) and we know a record from any other SQLite file.
inline constexpr std::int64_t kApplicationId = 0x6F6E7263;

void create_tables(Database& database);

// Returns true if the file is a record, of whatever version.
bool is_record(Database& database);

// Fails if the file is no record, or one of another version.
Result<void> check_tables(Database& database);

}  // namespace onrecord
