#include "extract/statements/learned_statements.h"

#include <algorithm>
#include <cmath>

#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_frames.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/cue_subject.h"
#include "extract/statements/option_features.h"
#include "extract/statements/source_options.h"

namespace onrecord {

const char* rule_name(OptionKind kind) {
  constexpr const char* kNames[] = {"none",
                                    "clause",
                                    "infinitive",
                                    "noun",
                                    "preposition",
                                    "adverbial",
                                    "parataxis",
                                    "rest",
                                    "clause:before",
                                    "clause:around",
                                    "quote:before-cue",
                                    "quote:behind-cue",
                                    "quote:around-cue",
                                    "noun-clause",
                                    "noun-phrase",
                                    "clause:that",
                                    "frame"};
  return kNames[static_cast<std::size_t>(kind)];
}

namespace {

// Who "was quoted as saying" has spoken, however the choice among options falls.
constexpr std::uint16_t kQuotedAs = 700;

// Who speaks within what another says ("she said that the mayor had told her that ...") has spoken: those who marked
// the learned texts mostly left it out.
constexpr std::uint16_t kNested = 600;

// A verb of speech with a subject and a clause of its own, within the words of one of out[first..].
bool is_nested_speech(const StatementContext& context, std::uint32_t cue, const OptionSet& set,
                      const std::vector<Candidate>& out, std::size_t first) {
  const auto& tokens = context.analysis.tokens;
  if (tokens[cue].upos != Upos::kVerb || set.frame_spans.empty()) return false;
  const Cue* known = verb_cue(context, cue);
  if (!known || known->type != StatementType::kStatement || (known->frames & kQuoteFrame) == 0) return false;
  const std::uint32_t subject = context.tree.subject(cue);
  if (subject == kNone32) return false;
  const auto clauses = context.tree.children(cue);
  if (std::none_of(clauses.begin(), clauses.end(),
                   [&](std::uint32_t c) { return tokens[c].deprel == Deprel::kCcomp; })) {
    return false;
  }
  return std::any_of(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(), [&](const Candidate& outer) {
    return outer.type == StatementType::kStatement && outer.known_cue && outer.shares.introduced >= kNested &&
           std::any_of(outer.content.begin(), outer.content.end(), [&](TextSpan span) {
             return span.contains(tokens[cue].span) && span.contains(tokens[subject].span);
           });
  });
}

// Fills `shares` with the softmax of scores[first..], in thousandths, and 0 for those before.
void share_out(const std::vector<std::int32_t>& scores, std::size_t first, std::vector<std::uint16_t>& shares) {
  const std::int32_t most = *std::max_element(scores.begin() + static_cast<std::ptrdiff_t>(first), scores.end());
  const auto odds = [&](std::size_t i) {
    return std::exp((scores[i] - most) / static_cast<double>(AttributionModel::kScale));
  };
  double sum = 0;
  for (std::size_t i = first; i < scores.size(); ++i) sum += odds(i);
  shares.assign(first, 0);
  for (std::size_t i = first; i < scores.size(); ++i) {
    shares.push_back(static_cast<std::uint16_t>(std::lround(odds(i) / sum * 1000)));
  }
}

// Returns the head token of the likeliest source, or kNone32; `share` gets its probability in thousandths.
std::uint32_t choose_source(const StatementContext& context, const AttributionModel& model, OptionKind kind,
                            std::uint32_t cue, const std::vector<TextSpan>& content, OptionScratch& scratch,
                            std::uint16_t& share) {
  bool passed_on = false;
  const std::uint32_t guess = raw_subject_of_cue(context, cue, passed_on);
  find_sources(context, cue, content, scratch.sources);
  scratch.scores.clear();
  std::size_t best = 0;
  for (std::uint32_t k = 0; k < scratch.sources.size(); ++k) {
    scratch.features.clear();
    source_features(context, cue, kind, guess, scratch.sources[k], k, scratch.features);
    scratch.scores.push_back(model.score(scratch.features.values()));
    if (scratch.scores[k] > scratch.scores[best]) best = k;
  }
  share_out(scratch.scores, 0, scratch.shares);
  share = scratch.shares[best];
  return scratch.sources[best];
}

// Returns where the model puts one edge of the stretch.
std::uint32_t choose_edge(const StatementContext& context, const AttributionModel& model, const CueView& view,
                          const ContentOption& option, EdgeSide side, OptionScratch& scratch) {
  find_edges(context, scratch.set, scratch.shares, option, side, scratch.edges);
  const auto& edges = scratch.edges;
  if (edges.empty()) return side == EdgeSide::kBegin ? option.spans.front().begin : option.spans.back().end;
  std::size_t best = 0;
  std::int32_t most = 0;
  for (std::size_t e = 0; e < edges.size() && edges.size() > 1; ++e) {
    scratch.features.clear();
    edge_features(context, scratch.set, view, option, side, edges, e, scratch.features);
    const std::int32_t score = model.edge_score(scratch.features.values());
    if (e > 0 && score <= most) continue;
    most = score;
    best = e;
  }
  return edges[best].offset;
}

}  // namespace

std::uint16_t score_options(const StatementContext& context, const AttributionModel& model, const CueView& view,
                            OptionScratch& scratch) {
  scratch.features.clear();
  word_features(context, scratch.set, view, scratch.features);
  const std::int32_t word = model.score(scratch.features.values());
  scratch.scores.clear();
  for (const ContentOption& option : scratch.set.options) {
    scratch.features.clear();
    const bool none = option.kind == OptionKind::kNone;
    if (none) {
      option_features(context, scratch.set, option, scratch.features);
    } else {
      stretch_features(context, scratch.set, view, option, scratch.features);
    }
    scratch.scores.push_back(model.score(scratch.features.values()) + (none ? 0 : word));
  }
  share_out(scratch.scores, 0, scratch.shares);
  return static_cast<std::uint16_t>(1000 - scratch.shares[0]);
}

std::size_t choose_content(OptionScratch& scratch) {
  std::size_t best = 1;
  for (std::size_t o = 2; o < scratch.scores.size(); ++o) {
    if (scratch.scores[o] > scratch.scores[best]) best = o;
  }
  share_out(scratch.scores, 1, scratch.shares);
  return best;
}

std::vector<TextSpan> choose_edges(const StatementContext& context, const AttributionModel& model, const CueView& view,
                                   std::size_t chosen, OptionScratch& scratch) {
  const ContentOption& option = scratch.set.options[chosen];
  std::vector<TextSpan> spans = option.spans;
  const std::uint32_t begin = choose_edge(context, model, view, option, EdgeSide::kBegin, scratch);
  const std::uint32_t end = choose_edge(context, model, view, option, EdgeSide::kEnd, scratch);
  if (begin < spans.front().end) spans.front().begin = begin;
  if (end > spans.back().begin) spans.back().end = end;
  return spans;
}

TextSpan choose_raised_part(const StatementContext& context, const AttributionModel& model, const CueView& view,
                            std::size_t chosen, OptionScratch& scratch) {
  const ContentOption& option = scratch.set.options[chosen];
  find_raised_parts(context, scratch.set, option.spans, scratch.raised);
  if (scratch.raised.size() < 2) return {};
  std::size_t best = 0;
  std::int32_t most = 0;
  for (std::size_t p = 0; p < scratch.raised.size(); ++p) {
    scratch.features.clear();
    raised_features(context, scratch.set, view, option, scratch.raised, p, scratch.features);
    const std::int32_t score = model.edge_score(scratch.features.values());
    if (p > 0 && score <= most) continue;
    most = score;
    best = p;
  }
  return scratch.raised[best].span;
}

void find_learned_statements(const StatementContext& context, const AttributionModel& model, std::uint32_t sentence,
                             std::uint16_t least, bool nested, OptionScratch& scratch, std::vector<Candidate>& out) {
  const std::size_t first = out.size();
  const Sentence& range = context.analysis.sentences[sentence];
  OptionSet& set = scratch.set;
  for (std::uint32_t i = range.first_token; i < range.token_end; ++i) {
    if (!is_trigger(context, i)) continue;
    find_options(context, i, set);
    if (set.options.size() < 2) continue;
    const CueView view(context, set);
    ChoiceShares shares;
    shares.introduced = score_options(context, model, view, scratch);
    if (passing_verb(context, i) != kNone32) shares.introduced = std::max(shares.introduced, kQuotedAs);
    if (nested && shares.introduced < kNested && is_nested_speech(context, i, set, out, first)) {
      shares.introduced = kNested;
    }
    if (shares.introduced < least) continue;
    const std::size_t best = choose_content(scratch);
    const ContentOption& option = set.options[best];
    shares.content = scratch.shares[best];
    std::vector<TextSpan> content = choose_edges(context, model, view, best, scratch);
    const TextSpan raised = choose_raised_part(context, model, view, best, scratch);
    if (!raised.empty()) content.insert(content.begin(), raised);
    Candidate candidate;
    candidate.learned = true;
    candidate.raised = !raised.empty();
    candidate.cue = i;
    candidate.cue_span = context.analysis.tokens[i].span;
    candidate.source = choose_source(context, model, option.kind, i, content, scratch, shares.source);
    candidate.shares = shares;
    candidate.speaker = antecedent(context, candidate.source);
    candidate.passed_on = set.passed_on;
    candidate.reporter = reporter_of_cue(context, i);
    candidate.content = std::move(content);
    candidate.rule = rule_name(option.kind);
    const Cue* cue = context.analysis.tokens[i].upos == Upos::kVerb
                         ? verb_cue(context, i)
                         : context.cues.noun(context.analysis.tokens[i].lemma);
    candidate.known_cue = cue != nullptr;
    candidate.framed = option.spans == set.frame_spans;
    candidate.takes_noun = option.kind == OptionKind::kObject;
    if (cue) {
      candidate.type = cue->type;
      candidate.act = cue->act;
      candidate.any_subject = cue->any_subject;
    }
    out.push_back(std::move(candidate));
  }
}

}  // namespace onrecord
