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

// Returns the share of `chosen` in the softmax of scores[first..], in thousandths.
std::uint16_t share_in_thousandths(const std::vector<std::int32_t>& scores, std::size_t first, std::size_t chosen) {
  const std::int32_t most = *std::max_element(scores.begin() + static_cast<std::ptrdiff_t>(first), scores.end());
  const auto odds = [&](std::size_t i) {
    return std::exp((scores[i] - most) / static_cast<double>(AttributionModel::kScale));
  };
  double sum = 0;
  for (std::size_t i = first; i < scores.size(); ++i) sum += odds(i);
  return static_cast<std::uint16_t>(std::lround(odds(chosen) / sum * 1000));
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
  share = share_in_thousandths(scratch.scores, 0, best);
  return scratch.sources[best];
}

}  // namespace

void find_learned_statements(const StatementContext& context, const AttributionModel& model, std::uint32_t sentence,
                             std::uint16_t least, OptionScratch& scratch, std::vector<Candidate>& out) {
  const Sentence& range = context.analysis.sentences[sentence];
  OptionSet& set = scratch.set;
  for (std::uint32_t i = range.first_token; i < range.token_end; ++i) {
    if (!is_trigger(context, i)) continue;
    find_options(context, i, set);
    if (set.options.size() < 2) continue;
    const CueView view(context, set);
    scratch.features.clear();
    word_features(context, set, view, scratch.features);
    const std::int32_t word = model.score(scratch.features.values());
    scratch.scores.clear();
    for (const ContentOption& option : set.options) {
      scratch.features.clear();
      const bool none = option.kind == OptionKind::kNone;
      if (none) {
        option_features(context, set, option, scratch.features);
      } else {
        stretch_features(context, set, view, option, scratch.features);
      }
      scratch.scores.push_back(model.score(scratch.features.values()) + (none ? 0 : word));
    }
    ChoiceShares shares;
    shares.introduced = static_cast<std::uint16_t>(1000 - share_in_thousandths(scratch.scores, 0, 0));
    if (shares.introduced < least) continue;
    std::size_t best = 1;
    for (std::size_t o = 2; o < set.options.size(); ++o) {
      if (scratch.scores[o] > scratch.scores[best]) best = o;
    }
    const ContentOption& option = set.options[best];
    shares.content = share_in_thousandths(scratch.scores, 1, best);
    Candidate candidate;
    candidate.learned = true;
    candidate.cue = i;
    candidate.cue_span = context.analysis.tokens[i].span;
    candidate.source = choose_source(context, model, option.kind, i, option.spans, scratch, shares.source);
    candidate.shares = shares;
    candidate.speaker = antecedent(context, candidate.source);
    candidate.passed_on = set.passed_on;
    candidate.content = option.spans;
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
