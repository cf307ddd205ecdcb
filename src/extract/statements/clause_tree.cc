#include "extract/statements/clause_tree.h"

#include <algorithm>

namespace onrecord {

ClauseTree::ClauseTree(const Analysis& analysis) : analysis_(analysis) {
  const auto count = static_cast<std::uint32_t>(analysis.tokens.size());
  first_child_.assign(count + 1, 0);
  sentence_.assign(count, 0);
  for (const Token& token : analysis.tokens) {
    if (token.head < count) ++first_child_[token.head + 1];
  }
  for (std::uint32_t i = 0; i < count; ++i) first_child_[i + 1] += first_child_[i];
  children_.resize(first_child_[count]);
  std::vector<std::uint32_t> next(first_child_.begin(), first_child_.end());
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t head = analysis.tokens[i].head;
    if (head < count) children_[next[head]++] = i;
  }
  begin_.resize(count);
  end_.resize(count);
  std::vector<std::uint32_t> order;  // Parents before children.
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    const Sentence& sentence = analysis.sentences[s];
    order.clear();
    for (std::uint32_t i = sentence.first_token; i < sentence.token_end; ++i) {
      begin_[i] = i;
      end_[i] = i + 1;
      sentence_[i] = s;
      if (analysis.tokens[i].head >= count) order.push_back(i);
    }
    for (std::size_t next_parent = 0; next_parent < order.size(); ++next_parent) {
      for (const std::uint32_t c : children(order[next_parent])) order.push_back(c);
    }
    for (std::size_t i = order.size(); i-- > 0;) {
      const std::uint32_t head = analysis.tokens[order[i]].head;
      if (head >= count) continue;
      begin_[head] = std::min(begin_[head], begin_[order[i]]);
      end_[head] = std::max(end_[head], end_[order[i]]);
    }
  }
}

std::uint32_t ClauseTree::child(std::uint32_t index, Deprel relation) const {
  for (const std::uint32_t c : children(index)) {
    if (token(c).deprel == relation) return c;
  }
  return kNone32;
}

std::uint32_t ClauseTree::right_child(std::uint32_t index, Deprel relation) const {
  for (const std::uint32_t c : children(index)) {
    if (c > index && token(c).deprel == relation) return c;
  }
  return kNone32;
}

bool ClauseTree::in_subtree(std::uint32_t index, std::uint32_t root) const {
  // Heads stay within a sentence, whose length bounds the walk; callers ask for direct relatives.
  for (std::uint32_t steps = 0; index != kNone32 && steps < 64; ++steps, index = token(index).head) {
    if (index == root) return true;
  }
  return false;
}

std::uint32_t ClauseTree::subject(std::uint32_t index) const {
  for (const std::uint32_t c : children(index)) {
    const Deprel relation = token(c).deprel;
    if (relation == Deprel::kNsubj || relation == Deprel::kNsubjOuter) return c;
  }
  return kNone32;
}

bool ClauseTree::is_negated(std::uint32_t index) const {
  for (const std::uint32_t c : children(index)) {
    const Token& t = token(c);
    if (t.deprel != Deprel::kAdvmod && t.deprel != Deprel::kAux && t.deprel != Deprel::kDet) continue;
    if (t.lemma == "not" || t.lemma == "never" || t.lemma == "n't" || t.lemma == "neither") return true;
    if (t.deprel == Deprel::kAdvmod && (t.features & kNegative)) return true;
  }
  return false;
}

bool ClauseTree::has_auxiliary(std::uint32_t index, std::span<const std::string_view> lemmas) const {
  for (const std::uint32_t c : children(index)) {
    const Token& t = token(c);
    if (t.deprel != Deprel::kAux) continue;
    if (std::find(lemmas.begin(), lemmas.end(), t.lemma) != lemmas.end()) return true;
  }
  return false;
}

}  // namespace onrecord
