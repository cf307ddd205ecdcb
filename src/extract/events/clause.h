// Who does what in a clause: the agent, the patient and the other parties of a verb or of a noun of action.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/events/dependents.h"

namespace onrecord {

// Reads roles off the parse. Borrows the index. All answers are token indices, or kNone32. Safe to share.
class ClauseRoles {
 public:
  explicit ClauseRoles(const Dependents& dependents) : dependents_(dependents), tokens_(dependents.analysis().tokens) {}

  bool is_passive(std::uint32_t verb) const;

  // Who does it: the subject, or the agent of a passive. A verb without its own takes that of the verb it is joined to
  // or depends on ("went and saw", "refused to see", "..., killing 20").
  std::uint32_t agent(std::uint32_t verb) const { return agent(verb, 0); }

  // Whom it is done to: the object, or the subject of a passive.
  std::uint32_t patient(std::uint32_t verb) const;

  // The oblique of a verb with a preposition; `of_object`: or that of its object ("launched an attack on").
  std::uint32_t oblique(std::uint32_t verb, std::string_view preposition, bool of_object) const;

  // The second of several coordinated subjects.
  std::uint32_t second(std::uint32_t token) const;

  // The party of a noun of action: "by" or a possessor or a name before it does it; a preposition marks the other.
  std::uint32_t noun_agent(std::uint32_t noun) const;
  std::uint32_t noun_oblique(std::uint32_t noun, std::string_view preposition) const;

  // Whom the clause complement of a verb is about, other than `except` (an entity): the subject of "demanded that they
  // leave", the object or an oblique of "refused to meet them".
  std::uint32_t named_in_complement(std::uint32_t verb, std::uint32_t except) const;

 private:
  std::uint32_t agent(std::uint32_t verb, unsigned depth) const;

  const Dependents& dependents_;
  const std::vector<Token>& tokens_;
};

}  // namespace onrecord
