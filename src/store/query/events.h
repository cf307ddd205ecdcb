// Who did what to whom: the events of a record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/query/stored_document.h"
#include "store/query/time_window.h"

namespace onrecord {

struct EventQuestion {
  std::vector<std::int64_t> actors, targets;  // Rows of entity; empty: any.
  std::vector<std::string> types;             // PLOVER names; empty: any.
  TimeWindow window;
  double min_confidence = 0;
};

struct EventRow {
  std::string id, action_text, plover, contexts, date_basis, status, rule;
  std::optional<std::string> actor, actor_id, actor_known, target, target_id, target_known;
  std::optional<std::string> mode, cameo, date_first, date_last, place, claimed_by, story_id;
  std::optional<std::string> first_doc;  // Id of the document that reported it first, if its day is known.
  std::optional<std::int64_t> n_reports, n_independent;
  double confidence = 0;
  Evidence evidence;
};

struct EventAnswer {
  std::vector<EventRow> rows;  // By day, document and place; undated last.
  std::uint64_t undated_left_out = 0;
};

EventAnswer find_events(Database& database, const EventQuestion& question);

}  // namespace onrecord
