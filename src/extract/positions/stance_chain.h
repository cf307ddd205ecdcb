// From a term of an issue up the parse to the words that take a stance on it.
#pragma once

#include <cstdint>
#include <optional>

#include "base/span.h"
#include "extract/events/action_lexicon.h"
#include "extract/events/dependents.h"
#include "extract/positions/stance_lexicon.h"

namespace onrecord {

struct StanceChain {
  int polarity = 0;           // +1 accepts, -1 rejects, 0 none found.
  bool open = false;          // A rejection was denied: "did not rule out".
  bool in_condition = false;  // The term stands in a condition: no stance is taken on it.
  bool direct = true;         // Only light words stand between the term and the end of the walk.
  bool by_modal = false;      // No word of stance, only "will", "cannot" before the term.
  bool backshift = false;     // Only "would": a future where it is told indirectly.
  StanceHolder holder = StanceHolder::kSubject;
  std::uint32_t subject = kNone32;    // Token: the subject of the highest predicate that has one.
  bool through_subject = false;       // The term is the subject, or part of it: "talks are ...".
  std::uint32_t top = kNone32;        // Token: the highest predicate reached.
  bool negated = false;               // An odd number of negations stood on the way.
  std::optional<TextSpan> condition;  // A clause of condition that hangs on the way.
  bool holds_while = false;           // The condition says how long, not whether: "as long as".
};

// Follows the heads of `token`, without leaving `within`, for a bounded number of steps. Words of the `term`
// itself take no stance on it ("renounce territory").
StanceChain follow_stance(std::uint32_t token, TextSpan term, TextSpan within, const Dependents& dependents,
                          const StanceLexicon& stances, const ActionLexicon& modality);

// Returns the stance that the word of saying itself takes on its content ("insisted on talks"), if any.
std::optional<StanceClass> stance_of_cue(std::uint32_t token, const Dependents& dependents,
                                         const StanceLexicon& stances);

}  // namespace onrecord
