#include "extract/events/clause.h"

namespace onrecord {
namespace {

constexpr unsigned kDeepest = 4;  // Verbs between a verb and the one whose subject it shares.

}  // namespace

bool ClauseRoles::is_passive(std::uint32_t verb) const {
  if (dependents_.first(verb, Deprel::kNsubjPass) != kNone32 || dependents_.first(verb, Deprel::kAuxPass) != kNone32)
    return true;
  const Token& token = tokens_[verb];
  const bool past_participle = (token.features & kParticiple) != 0 && (token.features & kPast) != 0;
  if (!past_participle) return false;
  if (token.deprel == Deprel::kAcl) return true;
  // "was arrested and jailed".
  return token.deprel == Deprel::kConj && token.head != kNone32 && dependents_.first(verb, Deprel::kObj) == kNone32 &&
         dependents_.first(verb, Deprel::kNsubj) == kNone32 &&
         dependents_.first(token.head, Deprel::kAuxPass) != kNone32;
}

std::uint32_t ClauseRoles::agent(std::uint32_t verb, unsigned depth) const {
  if (is_passive(verb)) {
    for (const std::uint32_t dependent : dependents_.of(verb)) {
      const Deprel relation = tokens_[dependent].deprel;
      if (relation == Deprel::kOblAgent || (relation == Deprel::kObl && dependents_.preposition(dependent) == "by")) {
        return dependent;
      }
    }
    return kNone32;
  }
  if (const std::uint32_t subject = dependents_.first(verb, Deprel::kNsubj); subject != kNone32) return subject;
  const Token& token = tokens_[verb];
  if (token.head == kNone32 || depth >= kDeepest) return kNone32;
  switch (token.deprel) {
    case Deprel::kConj:
      if (tokens_[token.head].upos != Upos::kVerb) return kNone32;
      return agent(token.head, depth + 1);
    case Deprel::kXcomp: {
      // "urged them to leave": they leave.
      const std::uint32_t object = dependents_.first(token.head, Deprel::kObj);
      if (object != kNone32 && object < verb) return object;
      return agent(token.head, depth + 1);
    }
    case Deprel::kAdvcl:
    case Deprel::kObl: {
      if ((token.features & (kGerund | kParticiple)) == 0) return kNone32;
      // "accused them of shelling".
      const std::uint32_t mark = dependents_.first(verb, Deprel::kMark);
      if (mark != kNone32 && tokens_[mark].lemma == "of") return dependents_.first(token.head, Deprel::kObj);
      return agent(token.head, depth + 1);
    }
    case Deprel::kAcl:
      return (token.features & kInfinitive) != 0 ? kNone32 : token.head;
    default:
      return kNone32;
  }
}

std::uint32_t ClauseRoles::patient(std::uint32_t verb) const {
  if (!is_passive(verb)) return dependents_.first(verb, Deprel::kObj);
  if (const std::uint32_t subject = dependents_.first(verb, Deprel::kNsubjPass); subject != kNone32) return subject;
  const Token& token = tokens_[verb];
  if (token.deprel == Deprel::kAcl) return token.head;
  if (token.deprel == Deprel::kConj && token.head != kNone32) return dependents_.first(token.head, Deprel::kNsubjPass);
  return kNone32;
}

std::uint32_t ClauseRoles::oblique(std::uint32_t verb, std::string_view preposition, bool of_object) const {
  for (const std::uint32_t dependent : dependents_.of(verb)) {
    const Deprel relation = tokens_[dependent].deprel;
    if ((relation == Deprel::kObl || relation == Deprel::kNmod) && dependents_.preposition(dependent) == preposition) {
      return dependent;
    }
  }
  const std::uint32_t object = of_object ? dependents_.first(verb, Deprel::kObj) : kNone32;
  return object == kNone32 ? kNone32 : noun_oblique(object, preposition);
}

std::uint32_t ClauseRoles::second(std::uint32_t token) const {
  return dependents_.first(token, Deprel::kConj);
}

std::uint32_t ClauseRoles::noun_agent(std::uint32_t noun) const {
  if (const std::uint32_t by = noun_oblique(noun, "by"); by != kNone32) return by;
  for (const std::uint32_t dependent : dependents_.of(noun)) {
    const Deprel relation = tokens_[dependent].deprel;
    if ((relation == Deprel::kNmodPoss || relation == Deprel::kAmod || relation == Deprel::kCompound) &&
        dependents_.mention(dependent) != kNone32) {
      return dependent;
    }
  }
  return kNone32;
}

std::uint32_t ClauseRoles::noun_oblique(std::uint32_t noun, std::string_view preposition) const {
  for (const std::uint32_t dependent : dependents_.of(noun)) {
    const Deprel relation = tokens_[dependent].deprel;
    if (relation != Deprel::kNmod && relation != Deprel::kObl) continue;
    if (dependents_.preposition(dependent) == preposition) return dependent;
    // "the exchange of prisoners between them": the parse often hangs the last phrase on the one before it.
    if (dependents_.preposition(dependent) != "of") continue;
    for (const std::uint32_t below : dependents_.of(dependent)) {
      if (tokens_[below].deprel == Deprel::kNmod && dependents_.preposition(below) == preposition) return below;
    }
  }
  return kNone32;
}

std::uint32_t ClauseRoles::named_in_complement(std::uint32_t verb, std::uint32_t except) const {
  const Analysis& analysis = dependents_.analysis();
  const auto names_another = [&](std::uint32_t token) {
    if (token == kNone32) return false;
    const std::uint32_t mention = dependents_.named_by(token);
    // "demanded that they leave": who they are is too easily mistaken.
    return mention != kNone32 && analysis.mentions[mention].entity != except &&
           analysis.mentions[mention].kind != MentionKind::kPronoun;
  };
  std::uint32_t clause = verb;
  for (unsigned depth = 0; depth < kDeepest; ++depth) {
    std::uint32_t inner = dependents_.first(clause, Deprel::kXcomp);
    if (inner == kNone32) inner = dependents_.first(clause, Deprel::kCcomp);
    if (inner == kNone32) return kNone32;
    if (tokens_[inner].deprel == Deprel::kCcomp) {
      for (const Deprel relation : {Deprel::kNsubj, Deprel::kNsubjPass}) {
        const std::uint32_t subject = dependents_.first(inner, relation);
        if (names_another(subject)) return subject;
      }
    }
    for (const std::uint32_t dependent : dependents_.of(inner)) {
      const Deprel relation = tokens_[dependent].deprel;
      if ((relation == Deprel::kObj || relation == Deprel::kObl) && names_another(dependent)) return dependent;
    }
    clause = inner;
  }
  return kNone32;
}

}  // namespace onrecord
