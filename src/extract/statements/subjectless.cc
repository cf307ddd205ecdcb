#include "extract/statements/subjectless.h"

#include "extract/statements/clause_tree.h"
#include "extract/statements/extent.h"
#include "record/document.h"

namespace onrecord {
namespace {

// Returns the first token of the infinitive that makes up the sentence, or kNone32.
std::uint32_t lone_infinitive(const StatementContext& context, const Sentence& sentence) {
  const auto& tokens = context.analysis.tokens;
  std::uint32_t i = sentence.first_token;
  if (i < sentence.token_end && (tokens[i].lemma == "and" || tokens[i].lemma == "or")) ++i;
  if (i + 2 >= sentence.token_end || tokens[i].lemma != "to" || !(tokens[i + 1].features & kInfinitive)) return kNone32;
  for (std::uint32_t k = i; k < sentence.token_end; ++k) {
    if (tokens[k].deprel == Deprel::kRoot && (tokens[k].features & kFinite)) return kNone32;
    if (tokens[k].head == i + 1 && (tokens[k].deprel == Deprel::kNsubj || tokens[k].deprel == Deprel::kAux)) {
      return kNone32;
    }
  }
  return tokens[i + 1].deprel == Deprel::kRoot ? i : kNone32;
}

}  // namespace

void find_subjectless(const StatementContext& context, std::vector<Candidate>& out) {
  const auto& sentences = context.analysis.sentences;
  const auto found = static_cast<std::uint32_t>(out.size());
  std::uint32_t next = 0;
  for (std::uint32_t s = 1; s < sentences.size(); ++s) {
    const Sentence& before = sentences[s - 1];
    while (next < found && out[next].content.back().end <= before.span.end) ++next;
    if (next == 0 || before.block != sentences[s].block) continue;
    const std::uint32_t first = lone_infinitive(context, sentences[s]);
    if (first == kNone32) continue;
    const Candidate& turn = out[next - 1];
    if (turn.content.front().begin < before.span.begin || turn.cue == kNone32) continue;
    const TextSpan span = content_span(context, first, sentences[s].token_end);
    if (span.empty()) continue;
    Candidate candidate;
    candidate.speaker = turn.speaker;
    candidate.content.push_back(span);
    candidate.type = turn.type;
    candidate.act = turn.act;
    candidate.any_subject = turn.any_subject;
    candidate.rule = "continuation";
    candidate.continues = next - 1;
    out.push_back(std::move(candidate));
  }
}

}  // namespace onrecord
