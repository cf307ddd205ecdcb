// What an actor said and did, or what was said and done on an issue, in the order of time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/query/stored_document.h"
#include "store/query/time_window.h"

namespace onrecord {

struct TimelineQuestion {
  std::vector<std::int64_t> actors;  // Rows of entity; empty: all.
  std::string issue;                 // "": any. Events have no issue and are left out if one is named.
  TimeWindow window;
};

struct TimelineRow {
  std::string kind;                    // "statement", "event", "position".
  std::string id, what, basis, words;  // `what`: the act, the PLOVER type or the stance; `words` verbatim.
  std::optional<std::string> actor, target, first, last;
  std::optional<std::string> stance;  // "rejects talks": of the own position that a statement shows.
  std::optional<std::int64_t> n_reports;
  Evidence evidence;
};

struct TimelineAnswer {
  std::vector<TimelineRow> rows;  // By day; undated last.
  std::uint64_t undated_left_out = 0;
};

// An utterance that several documents report is one row, that of its first report. Attributed and narrated positions
// and headlines are left out.
TimelineAnswer find_timeline(Database& database, const TimelineQuestion& question);

}  // namespace onrecord
