#include "extract/statements/cue_subject.h"

#include "extract/statements/clause_tree.h"

namespace onrecord {

std::uint32_t raw_subject_of_cue(const StatementContext& context, std::uint32_t cue, bool& passed_on) {
  const ClauseTree& tree = context.tree;
  const auto& tokens = context.analysis.tokens;
  passed_on = false;
  std::uint32_t at = cue;
  // Steps are bounded: a subject is shared over a few verbs, not over a chain as long as the text.
  for (int step = 0; step < 6 && at != kNone32; ++step) {
    const std::uint32_t passive = tree.passive_subject(at);
    if (passive != kNone32) {
      if (at == cue) {  // "was criticised by the minister": only the agent speaks.
        for (const std::uint32_t c : tree.children(at)) {
          if (tokens[c].deprel == Deprel::kOblAgent) return c;
          if (tokens[c].deprel == Deprel::kObl && tokens[tree.subtree_begin(c)].lemma == "by") return c;
        }
        return kNone32;
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
