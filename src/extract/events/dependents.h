// The parse of a document the other way round: from a head to its dependents, and from a token to who it names.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "language/analysis.h"

namespace onrecord {

// Made once per document; borrows the analysis. Cost of making it: linear in tokens and mentions. Not thread-safe.
//
// Times are taken out of the way: what the parse hangs on a time expression ("met on Monday with ...") hangs on the
// word that the time hangs on, and no time is anybody's name.
class Dependents {
 public:
  explicit Dependents(const Analysis& analysis);

  // Returns the dependents of a token in text order, of very many only the first ones, so that no wall of words makes
  // the stages above quadratic.
  std::span<const std::uint32_t> of(std::uint32_t token) const {
    const std::size_t count = first_[token + 1] - first_[token];
    return {dependents_.data() + first_[token], count < kMostDependents ? count : kMostDependents};
  }
  // Returns the first dependent with the relation, or kNone32.
  std::uint32_t first(std::uint32_t token, Deprel relation) const;
  // Returns the lemma of the preposition that marks a token ("with"), or "".
  std::string_view preposition(std::uint32_t token) const;

  // Returns the widest resolved mention whose head is the token, or kNone32.
  std::uint32_t mention(std::uint32_t token) const { return mention_[token]; }

  // Returns the widest resolved mention that begins or ends with the token, or kNone32: where the parse is wrong, what
  // stands beside a verb is still beside it.
  std::uint32_t mention_from(std::uint32_t token) const { return mention_from_[token]; }
  std::uint32_t mention_to(std::uint32_t token) const { return mention_to_[token]; }

  // Returns true if the token is part of a time expression.
  bool is_time(std::uint32_t token) const { return is_time_[token]; }

  // Returns the mention of the entity a noun phrase stands for: of its head, or of the adjective that names it
  // ("Karthian troops"). kNone32 if it names nobody. A relative pronoun stands for the noun before its clause.
  std::uint32_t named_by(std::uint32_t token) const;

  // Returns the mention of whose a thing is: "Arvell's offer", "the demands of Karthia". kNone32 if that is not said.
  std::uint32_t owner(std::uint32_t token) const;

  const Analysis& analysis() const { return analysis_; }

 private:
  static constexpr std::size_t kMostDependents = 100;

  const Analysis& analysis_;
  std::vector<std::uint32_t> first_;  // Per token, index into dependents_; one more at the end.
  std::vector<std::uint32_t> dependents_;
  std::vector<bool> is_time_;  // Per token, as the next three.
  std::vector<std::uint32_t> mention_, mention_from_, mention_to_;
};

}  // namespace onrecord
