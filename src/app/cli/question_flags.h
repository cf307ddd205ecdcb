// What the commands that ask a record have in common: the record, days, names, and what to say when nothing is found.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/flags.h"
#include "base/iso_date.h"
#include "store/query/entry_in_place.h"
#include "store/query/find_actor.h"
#include "store/query/time_window.h"
#include "store/record_store.h"

namespace onrecord {

struct WindowFlags {
  std::string from, to, as_of;
  bool undated = false;
};

void add_record_argument(Flags& command, std::string& record);
void add_window_flags(Flags& command, WindowFlags& flags);

// Opens the record, or says why not and returns nothing.
std::unique_ptr<RecordStore> open_record(const std::string& path);

// Returns the days that a question names: an ISO date, "today", "yesterday", or a number of days before `today` ("7d").
std::optional<DateRange> asked_days(std::string_view typed, IsoDate today);

// Reads the days. "2022-02" begins on its first and ends on its last day. Says what is wrong and returns nothing if it
// is no date.
std::optional<TimeWindow> read_window(const WindowFlags& flags);

// Says how many entries a question with days left out because they have none.
void say_undated(std::uint64_t left_out);

// Finds whom a name stands for, or says who could be meant (and gives kExitError) or that nobody is (kExitNothing).
struct ActorChoice {
  std::optional<Actor> actor;
  int exit_code = 0;  // If there is none.
};
// A name that nobody bears may be an office ("US president"): of whoever held it in the window or on its --as-of.
ActorChoice choose_actor(Database& database, const std::string& typed, ActorRole role, const WindowFlags& window);

// Finds an entry by its id, or says why there is none to show; `exit_code` is set only then.
std::vector<EntryInPlace> find_entry_or_say(Database& database, const std::string& id, int& exit_code);

// Returns false, and says which issues there are, if no entry of the record is about `issue`. "" is any.
bool check_issue(Database& database, const std::string& issue);

// Says what the search covered: "nothing found for X in 12 documents, published 2022-01-03 to 2024-05-06, 3 undated".
void say_nothing_found(Database& database, const std::string& asked, const TimeWindow& window);

}  // namespace onrecord
