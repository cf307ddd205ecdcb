// Whether an action happened, as its clause tells it: happened, planned, conditional, denied, or did not happen at all.
#pragma once

#include <cstdint>
#include <optional>

#include "extract/events/action_lexicon.h"
#include "extract/events/dependents.h"
#include "record/event.h"

namespace onrecord {

struct Occurrence {
  EventStatus status = EventStatus::kReported;
  bool negated = false;  // "did not attack": no event, unless the refusal is one.
};

// Returns how the verb's action is told, or none if it is no happening ("able to attack", "attacking is wrong", a
// question). Climbs a bounded number of heads.
std::optional<Occurrence> occurrence_of(std::uint32_t verb, const Dependents& dependents, const ActionLexicon& actions);

}  // namespace onrecord
