#include "extract/statements/explanation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "extract/statements/clause_tree.h"
#include "extract/statements/confidence.h"
#include "extract/statements/cue_frames.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/cue_subject.h"
#include "extract/statements/explanation_words.h"
#include "extract/statements/option_features.h"
#include "extract/statements/source_options.h"
#include "record/document.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostOptions = 4;
constexpr std::size_t kMostReasons = 8;
constexpr double kLeastReason = 0.05;  // Below, a reason decides nothing.

std::string words_of_spans(const StatementContext& context, const std::vector<TextSpan>& spans) {
  std::string words;
  for (const TextSpan span : spans) {
    if (!words.empty()) words += " … ";
    words += slice(context.document.text, span);
  }
  return words;
}

std::vector<double> probabilities(const std::vector<std::int32_t>& scores) {
  const std::int32_t most = *std::max_element(scores.begin(), scores.end());
  std::vector<double> shares;
  double sum = 0;
  for (const std::int32_t score : scores) {
    shares.push_back(std::exp((score - most) / static_cast<double>(AttributionModel::kScale)));
    sum += shares.back();
  }
  for (double& share : shares) share = std::round(share / sum * 1000) / 1000;
  return shares;
}

// Indices by falling score, earlier ones first where scores are equal.
std::vector<std::size_t> by_score(const std::vector<std::int32_t>& scores) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return scores[x] > scores[y]; });
  return order;
}

// Weights by question, strongest first.
std::vector<Reason> in_words(const std::map<std::uint16_t, std::int32_t>& sums) {
  std::vector<Reason> found;
  for (const auto& [number, sum] : sums) {
    const double weight = std::round(100.0 * sum / AttributionModel::kScale) / 100;
    if (std::fabs(weight) < kLeastReason) continue;
    const std::string_view words = feature_in_words(number);
    found.push_back({words.empty() ? fmt::format("feature {}", number) : std::string(words), weight});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Reason& x, const Reason& y) { return std::fabs(x.weight) > std::fabs(y.weight); });
  return found;
}

// What the features weigh, summed by question, strongest first.
template <typename WeightOf>
std::vector<Reason> reasons(const FeatureList& features, const WeightOf& weight_of) {
  std::map<std::uint16_t, std::int32_t> sums;
  for (std::size_t i = 0; i < features.values().size(); ++i) {
    sums[features.numbers()[i]] += weight_of(features.values()[i]);
  }
  return in_words(sums);
}

std::vector<Reason> choice_reasons(const AttributionModel& model, const FeatureList& features) {
  std::vector<Reason> found = reasons(features, [&](std::uint32_t feature) { return model.weight(feature); });
  if (found.size() > kMostReasons) found.resize(kMostReasons);
  return found;
}

// Returns the index of the option that was chosen.
std::size_t explain_content(const StatementContext& context, const AttributionModel& model, const OptionSet& set,
                            Explanation& out) {
  FeatureList features;
  std::vector<std::int32_t> scores;
  for (const ContentOption& option : set.options) {
    features.clear();
    option_features(context, set, option, features);
    scores.push_back(model.score(features.values()));
  }
  const std::vector<double> shares = probabilities(scores);
  for (const std::size_t o : by_score(scores)) {
    if (out.contents.size() == kMostOptions) break;
    const ContentOption& option = set.options[o];
    out.contents.push_back({words_of_spans(context, option.spans), rule_in_words(rule_name(option.kind)), shares[o]});
  }
  const auto chosen = static_cast<std::size_t>(std::max_element(scores.begin() + 1, scores.end()) - scores.begin());
  features.clear();
  option_features(context, set, set.options[chosen], features);
  out.content_reasons = choice_reasons(model, features);
  return chosen;
}

// What the chosen place of each edge weighs more than the one the first choice gave it.
void explain_edges(const StatementContext& context, const AttributionModel& model, std::size_t chosen,
                   OptionScratch& scratch, Explanation& out) {
  const CueView view(context, scratch.set);
  score_options(context, model, view, scratch);
  choose_content(scratch);
  const ContentOption& option = scratch.set.options[chosen];
  const std::vector<TextSpan> spans = choose_edges(context, model, view, chosen, scratch);
  if (spans == option.spans) return;
  out.moved = words_of_spans(context, spans);
  std::map<std::uint16_t, std::int32_t> sums;
  for (const EdgeSide side : {EdgeSide::kBegin, EdgeSide::kEnd}) {
    find_edges(context, scratch.set, scratch.shares, option, side, scratch.edges);
    const std::uint32_t offset = side == EdgeSide::kBegin ? spans.front().begin : spans.back().end;
    for (std::size_t e = 1; e < scratch.edges.size(); ++e) {
      if (scratch.edges[e].offset != offset) continue;
      for (const std::size_t which : {e, std::size_t{0}}) {
        scratch.features.clear();
        edge_features(context, scratch.set, view, option, side, scratch.edges, which, scratch.features);
        for (std::size_t i = 0; i < scratch.features.values().size(); ++i) {
          const std::int32_t weight = model.edge_weight(scratch.features.values()[i]);
          sums[scratch.features.numbers()[i]] += which == e ? weight : -weight;
        }
      }
    }
  }
  out.edge_reasons = in_words(sums);
  if (out.edge_reasons.size() > kMostReasons) out.edge_reasons.resize(kMostReasons);
}

