// Who stands where on each issue, and how that moved.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/query/stored_document.h"
#include "store/query/time_window.h"

namespace onrecord {

struct PositionQuestion {
  std::vector<std::int64_t> actors;  // Rows of entity; empty: all.
  std::string issue;                 // "": any.
  TimeWindow window;
};

struct PositionRow {
  std::string id, actor, issue, stance, stated_by, words;  // `words`: the evidence, verbatim.
  std::optional<std::string> actor_id, detail, condition, statement_id, attributed_by, since_first, since_last;
  std::optional<std::string> changed_from;  // The stance that the actor's own position before this one had, if another.
  bool in_headline = false;
  Evidence evidence;

  // Said or done by the actor, and not only in a headline: what may fill a cell of a matrix and count as a change.
  bool counts() const { return stated_by == "own" && !in_headline; }
};

struct PositionAnswer {
  std::vector<PositionRow> rows;  // By actor, issue and detail; within these by day, undated last.
  std::uint64_t undated_left_out = 0;
};

PositionAnswer find_positions(Database& database, const PositionQuestion& question);

// One cell of the matrix: where an actor stands on an issue by its latest own position that has a date (or, if none
// has, by those that have none).
struct MatrixCell {
  std::string actor, issue;
  std::optional<std::string> detail;
  std::vector<std::string> stances;   // More than one if positions of the latest day differ.
  std::optional<std::string> since;   // Day of the first own position of the unbroken run of this stance.
  std::optional<std::string> latest;  // Day of the latest.
  const PositionRow* evidence = nullptr;
};

// REQUIRES: `rows` are in the order of find_positions(). Borrows from them.
std::vector<MatrixCell> position_matrix(const std::vector<PositionRow>& rows);

// Two own positions of one actor on one issue (and detail) that differ, one after the other in time.
struct PositionChange {
  const PositionRow* before = nullptr;
  const PositionRow* after = nullptr;
};

// REQUIRES: as above. A position of unknown day, or whose days overlap those of the one before, is no change.
std::vector<PositionChange> position_changes(const std::vector<PositionRow>& rows);

}  // namespace onrecord
