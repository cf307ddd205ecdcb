// The act of a statement from its cue and the frame it stands in: "called for talks" demands, "called the raid
// reckless" condemns, "called it a good start" praises.
#pragma once

#include <tsl/hopscotch_map.h>
#include <memory>
#include <string_view>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "extract/statements/candidate.h"

namespace onrecord {

// Safe to share. Borrows the lexicon (tables "cue_acts", "evaluations").
class FrameActs {
 public:
  // Fails with the table and the row on an unknown act or frame.
  static Result<std::unique_ptr<FrameActs>> open(const Lexicon& lexicon);

  // Returns the act of the candidate; the cue's own where its frame does not change it.
  Act act_of(const StatementContext& context, const Candidate& candidate) const;

 private:
  struct Rule {
    std::string_view frame;   // "any", "c", "i", "n", "a", "o", "p:for", as in table "cues".
    std::string_view object;  // Lemma of the head of the object; empty for any.
    Act act = Act::kSay;
  };

  tsl::hopscotch_map<std::string_view, std::vector<Rule>> rules_;
  tsl::hopscotch_map<std::string_view, bool> evaluations_;  // True for praise, false for blame.
};

}  // namespace onrecord
