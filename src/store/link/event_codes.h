// Codes of actors and targets from a researcher's dictionaries.
#pragma once

#include "base/lexicon.h"
#include "store/database.h"

namespace onrecord {

// Writes actor_code and agent_code anew: the tables actor_codes and agent_codes of the lexicon
// (base/event_dictionary.h), kept in the record so that its events can be coded anew without them. Cost: linear in the
// dictionaries.
void keep_event_dictionaries(Database& database, const Lexicon& lexicon);

// Writes event_code anew from actor_code and agent_code, if they have rows. The code of an actor is that of the longest
// name of the dictionary in the words that name it in the event, else in the entity's name, on the day of the event (or
// of publication, where none is known); else its country's. To this comes the code of the longest noun of the agents in
// the same words. An actor of whom none of this is known has none. Cost: linear in the dictionaries and in the events.
void code_events(Database& database);

}  // namespace onrecord
