#include "extract/events/dependents.h"

namespace onrecord {
namespace {

constexpr unsigned kTimeTokens = 8;  // Longest chain of heads within a time expression.

}  // namespace

Dependents::Dependents(const Analysis& analysis) : analysis_(analysis) {
  const std::size_t count = analysis.tokens.size();
  is_time_.assign(count, false);
  for (const TimeExpression& time : analysis.times) {
    for (std::uint32_t t = analysis.token_at(time.span.begin);
         t < count && analysis.tokens[t].span.begin < time.span.end; ++t) {
      is_time_[t] = true;
    }
  }
  std::vector<std::uint32_t> heads(count, kNone32);
  for (std::uint32_t t = 0; t < count; ++t) {
    std::uint32_t head = analysis.tokens[t].head;
    for (unsigned steps = 0; !is_time_[t] && head != kNone32 && is_time_[head] && steps < kTimeTokens; ++steps) {
      const std::uint32_t above = analysis.tokens[head].head;
      if (above == kNone32) break;
      head = above;
    }
    heads[t] = head;
  }
  first_.assign(count + 1, 0);
  for (const std::uint32_t head : heads) {
    if (head != kNone32) ++first_[head + 1];
  }
  for (std::size_t i = 0; i < count; ++i) first_[i + 1] += first_[i];
  dependents_.resize(first_[count]);
  std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
  for (std::uint32_t t = 0; t < count; ++t) {
    if (heads[t] != kNone32) dependents_[next[heads[t]]++] = t;
  }
  mention_.assign(count, kNone32);
  mention_from_.assign(count, kNone32);
  mention_to_.assign(count, kNone32);
  for (std::uint32_t m = 0; m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.entity == kNone32 || mention.head >= count || is_time_[mention.head]) continue;
    const auto widest = [&](std::uint32_t& known) {
      if (known == kNone32 || analysis.mentions[known].span.size() < mention.span.size()) known = m;
    };
    widest(mention_[mention.head]);
    if (mention.first_token < count) widest(mention_from_[mention.first_token]);
    if (mention.token_end > 0 && mention.token_end <= count) widest(mention_to_[mention.token_end - 1]);
  }
}

std::uint32_t Dependents::first(std::uint32_t token, Deprel relation) const {
  for (const std::uint32_t dependent : of(token)) {
    if (analysis_.tokens[dependent].deprel == relation) return dependent;
  }
  return kNone32;
}

std::string_view Dependents::preposition(std::uint32_t token) const {
  const std::uint32_t marker = first(token, Deprel::kCase);
  return marker == kNone32 ? std::string_view{} : analysis_.tokens[marker].lemma;
}

std::uint32_t Dependents::named_by(std::uint32_t token) const {
  if (mention_[token] != kNone32) return mention_[token];
  const Token& here = analysis_.tokens[token];
  if (here.upos == Upos::kPron && here.head != kNone32) {
    // "who", "which": the clause hangs on the noun it stands for.
    std::uint32_t verb = here.head;
    const Token& clause = analysis_.tokens[verb];
    if (clause.deprel == Deprel::kAclRelcl && clause.head != kNone32 &&
        (here.features & (kFirstPerson | kSecondPerson | kThirdPerson)) == 0) {
      verb = clause.head;
      if (mention_[verb] != kNone32) return mention_[verb];
      return kNone32;
    }
  }
  for (const std::uint32_t dependent : of(token)) {
    const Deprel relation = analysis_.tokens[dependent].deprel;
    const bool modifies = relation == Deprel::kAmod || relation == Deprel::kFlat || relation == Deprel::kAppos;
    if (modifies && mention_[dependent] != kNone32) return mention_[dependent];
  }
  return kNone32;
}

std::uint32_t Dependents::owner(std::uint32_t token) const {
  for (const std::uint32_t dependent : of(token)) {
    const Deprel relation = analysis_.tokens[dependent].deprel;
    const bool owns = relation == Deprel::kNmodPoss || (relation == Deprel::kNmod && preposition(dependent) == "of");
    if (owns && mention_[dependent] != kNone32) return mention_[dependent];
  }
  return kNone32;
}

}  // namespace onrecord
