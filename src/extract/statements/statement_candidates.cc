#include "extract/statements/statement_candidates.h"

#include <algorithm>

#include "extract/statements/confidence.h"
#include "extract/statements/direct_speech.h"
#include "extract/statements/extent.h"
#include "extract/statements/learned_statements.h"
#include "extract/statements/phrase_statements.h"
#include "extract/statements/soundness.h"
#include "extract/statements/subjectless.h"
#include "extract/statements/turn_statements.h"
#include "record/document.h"

namespace onrecord {
namespace {

// Longer sentences are tables, lists or other text that nobody speaks.
constexpr std::uint32_t kLongestSentence = 600;  // Tokens.

// Least probability, in thousandths, that a cue introduces something.
constexpr std::uint16_t kLeastForStatements = 600;
constexpr std::uint16_t kLeastWithFrame = 500;  // Where the lexicon's frame takes the same words.
constexpr std::uint16_t kLeastForAttributions = 350;

bool is_for_record(const StatementContext& context, const Candidate& candidate) {
  const std::uint16_t least = candidate.framed ? kLeastWithFrame : kLeastForStatements;
  return candidate.shares.introduced >= least && is_sound(context, candidate);
}

// Sound or not: that is said by Candidate::sound.
std::vector<Candidate> find(const StatementContext& context, const AttributionModel& model, std::uint16_t least,
                            bool for_record) {
  std::vector<Candidate> candidates;
  OptionScratch scratch;
  const Analysis& analysis = context.analysis;
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    const Sentence& sentence = analysis.sentences[s];
    const bool heading = context.document.blocks[sentence.block].kind == BlockKind::kHeading;
    if (heading && for_record) continue;
    if (sentence.token_end - sentence.first_token > kLongestSentence) continue;
    const std::size_t first = candidates.size();
    find_learned_statements(context, model, s, least, for_record, scratch, candidates);
    find_phrase_statements(context, s, first, candidates);
    find_turns(context, s, candidates);
  }
  for (Candidate& candidate : candidates) candidate.sound = is_for_record(context, candidate);
  return candidates;
}

// “A. B. C,” he said: the parser sees C alone as what is said; the quotation is one.
void widen_to_quotation(const StatementContext& context, Candidate& candidate) {
  for (TextSpan& span : candidate.content) {
    const std::uint32_t q = context.analysis.quotation_around({span.begin, span.begin});
    if (q == kNone32) continue;
    const Quotation& quotation = context.analysis.quotations[q];
    if (quotation.span.contains(candidate.cue_span)) continue;
    span.begin = std::min(span.begin, quotation.span.begin);
    span.end = std::max(span.end, quotation.span.end);
  }
}

// "which she said would help": the record keeps what stands behind the cue, in one piece.
void drop_raised_part(Candidate& candidate) {
  if (candidate.raised && candidate.content.size() > 1) candidate.content.erase(candidate.content.begin());
  candidate.raised = false;
}

// He said there was no date: “There will be many stages.” What stands in marks behind the colon is a turn of its own.
void cut_before_quotation(const StatementContext& context, Candidate& candidate) {
  const std::string_view text = context.document.text;
  TextSpan& span = candidate.content.back();
  const auto& quotations = context.analysis.quotations;
  for (std::uint32_t q = quotation_from(context.analysis, span.begin); q < quotations.size(); ++q) {
    const TextSpan quoted = quotations[q].span;
    if (quoted.begin >= span.end) break;
    if (quoted.begin < span.begin + 2 || quoted.end < span.end || text.substr(quoted.begin - 2, 2) != ": ") continue;
    span.end = quoted.begin - 2;
    return;
  }
}

}  // namespace

std::vector<Candidate> find_record_candidates(const StatementContext& context, const AttributionModel& model) {
  std::vector<Candidate> candidates = find(context, model, kLeastWithFrame, true);
  for (Candidate& candidate : candidates) drop_raised_part(candidate);
  std::erase_if(candidates, [](const Candidate& candidate) { return !candidate.sound; });
  for (Candidate& candidate : candidates) {
    widen_to_quotation(context, candidate);
    cut_before_quotation(context, candidate);
  }
  find_subjectless(context, candidates);
  find_direct_speech(context, candidates);
  rate_candidates(context, model, candidates);
  return candidates;
}

std::vector<Candidate> find_attribution_candidates(const StatementContext& context, const AttributionModel& model) {
  std::vector<Candidate> candidates = find(context, model, kLeastForAttributions, false);
  for (Candidate& candidate : candidates) widen_to_quotation(context, candidate);
  find_direct_speech(context, candidates);
  rate_candidates(context, model, candidates);
  return candidates;
}

}  // namespace onrecord
