// The condition on which what is said holds: "if the shelling stops", "as long as the war lasts", "in exchange for
// ...".
#pragma once

#include <tsl/hopscotch_map.h>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/lexicon.h"
#include "extract/statements/candidate.h"

namespace onrecord {

// Safe to share. Borrows the lexicon (table "conditions").
class ConditionFinder {
 public:
  explicit ConditionFinder(const Lexicon& lexicon);

  // Returns the span of the first condition within the content, with its mark, without a mark of punctuation at its
  // end. `negated`: the content denies. In a longer turn only its first sentence can make the whole conditional.
  std::optional<TextSpan> find(const StatementContext& context, const std::vector<TextSpan>& content,
                               bool negated) const;

  // Returns the condition before the speaker and the cue of words that follow: "If they do, she said, “we will leave.”"
  // It is a part of what is said. Nothing if there is none.
  std::optional<TextSpan> fronted(const StatementContext& context, const Candidate& candidate) const;

 private:
  struct Mark {
    std::vector<std::string_view> words;  // Forms in lower case.
    bool phrase = false;                  // Takes a noun phrase too: "in the event of".
    bool exchange = false;                // "in exchange for": what is refused has no price.
  };

  // Returns the mark that begins at `token`, or nullptr.
  const Mark* mark_at(const StatementContext& context, std::uint32_t token) const;
  std::optional<TextSpan> clause_of(const StatementContext& context, std::uint32_t token, const Mark& mark,
                                    std::uint32_t content_begin) const;

  tsl::hopscotch_map<std::string_view, std::vector<Mark>> marks_;  // By the first word; longest first.
  tsl::hopscotch_map<std::string_view, bool> questions_;           // "see if": the clause is a question.
  tsl::hopscotch_map<std::string_view, bool> unreal_before_;       // "even if", "as if": no condition.
};

}  // namespace onrecord
