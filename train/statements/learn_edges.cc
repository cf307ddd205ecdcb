#include "learn_edges.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "extract/statements/clause_tree.h"
#include "extract/statements/content_edges.h"
#include "extract/statements/learned_statements.h"
#include "gold_cues.h"

namespace onrecord {
namespace {

constexpr std::string_view kThat = "that ";

// The fragment of the marked content that the span shares most with, without a "that" before it; empty if none.
TextSpan fragment_at(const MarkedArticle& article, const std::vector<TextSpan>& marked, TextSpan span) {
  TextSpan best;
  std::uint32_t most = 0;
  for (const TextSpan fragment : marked) {
    const std::uint32_t shared = overlap({fragment}, {span});
    if (shared <= most) continue;
    most = shared;
    best = fragment;
  }
  if (!best.empty() && slice(article.document.text, best).starts_with(kThat)) {
    best.begin += static_cast<std::uint32_t>(kThat.size());
  }
  return best;
}

void add_choice(std::size_t options, std::size_t target, RankedChoices& choices) {
  RankedChoices::Choice choice;
  choice.first_option = static_cast<std::uint32_t>(choices.option_begin.size());
  choice.options = static_cast<std::uint32_t>(options);
  choice.target = static_cast<std::uint32_t>(target);
  choices.choices.push_back(choice);
}

void add_slots(const FeatureList& features, RankedChoices& choices) {
  std::vector<std::uint32_t> slots;
  for (const std::uint32_t feature : features.values()) slots.push_back(AttributionModel::edge_slot(feature));
  choices.add_option(slots);
}

void add_edge(const StatementContext& context, const MarkedArticle& article, const MarkedAttribution& attribution,
              const CueView& view, const ContentOption& option, EdgeSide side, OptionScratch& scratch,
              RankedChoices& choices) {
  const bool begins = side == EdgeSide::kBegin;
  const TextSpan fragment =
      fragment_at(article, attribution.content, begins ? option.spans.front() : option.spans.back());
  if (fragment.empty()) return;
  find_edges(context, scratch.set, scratch.shares, option, side, scratch.edges);
  const auto right = std::find_if(scratch.edges.begin(), scratch.edges.end(), [&](const ContentEdge& edge) {
    return edge.offset == (begins ? fragment.begin : fragment.end);
  });
  if (right == scratch.edges.end() || scratch.edges.size() < 2) return;
  add_choice(scratch.edges.size(), static_cast<std::size_t>(right - scratch.edges.begin()), choices);
  for (std::size_t e = 0; e < scratch.edges.size(); ++e) {
    scratch.features.clear();
    edge_features(context, scratch.set, view, option, side, scratch.edges, e, scratch.features);
    add_slots(scratch.features, choices);
  }
}

void add_raised_part(const StatementContext& context, const MarkedArticle& article,
                     const MarkedAttribution& attribution, const CueView& view, const ContentOption& option,
                     OptionScratch& scratch, RankedChoices& choices) {
  if (fragment_at(article, attribution.content, option.spans.front()).empty()) return;
  find_raised_parts(context, scratch.set, option.spans, scratch.raised);
  if (scratch.raised.size() < 2) return;
  std::size_t right = 0;
  bool any = false;
  for (const TextSpan fragment : attribution.content) {
    if (fragment.end > context.analysis.tokens[scratch.set.trigger].span.begin) continue;
    any = true;
    for (std::size_t p = 1; p < scratch.raised.size(); ++p) {
      if (scratch.raised[p].span == fragment) right = p;
    }
  }
  if (any && right == 0) return;
  add_choice(scratch.raised.size(), right, choices);
  for (std::size_t p = 0; p < scratch.raised.size(); ++p) {
    scratch.features.clear();
    raised_features(context, scratch.set, view, option, scratch.raised, p, scratch.features);
    add_slots(scratch.features, choices);
  }
}

}  // namespace

void add_edges(const MarkedArticle& article, const CueLexicon& cues, const AttributionModel& model,
               RankedChoices& choices) {
  const ClauseTree tree(article.analysis);
  const StatementContext context{article.document, article.analysis, tree, cues};
  OptionScratch scratch;
  for (const auto& [cue, attribution] : gold_cues(context, article)) {
    find_options(context, cue, scratch.set);
    if (scratch.set.options.size() < 2) continue;
    const CueView view(context, scratch.set);
    score_options(context, model, view, scratch);
    const ContentOption& option = scratch.set.options[choose_content(scratch)];
    add_edge(context, article, *attribution, view, option, EdgeSide::kBegin, scratch, choices);
    add_edge(context, article, *attribution, view, option, EdgeSide::kEnd, scratch, choices);
    add_raised_part(context, article, *attribution, view, option, scratch, choices);
  }
}

}  // namespace onrecord
