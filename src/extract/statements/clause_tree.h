// The parse of a document as a tree that can be walked down: children, subtrees, subjects. Every question is answered
// in constant time or in the number of children.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/analysis.h"

namespace onrecord {

// Built once per document in linear time. Borrows the Analysis. Safe to share once built.
class ClauseTree {
 public:
  explicit ClauseTree(const Analysis& analysis);

  const Token& token(std::uint32_t index) const { return analysis_.tokens[index]; }
  const Analysis& analysis() const { return analysis_; }

  // Indices of the children in text order.
  std::span<const std::uint32_t> children(std::uint32_t index) const {
    return {children_.data() + first_child_[index], children_.data() + first_child_[index + 1]};
  }
  // The first child with the relation, or kNone32.
  std::uint32_t child(std::uint32_t index, Deprel relation) const;
  // The first child with the relation whose index is above `index`, or kNone32.
  std::uint32_t right_child(std::uint32_t index, Deprel relation) const;

  // The smallest token range that holds the subtree of `index`: [subtree_begin, subtree_end).
  std::uint32_t subtree_begin(std::uint32_t index) const { return begin_[index]; }
  std::uint32_t subtree_end(std::uint32_t index) const { return end_[index]; }
  bool in_subtree(std::uint32_t index, std::uint32_t root) const;

  // The subject of a clause head (nsubj, nsubj:outer, csubj excluded), or kNone32.
  std::uint32_t subject(std::uint32_t index) const;
  std::uint32_t passive_subject(std::uint32_t index) const { return child(index, Deprel::kNsubjPass); }

  // Returns true if the clause head has a negation of its own ("not", "n't", "never", "no longer").
  bool is_negated(std::uint32_t index) const;

  // Returns true if an auxiliary of the clause head has one of the lemmas.
  bool has_auxiliary(std::uint32_t index, std::span<const std::string_view> lemmas) const;

  // The sentence of a token.
  std::uint32_t sentence_of(std::uint32_t index) const { return sentence_[index]; }

 private:
  const Analysis& analysis_;
  std::vector<std::uint32_t> first_child_;
  std::vector<std::uint32_t> children_;
  std::vector<std::uint32_t> begin_, end_;
  std::vector<std::uint32_t> sentence_;
};

}  // namespace onrecord
