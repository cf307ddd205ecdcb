// Entities across documents: when two of the record are one.
#pragma once

#include "store/database.h"

namespace onrecord {

// Makes entity.same_as, entity_id, name and kind anew from what extraction gave, and the tables name_sound and
// doubtful. Persons: see person_groups.h. Organisations and places are one if their name keys are, but for the article;
// an entity of unknown kind is the only other one of its name; entities of one knowledge-base id are one. The name of a
// person is the knowledge base's, else the full spelling that most documents have. Cost: near linear in the entities.
void link_same_entities(Database& database);

// Writes name_sound and shown_name anew: the sound keys under which the persons of the record are looked up, and the
// names under which documents mention a person who is shown by another. REQUIRES: entity.same_as and entity.name are
// final.
void index_names(Database& database);

}  // namespace onrecord