void explain_source(const StatementContext& context, const AttributionModel& model, const Candidate& candidate,
                    OptionKind content, Explanation& out) {
  const std::uint32_t cue = candidate.cue;
  bool passed_on = false;
  const std::uint32_t guess = raw_subject_of_cue(context, cue, passed_on);
  std::vector<std::uint32_t> heads;
  find_sources(context, cue, candidate.content, heads);
  FeatureList features;
  std::vector<std::int32_t> scores;
  for (std::uint32_t k = 0; k < heads.size(); ++k) {
    features.clear();
    source_features(context, cue, content, guess, heads[k], k, features);
    scores.push_back(model.score(features.values()));
  }
  const std::vector<double> shares = probabilities(scores);
  for (const std::size_t k : by_score(scores)) {
    if (out.sources.size() == kMostOptions) break;
    std::string words;
    if (heads[k] != kNone32) words = slice(context.document.text, context.analysis.tokens[heads[k]].span);
    out.sources.push_back({std::move(words), "", shares[k]});
    if (out.sources.size() > 1) continue;
    features.clear();
    source_features(context, cue, content, guess, heads[k], static_cast<std::uint32_t>(k), features);
    out.source_reasons = choice_reasons(model, features);
  }
}

std::string frames_of(const Cue& cue) {
  constexpr std::pair<Frame, const char*> kNames[] = {{kClauseFrame, "clause"},
                                                      {kQuoteFrame, "quotation"},
                                                      {kWhetherFrame, "whether clause"},
                                                      {kInfinitiveFrame, "infinitive"},
                                                      {kPersonFrame, "person and infinitive"},
                                                      {kNounFrame, "noun phrase"},
                                                      {kPredicateFrame, "noun phrase with a predicate"}};
  std::vector<std::string> names;
  for (const auto& [frame, name] : kNames) {
    if (cue.frames & frame) names.emplace_back(name);
  }
  for (const std::string_view word : cue.prepositions) names.push_back(fmt::format("“{}” phrase", word));
  return fmt::format("{}", fmt::join(names, ", "));
}

void explain_cue(const StatementContext& context, const Candidate& candidate, Explanation& out) {
  out.cue = slice(context.document.text, candidate.cue_span);
  const Token& t = context.analysis.tokens[candidate.cue];
  const bool verb = t.upos == Upos::kVerb;
  const Cue* cue = verb ? verb_cue(context, candidate.cue) : context.cues.noun(t.lemma);
  if (!cue) return;
  std::string lemma{t.lemma};
  for (const std::uint32_t c : context.tree.children(candidate.cue)) {
    if (context.analysis.tokens[c].deprel != Deprel::kCompoundPrt) continue;
    const std::string with_particle = lemma + " " + std::string(context.analysis.tokens[c].lemma);
    if (context.cues.verb(with_particle) == cue) lemma = with_particle;
  }
  out.lexicon = fmt::format("table cues: {} {}, {}, act {}, frames: {}; subject: {}", lemma, verb ? "VERB" : "NOUN",
                            name_of(cue->type), name_of(cue->act), frames_of(*cue), cue->any_subject ? "any" : "human");
}

}  // namespace

Explanation explain_candidate(const StatementContext& context, const AttributionModel& model,
                              const Candidate& candidate) {
  Explanation out;
  out.rule = rule_in_words(candidate.rule);
  FeatureList features;
  confidence_features(context, candidate, features);
  out.confidence_reasons = reasons(features, [&](std::uint32_t feature) { return model.confidence_weight(feature); });
  if (candidate.cue == kNone32) return out;
  explain_cue(context, candidate, out);
  if (!candidate.learned) return out;
  OptionScratch scratch;
  OptionSet& set = scratch.set;
  find_options(context, candidate.cue, set);
  if (*set.frame) out.frame = rule_in_words(set.frame);
  const std::size_t content = explain_content(context, model, set, out);
  explain_edges(context, model, content, scratch, out);
  explain_source(context, model, candidate, set.options[content].kind, out);
  return out;
}

}  // namespace onrecord
