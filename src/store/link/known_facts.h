// What the lexicon knows of those whom a record names, kept in the record, so that it can be asked and linked anew
// without the lexicon.
#pragma once

#include "base/lexicon.h"
#include "store/database.h"

namespace onrecord {

// Writes known_person, known_name, known_term, office_title, scope_name and given_name anew: of the persons of the
// knowledge base whom the record names, their spellings and terms of office; of the countries and organisations of
// these terms, the names; of the given names in the record, the roots. Cost: linear in the lexicon and in the persons.
void keep_known_facts(Database& database, const Lexicon& lexicon);

}  // namespace onrecord
