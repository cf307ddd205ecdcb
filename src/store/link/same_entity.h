// Entities across documents: when two names of the record are one person.
#pragma once

#include "store/database.h"

namespace onrecord {

// Fills entity.same_as anew. Entities of one knowledge-base id, or of one name and kind, are one already.
// Here a person whom a document knows by a short name only ("Arvell") is put to the one person of the record
// who is called so and has a longer name ("Tomas Arvell") or is in the knowledge base; if there are several,
// to none. Cost: linear.
void link_same_entities(Database& database);

}  // namespace onrecord
