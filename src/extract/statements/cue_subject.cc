#include "extract/statements/cue_subject.h"

#include "extract/statements/clause_tree.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kReach = 24;  // Tokens between the verb that passes words on and "as saying".

// Returns who does what the passive verb tells, or kNone32.
std::uint32_t agent_of(const StatementContext& context, std::uint32_t verb) {
  const auto& tokens = context.analysis.tokens;
  for (const std::uint32_t c : context.tree.children(verb)) {
    if (tokens[c].deprel == Deprel::kOblAgent) return c;
    if (tokens[c].deprel == Deprel::kObl && tokens[context.tree.subtree_begin(c)].lemma == "by") return c;
  }
  return kNone32;
}

}  // namespace

std::uint32_t passing_verb(const StatementContext& context, std::uint32_t cue) {
  const auto& tokens = context.analysis.tokens;
  if (cue == 0 || !(tokens[cue].features & kGerund) || tokens[cue - 1].lemma != "as") return kNone32;
  const std::uint32_t first = context.analysis.sentences[context.tree.sentence_of(cue)].first_token;
  for (std::uint32_t i = cue - 1, steps = 0; i-- > first && steps < kReach; ++steps) {
    if (tokens[i].upos != Upos::kVerb) continue;
    const bool passes = tokens[i].lemma == "quote" || tokens[i].lemma == "cite" || tokens[i].lemma == "report";
    if (passes && context.tree.passive_subject(i) != kNone32) return i;
    if (tokens[i].features & kFinite) break;
  }
  return kNone32;
}

std::uint32_t raw_subject_of_cue(const StatementContext& context, std::uint32_t cue, bool& passed_on) {
  const ClauseTree& tree = context.tree;
  const auto& tokens = context.analysis.tokens;
  const std::uint32_t passing = passing_verb(context, cue);
  passed_on = passing != kNone32;
  if (passed_on) return tree.passive_subject(passing);
  std::uint32_t at = cue;
  // Steps are bounded: a subject is shared over a few verbs, not over a chain as long as the text.
  for (int step = 0; step < 6 && at != kNone32; ++step) {
    const std::uint32_t passive = tree.passive_subject(at);
    if (passive != kNone32) {
      if (at == cue) {  // "was criticised by the minister": only the agent speaks.
        return agent_of(context, at);
      }
      if (tokens[at].lemma == "quote" || tokens[at].lemma == "cite" || tokens[at].lemma == "report") passed_on = true;
      return passed_on || tokens[at].lemma == "ask" ? passive : kNone32;
    }
    std::uint32_t subject = tree.subject(at);
    if (subject != kNone32) return subject;
    const Deprel relation = tokens[at].deprel;
    if (relation == Deprel::kAcl || relation == Deprel::kAclRelcl) return tokens[at].head;  // "a statement saying"
    if (relation == Deprel::kConj || relation == Deprel::kAdvcl || relation == Deprel::kXcomp ||
        relation == Deprel::kDep || relation == Deprel::kParataxis) {
      at = tokens[at].head;
      continue;
    }
    break;
  }
  return kNone32;
}

std::uint32_t reporter_of_cue(const StatementContext& context, std::uint32_t cue) {
  const std::uint32_t passing = passing_verb(context, cue);
  return passing == kNone32 ? kNone32 : agent_of(context, passing);
}

std::uint32_t antecedent(const StatementContext& context, std::uint32_t token) {
  if (token == kNone32) return token;
  const auto& tokens = context.analysis.tokens;
  const std::string_view word = tokens[token].lemma;
  if (word != "who" && word != "which" && word != "that") return token;
  const std::uint32_t clause = tokens[token].head;
  return clause != kNone32 && tokens[clause].deprel == Deprel::kAclRelcl ? tokens[clause].head : token;
}

std::uint32_t subject_of_cue(const StatementContext& context, std::uint32_t cue, bool& passed_on) {
  return antecedent(context, raw_subject_of_cue(context, cue, passed_on));
}

}  // namespace onrecord
