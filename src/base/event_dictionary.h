// The dictionaries of the event-data community (TABARI, PETRARCH): who has which CAMEO code, from when to when
// (.actors), and which code a noun adds ("police": COP; .agents). Read into tables of the lexicon, over which they are
// laid.
//
//   ARNOR_                          MINISTER [~GOV]
//   +ARNORIAN_                      GOLDEN_GOOSE {GOLDEN_GEESE} [~GGS]   plural in braces; {} for none
//     [ARNGOV 19950601-19990815]    !PERSON! = MAN, MEN                  stands for each of these in a later line
//     [ARN >990816]
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

struct EventDictionary {
  std::string tsv;                    // A table of the lexicon: actor_codes or agent_codes.
  std::vector<std::string> messages;  // `my.actors:12: no code` for each line that could not be read.
};

// Columns of actor_codes: name (a name key), match (word; stem: the last word may go on), code, from, to (days; both
// included; "" for an open end). `<` and `>` include their day. Two digits of a year are 1930 to 2029. A code "---"
// means that the name has none. Lines that begin with '#', and what follows '#', ';' or stands in <!-- -->, are
// remarks.
EventDictionary read_actors(std::string_view bytes, const std::string& place);

// Columns of agent_codes: name, code ("~GOV": put after the code of the country; "GOV~": before it). Where no plural is
// given the regular one is made.
EventDictionary read_agents(std::string_view bytes, const std::string& place);

}  // namespace onrecord
