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
namespace {}  // namespace

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

// Returns the head token of the likeliest source, or kNone32.
std::uint32_t choose_source(const StatementContext& context, const AttributionModel& model, OptionKind kind,
                            std::uint32_t cue, const std::vector<TextSpan>& content, OptionScratch& scratch) {
  bool passed_on = false;
  const std::uint32_t guess = raw_subject_of_cue(context, cue, passed_on);
  find_sources(context, cue, content, scratch.sources);
  std::uint32_t best = kNone32;
  std::int32_t most = 0;
  for (std::uint32_t k = 0; k < scratch.sources.size(); ++k) {
    scratch.features.clear();
    source_features(context, cue, kind, guess, scratch.sources[k], k, scratch.features);
    const std::int32_t score = model.score(scratch.features.values());
    if (k > 0 && score <= most) continue;
    most = score;
    best = scratch.sources[k];
  }
  return best;
}

}  // namespace

void find_learned_statements(const StatementContext& context, const AttributionModel& model, std::uint32_t sentence,
                             double least, OptionScratch& scratch, std::vector<Candidate>& out) {
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
    const std::int32_t most = *std::max_element(scratch.scores.begin(), scratch.scores.end());
    double sum = 0;
    for (const std::int32_t score : scratch.scores)
      sum += std::exp((score - most) / static_cast<double>(AttributionModel::kScale));
    const double none = std::exp((scratch.scores[0] - most) / static_cast<double>(AttributionModel::kScale)) / sum;
    if (1 - none < least) continue;
    std::size_t best = 1;
    for (std::size_t o = 2; o < set.options.size(); ++o) {
      if (scratch.scores[o] > scratch.scores[best]) best = o;
    }
    const ContentOption& option = set.options[best];
    Candidate candidate;
    candidate.learned = true;
    candidate.cue = i;
    candidate.cue_span = context.analysis.tokens[i].span;
    candidate.source = choose_source(context, model, option.kind, i, option.spans, scratch);
    candidate.speaker = antecedent(context, candidate.source);
    candidate.passed_on = set.passed_on;
    candidate.content = option.spans;
    candidate.rule = rule_name(option.kind);
    // To a thousandth: more digits would say more than the model knows, and differ where libraries round differently.
    candidate.confidence = std::round((1 - none) * 1000) / 1000;
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
