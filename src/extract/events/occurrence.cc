#include "extract/events/occurrence.h"

namespace onrecord {
namespace {

constexpr unsigned kClimbMost = 4;

bool worse(EventStatus a, EventStatus b) {
  return static_cast<int>(a) > static_cast<int>(b);
}

}  // namespace

std::optional<Occurrence> occurrence_of(std::uint32_t verb, const Dependents& dependents,
                                        const ActionLexicon& actions) {
  const std::vector<Token>& tokens = dependents.analysis().tokens;
  Occurrence occurrence;
  const auto raise = [&](EventStatus status) {
    if (worse(status, occurrence.status)) occurrence.status = status;
  };
  std::uint32_t at = verb;
  for (unsigned steps = 0; steps < kClimbMost; ++steps) {
    const Token& here = tokens[at];
    bool to = false;
    for (const std::uint32_t dependent : dependents.of(at)) {
      const Token& child = tokens[dependent];
      if (child.deprel == Deprel::kMark && child.lemma == "to") to = true;
      if (child.deprel == Deprel::kMark && actions.is(child.lemma, Modality::kCondition))
        raise(EventStatus::kConditional);
      if (child.deprel == Deprel::kAux || child.deprel == Deprel::kAuxPass) {
        if (actions.is(child.lemma, Modality::kPlannedAux)) raise(EventStatus::kPlanned);
        if (actions.is(child.lemma, Modality::kPossibleAux)) raise(EventStatus::kConditional);
      }
      if (child.deprel == Deprel::kAdvmod || child.deprel == Deprel::kDet || child.deprel == Deprel::kCc) {
        if (((child.features & kNegative) != 0 || actions.is(child.lemma, Modality::kNegation)) && steps == 0) {
          occurrence.negated = true;
        }
        if (child.deprel == Deprel::kAdvmod && actions.is(child.lemma, Modality::kDoubt)) raise(EventStatus::kClaimed);
      }
    }
    if (here.head == kNone32) break;
    const Token& governor = tokens[here.head];
    switch (here.deprel) {
      case Deprel::kConj:
        // "may attack and seize": what governs the first governs the second, unless that has its own subject.
        if (dependents.first(at, Deprel::kNsubj) != kNone32 || dependents.first(at, Deprel::kNsubjPass) != kNone32)
          return occurrence;
        break;
      case Deprel::kXcomp:
        if (actions.is(governor.lemma, Modality::kRefusal)) {
          occurrence.negated = true;
        } else if (to) {
          if (!actions.is(governor.lemma, Modality::kPlanned)) return std::nullopt;
          raise(EventStatus::kPlanned);
        }
        break;
      case Deprel::kCcomp:
        if (actions.is(governor.lemma, Modality::kDenied)) raise(EventStatus::kDenied);
        return occurrence;
      case Deprel::kAcl:
        if (to) {
          if (!actions.is(governor.lemma, Modality::kPlanned)) return std::nullopt;
          raise(EventStatus::kPlanned);
        }
        return occurrence;
      case Deprel::kAdvcl:
        if (to) return std::nullopt;  // A purpose.
        if ((tokens[verb].features & (kGerund | kParticiple)) == 0) return occurrence;
        break;
      case Deprel::kAclRelcl:
        // "no situation in which he would meet them".
        if (occurrence.status == EventStatus::kConditional) return std::nullopt;
        return occurrence;
      case Deprel::kParataxis:
      case Deprel::kRoot:
        return occurrence;
      default:
        // A clause used as a noun names no happening: "attacking them is wrong".
        if (here.upos == Upos::kVerb && steps == 0 && (here.features & kGerund) != 0) return std::nullopt;
        return occurrence;
    }
    at = here.head;
  }
  return occurrence;
}

}  // namespace onrecord
