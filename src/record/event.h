// Who did what to whom, coded with PLOVER and CAMEO.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/iso_date.h"
#include "base/span.h"
#include "record/statement.h"

namespace onrecord {

enum class EventStatus : std::uint8_t { kReported, kClaimed, kDenied, kConditional, kPlanned };
const char* name_of(EventStatus status);  // "reported", "claimed", "denied", "conditional", "planned"

struct Event {
  std::string id;                              // "E-" and 16 hexadecimal digits from document id, span and type.
  std::optional<std::string> actor, actor_id;  // Canonical name and Entity::id.
  std::optional<std::string> target, target_id;
  std::optional<TextSpan> actor_span, target_span;
  TextSpan action_span;  // The words of the action ("met with").
  TextSpan span;         // The clause: actor, action and target.
  std::string plover;    // AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN
                         // PROTEST SANCTION MOBILIZE COERCE ASSAULT
  std::optional<std::string> mode;
  std::vector<std::string> contexts;
  std::optional<std::string> cameo;
  std::optional<DateRange> date;
  DateBasis date_basis = DateBasis::kNone;
  std::optional<std::string> place;
  EventStatus status = EventStatus::kReported;
  std::optional<std::string> claimed_by;
  std::string rule;       // The lexicon line or pattern that coded it.
  double confidence = 0;  // 0..1.
};

}  // namespace onrecord
