// What is said about a statement besides who and what: negation, condition, addressee, channel, time.
#pragma once

#include <tsl/hopscotch_map.h>
#include <memory>
#include <string_view>

#include "base/lexicon.h"
#include "extract/statements/candidate.h"
#include "record/statement.h"

namespace onrecord {

// Safe to share. Borrows the lexicon (table "conditions").
class StatementDetails {
 public:
  explicit StatementDetails(const Lexicon& lexicon);

  // Fills negated, condition_span, addressee, via, when and when_basis of `statement`, whose spans are those of the
  // candidate.
  void fill(const StatementContext& context, const Candidate& candidate, Statement& statement) const;

 private:
  bool denies(const StatementContext& context, const Candidate& candidate) const;
  void find_condition(const StatementContext& context, const Candidate& candidate, Statement& statement) const;
  void find_hearer(const StatementContext& context, const Candidate& candidate, Statement& statement) const;
  void find_time(const StatementContext& context, const Candidate& candidate, Statement& statement) const;

  tsl::hopscotch_map<std::string_view, bool> condition_words_;  // Marks of conditional clauses.
  tsl::hopscotch_map<std::string_view, bool> negative_words_;   // "no", "none", "nothing" as determiner or subject.
};

}  // namespace onrecord
