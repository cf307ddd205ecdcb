// Where an actor stands on an issue, as one place of one document shows it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/iso_date.h"
#include "base/span.h"

namespace onrecord {

enum class Stance : std::uint8_t { kAccepts, kRejects, kConditional, kUndecided };
enum class PositionBasis : std::uint8_t {
  kOwn,         // Said or done by the actor.
  kAttributed,  // Said of it by another.
  kNarrated,    // Said by the outlet.
};
const char* name_of(Stance stance);        // "accepts", "rejects", "conditional", "undecided"
const char* name_of(PositionBasis basis);  // "own", "attributed", "narrated"

struct Position {
  std::string actor;  // Canonical name.
  std::optional<std::string> actor_id;
  std::string issue;                  // Id of the issue table: "talks".
  std::optional<std::string> detail;  // Finer topic of the issue table: "leaders_meeting".
  Stance stance = Stance::kUndecided;
  std::optional<std::string> condition;  // In the text's words.
  TextSpan evidence_span;
  std::optional<std::string> statement_id;
  PositionBasis stated_by = PositionBasis::kOwn;
  std::optional<std::string> attributed_by;
  std::optional<DateRange> since;  // When it was said or done, as far as known.
};

}  // namespace onrecord
