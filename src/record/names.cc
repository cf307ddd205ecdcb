// The stored names of all enumerations of the record. A name, once released, never changes.
#include "record/entity.h"
#include "record/event.h"
#include "record/position.h"
#include "record/statement.h"

namespace onrecord {
namespace {

constexpr const char* kActs[] = {"say",    "deny",    "admit",   "demand",  "propose", "promise", "threaten", "accuse",
                                 "ask",    "answer",  "reject",  "accept",  "agree",   "warn",    "announce", "order",
                                 "praise", "condemn", "predict", "believe", "want",    "plan",    "doubt"};
static_assert(sizeof kActs / sizeof *kActs == static_cast<std::size_t>(Act::kDoubt) + 1);

}  // namespace

const char* name_of(EntityKind kind) {
  constexpr const char* kNames[] = {"unknown", "person", "organisation", "place", "group"};
  return kNames[static_cast<int>(kind)];
}

const char* name_of(MentionKind kind) {
  constexpr const char* kNames[] = {"name", "description", "pronoun", "metonym"};
  return kNames[static_cast<int>(kind)];
}

const char* name_of(StatementKind kind) {
  constexpr const char* kNames[] = {"direct", "mixed", "indirect"};
  return kNames[static_cast<int>(kind)];
}

const char* name_of(StatementType type) {
  return type == StatementType::kStatement ? "statement" : "attitude";
}

const char* name_of(Act act) {
  return kActs[static_cast<int>(act)];
}

const char* name_of(SpeakerBasis basis) {
  constexpr const char* kNames[] = {"none", "name", "description", "pronoun", "metonym", "continuation"};
  return kNames[static_cast<int>(basis)];
}

const char* name_of(DateBasis basis) {
  constexpr const char* kNames[] = {"none", "explicit", "relative", "published", "supplied", "bounded"};
  return kNames[static_cast<int>(basis)];
}

const char* name_of(EventStatus status) {
  constexpr const char* kNames[] = {"reported", "claimed", "denied", "conditional", "planned"};
  return kNames[static_cast<int>(status)];
}

const char* name_of(Stance stance) {
  constexpr const char* kNames[] = {"accepts", "rejects", "conditional", "undecided"};
  return kNames[static_cast<int>(stance)];
}

const char* name_of(PositionBasis basis) {
  constexpr const char* kNames[] = {"own", "attributed", "narrated"};
  return kNames[static_cast<int>(basis)];
}

std::optional<Act> act_named(std::string_view name) {
  for (std::size_t i = 0; i < sizeof kActs / sizeof *kActs; ++i) {
    if (name == kActs[i]) return static_cast<Act>(i);
  }
  return std::nullopt;
}

}  // namespace onrecord
