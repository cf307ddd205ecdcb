// Who held an office, and when: "US president", "foreign minister of Karthia", "NATO chief".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/iso_date.h"
#include "store/database.h"

namespace onrecord {

// A term of office of a person whom the record names, from the lexicon that the record was built with.
struct TermRow {
  std::int64_t entity = 0;              // Row that stands for the person (entity.same_as resolved).
  std::string name, entity_id;          // Of the person.
  std::string known, office, scope;     // Ids.
  std::optional<std::string> from, to;  // Days; nothing where an end is open or not known.
};

// The terms of every office that `words` may mean, or of all offices if `words` is empty, within `when` (any time if
// there is none). By office, scope and begin. Empty if `words` name no office of anybody whom the record names.
std::vector<TermRow> find_terms(Database& database, std::string_view words, const std::optional<DateRange>& when);

}  // namespace onrecord
