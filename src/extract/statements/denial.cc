#include "extract/statements/denial.h"

#include <algorithm>

#include "extract/statements/clause_tree.h"

namespace onrecord {
namespace {

bool within(const std::vector<TextSpan>& content, TextSpan span) {
  return std::any_of(content.begin(), content.end(), [&](TextSpan part) { return part.overlaps(span); });
}

}  // namespace

DenialFinder::DenialFinder(const Lexicon& lexicon) {
  const LexiconTable& words = lexicon.table("conditions");
  for (std::size_t row = 0; row < words.rows(); ++row) {
    if (words.field(row, words.column("kind")) == "negative") {
      negative_words_[words.field(row, words.column("word"))] = true;
    }
  }
}

bool DenialFinder::clause_denies(const StatementContext& context, const Candidate& candidate,
                                 std::uint32_t head) const {
  const auto& tokens = context.analysis.tokens;
  if (context.tree.is_negated(head)) return true;
  for (const std::uint32_t c : context.tree.children(head)) {
    if (!within(candidate.content, tokens[c].span)) continue;
    if (negative_words_.contains(tokens[c].lemma)) return true;
    for (const std::uint32_t d : context.tree.children(c)) {
      // "no date", "no longer"
      const bool modifies = tokens[d].deprel == Deprel::kDet || tokens[d].deprel == Deprel::kAdvmod;
      const bool long_no = tokens[c].lemma == "long" || tokens[c].lemma == "longer";
      if (modifies && (tokens[d].deprel == Deprel::kDet || long_no) && negative_words_.contains(tokens[d].lemma)) {
        return true;
      }
    }
    // "have, sadly, still not been kept": an auxiliary that the parser took for the verb.
    const bool rest = tokens[head].upos == Upos::kAux && tokens[c].deprel == Deprel::kConj && c > head &&
                      context.tree.subject(c) == kNone32;
    if (rest && context.tree.is_negated(c)) return true;
  }
  return false;
}

bool DenialFinder::denies(const StatementContext& context, const Candidate& candidate) const {
  const auto& tokens = context.analysis.tokens;
  std::uint32_t sentences = 0, negated = 0, last_sentence = kNone32;
  bool first_denies = false, this_denies = false;
  for (const TextSpan span : candidate.content) {
    for (std::uint32_t i = context.analysis.token_at(span.begin); i < tokens.size() && tokens[i].span.begin < span.end;
         ++i) {
      const std::uint32_t sentence = context.tree.sentence_of(i);
      if (sentence != last_sentence) {
        negated += this_denies;
        this_denies = false;
        last_sentence = sentence;
        ++sentences;
      }
      // The head of each sentence or clause of the content.
      const std::uint32_t head = tokens[i].head;
      if (head != kNone32 && within(candidate.content, tokens[head].span)) continue;
      if (tokens[i].upos == Upos::kPunct || !clause_denies(context, candidate, i)) continue;
      this_denies = true;
      first_denies |= sentences == 1;
    }
  }
  negated += this_denies;
  return first_denies && 2 * negated >= sentences;
}

}  // namespace onrecord
