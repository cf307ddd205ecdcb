// Whether the words of a statement deny: "said that they will not talk", "none of it is true".
#pragma once

#include <tsl/hopscotch_map.h>
#include <cstdint>
#include <string_view>

#include "base/lexicon.h"
#include "extract/statements/candidate.h"

namespace onrecord {

// Safe to share. Borrows the lexicon (table "conditions", kind "negative").
class DenialFinder {
 public:
  explicit DenialFinder(const Lexicon& lexicon);

  // Returns true if the main clause of the first sentence of the content is negated, and at least half of its sentences
  // are: one "not" somewhere in a long turn does not make a denial of it.
  bool denies(const StatementContext& context, const Candidate& candidate) const;

 private:
  bool clause_denies(const StatementContext& context, const Candidate& candidate, std::uint32_t head) const;

  tsl::hopscotch_map<std::string_view, bool> negative_words_;  // "no", "none", "nothing" as determiner or subject.
};

}  // namespace onrecord
