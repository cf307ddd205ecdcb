#include "extract/statements/attribution.h"

#include <algorithm>

#include "extract/statements/clause_tree.h"
#include "extract/statements/speaker.h"
#include "record/document.h"

namespace onrecord {
namespace {

// Less sure ones cost more precision than they bring recall.
constexpr double kLeastConfidence = 0.22;

// The noun phrase of the source with its appositions, without what only follows it.
TextSpan source_span(const StatementContext& context, std::uint32_t head) {
  const auto& tokens = context.analysis.tokens;
  std::uint32_t begin = head, end = head + 1;
  for (const std::uint32_t c : context.tree.children(head)) {
    switch (tokens[c].deprel) {
      case Deprel::kDet:
      case Deprel::kDetPredet:
      case Deprel::kAmod:
      case Deprel::kCompound:
      case Deprel::kNummod:
      case Deprel::kNmodPoss:
      case Deprel::kNmodDesc:
      case Deprel::kFlat:
      case Deprel::kNmod:
      case Deprel::kAppos:
      case Deprel::kAcl:
      case Deprel::kAclRelcl:
      case Deprel::kAdvmod:
      case Deprel::kConj:
        if (tokens[c].deprel == Deprel::kAdvmod && c < head) break;  // "Yesterday the minister".
        if (c < head) {
          begin = std::min(begin, context.tree.subtree_begin(c));
        } else {
          end = std::max(end, context.tree.subtree_end(c));
        }
        break;
      default:
        break;
    }
  }
  TextSpan span{tokens[begin].span.begin, tokens[end - 1].span.end};
  // A title and a name that the parser kept apart.
  const Mention* mention = mention_at(context.analysis, head);
  if (mention && mention->first_token <= head && head < mention->token_end && mention->kind == MentionKind::kName) {
    span.begin = std::min(span.begin, mention->span.begin);
    span.end = std::max(span.end, mention->span.end);
  }
  return span;
}

TextSpan cue_span(const StatementContext& context, const Candidate& candidate) {
  const auto& tokens = context.analysis.tokens;
  TextSpan span = candidate.cue_span;
  if (tokens[candidate.cue].upos != Upos::kVerb) return span;
  std::uint32_t begin = candidate.cue;
  while (begin > 0 && tokens[begin - 1].head == candidate.cue &&
         (tokens[begin - 1].deprel == Deprel::kAux || tokens[begin - 1].deprel == Deprel::kAuxPass ||
          tokens[begin - 1].deprel == Deprel::kAdvmod)) {
    --begin;
  }
  while (begin < candidate.cue && tokens[begin].deprel == Deprel::kAdvmod) ++begin;
  span.begin = std::min(span.begin, tokens[begin].span.begin);
  return span;
}

// "that" before a clause belongs to the content here.
TextSpan with_that(const StatementContext& context, TextSpan span) {
  const auto& tokens = context.analysis.tokens;
  const std::uint32_t first = context.analysis.token_at(span.begin);
  if (first == 0 || first >= tokens.size() || tokens[first].span.begin != span.begin) return span;
  const Token& before = tokens[first - 1];
  if (before.lemma == "that" && before.deprel != Deprel::kDet) span.begin = before.span.begin;
  return span;
}

}  // namespace

std::vector<Attribution> to_attributions(const StatementContext& context, const std::vector<Candidate>& candidates) {
  std::vector<Attribution> attributions;
  std::vector<std::uint32_t> place(candidates.size(), kNone32);
  for (std::uint32_t i = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = candidates[i];
    if (candidate.continues != kNone32) {
      // A quotation that goes on in the same paragraph is content of its turn; in the next one nothing introduces it.
      if (place[candidate.continues] == kNone32) continue;
      Attribution& turn = attributions[place[candidate.continues]];
      const std::string_view text = context.document.text;
      const std::uint32_t from = turn.content.back().end, to = candidate.content.front().begin;
      if (from > to || text.substr(from, to - from).find('\n') != std::string_view::npos) continue;
      turn.content.insert(turn.content.end(), candidate.content.begin(), candidate.content.end());
      turn.candidates.push_back(i);
      place[i] = place[candidate.continues];
      continue;
    }
    if (candidate.cue == kNone32 || candidate.content.empty() || candidate.confidence < kLeastConfidence) continue;
    Attribution attribution;
    const std::uint32_t source = candidate.source != kNone32 ? candidate.source : candidate.speaker;
    if (source != kNone32) attribution.source.push_back(source_span(context, source));
    attribution.cue.push_back(cue_span(context, candidate));
    for (const TextSpan span : candidate.content) attribution.content.push_back(with_that(context, span));
    attribution.type = candidate.type;
    attribution.confidence = candidate.confidence;
    attribution.candidates.push_back(i);
    place[i] = static_cast<std::uint32_t>(attributions.size());
    attributions.push_back(std::move(attribution));
  }
  std::stable_sort(attributions.begin(), attributions.end(), [](const Attribution& x, const Attribution& y) {
    return x.content.front().begin < y.content.front().begin;
  });
  return attributions;
}

}  // namespace onrecord
