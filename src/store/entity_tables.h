// The tables of a record that tell who is who: entities, their names, what is known of them, and corrections.
#pragma once

#include "store/database.h"

namespace onrecord {

void create_entity_tables(Database& database);

// Hides from all later questions over this connection what the corrections withhold, by views that stand before the
// tables. Nothing is written to the record. Cost: none if nothing is withheld.
void hide_withheld(Database& database);

}  // namespace onrecord
