// Taking persons out of every answer.
#pragma once

#include <cstdint>
#include <set>

#include "store/database.h"

namespace onrecord {

// Writes what must not be shown if these entities (rows that stand for themselves) are withheld: the entities, what
// they said, did and suffered, what names them as its claimant or subject; and each document that names them with their
// names struck out, every byte of them made '*'. Questions see it through hide_withheld() (store/entity_tables.h).
void withhold(Database& database, const std::set<std::int64_t>& roots);

}  // namespace onrecord
