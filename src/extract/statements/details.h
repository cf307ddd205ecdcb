// What is said about a statement besides who and what: negation, condition, addressee, channel, time.
#pragma once

#include "base/lexicon.h"
#include "extract/statements/candidate.h"
#include "extract/statements/channels.h"
#include "extract/statements/condition.h"
#include "extract/statements/denial.h"
#include "record/statement.h"

namespace onrecord {

// Safe to share. Borrows the lexicon (table "conditions").
class StatementDetails {
 public:
  explicit StatementDetails(const Lexicon& lexicon) : conditions_(lexicon), denials_(lexicon) {}

  // Fills negated, condition_span, addressee, via, when and when_basis of `statement`, whose spans are those of the
  // candidate; reported_by where the channel names who hands the words on. `channels`: those of the cue's sentence.
  void fill(const StatementContext& context, const Candidate& candidate, const std::vector<Channel>& channels,
            Statement& statement) const;

  // Takes from the front of the content a channel that the parse put there ("said in a statement on its site that ...")
  // and the word "that".
  void trim_content(const StatementContext& context, const std::vector<Channel>& channels, Candidate& candidate) const;

  // Puts a condition that stands before the speaker and the cue in front of the content.
  void take_fronted_condition(const StatementContext& context, Candidate& candidate) const;

 private:
  void find_time(const StatementContext& context, const Candidate& candidate, Statement& statement) const;

  ConditionFinder conditions_;
  DenialFinder denials_;
};

}  // namespace onrecord
