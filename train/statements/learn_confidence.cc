#include "learn_confidence.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <tuple>

#include "extract/statements/attribution.h"
#include "extract/statements/clause_tree.h"
#include "extract/statements/confidence.h"
#include "extract/statements/statement_candidates.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kNoPair = kNone32;

// Indices of the words that the spans touch, in order.
std::vector<std::uint32_t> words_of(const Analysis& analysis, const std::vector<TextSpan>& spans) {
  std::vector<std::uint32_t> words;
  for (const TextSpan span : spans) {
    for (std::uint32_t i = analysis.token_at(span.begin);
         i < analysis.tokens.size() && analysis.tokens[i].span.begin < span.end; ++i) {
      if (analysis.tokens[i].upos != Upos::kPunct && span.overlaps(analysis.tokens[i].span)) words.push_back(i);
    }
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::size_t common(const std::vector<std::uint32_t>& x, const std::vector<std::uint32_t>& y) {
  std::vector<std::uint32_t> both;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
  return both.size();
}

double dice(const std::vector<std::uint32_t>& x, const std::vector<std::uint32_t>& y) {
  return x.empty() && y.empty() ? 0
                                : 2.0 * static_cast<double>(common(x, y)) / static_cast<double>(x.size() + y.size());
}

struct Words {
  std::vector<std::uint32_t> source, cue, content;
};

template <typename Spans>
std::vector<Words> words_of_all(const Analysis& analysis, const std::vector<Spans>& attributions) {
  std::vector<Words> all;
  all.reserve(attributions.size());
  for (const Spans& a : attributions) {
    all.push_back({words_of(analysis, a.source), words_of(analysis, a.cue), words_of(analysis, a.content)});
  }
  return all;
}

// The word of a source that no other of its words governs.
std::uint32_t head_of(const Analysis& analysis, const std::vector<std::uint32_t>& source) {
  for (const std::uint32_t word : source) {
    if (!std::binary_search(source.begin(), source.end(), analysis.tokens[word].head)) return word;
  }
  return source.front();
}

bool sources_agree(const Analysis& analysis, const std::vector<std::uint32_t>& x, const std::vector<std::uint32_t>& y) {
  if (x.empty() || y.empty()) return x.empty() && y.empty();
  return std::binary_search(y.begin(), y.end(), head_of(analysis, x)) &&
         std::binary_search(x.begin(), x.end(), head_of(analysis, y));
}

// Returns for each attribution found which marked one it pairs with: most like in content first, each in one pair.
std::vector<std::uint32_t> pairs(const std::vector<Words>& found, const std::vector<Words>& marked) {
  std::vector<std::tuple<double, double, double, std::uint32_t, std::uint32_t>> likeness;
  for (std::uint32_t m = 0; m < marked.size(); ++m) {
    for (std::uint32_t f = 0; f < found.size(); ++f) {
      const double content = dice(marked[m].content, found[f].content);
      if (content < 0.5) continue;
      likeness.emplace_back(-content, -dice(marked[m].cue, found[f].cue), -dice(marked[m].source, found[f].source), m,
                            f);
    }
  }
  std::sort(likeness.begin(), likeness.end());
  std::vector<std::uint32_t> pair(found.size(), kNoPair);
  std::vector<bool> taken(marked.size());
  for (const auto& [content, cue, source, m, f] : likeness) {
    if (taken[m] || pair[f] != kNoPair) continue;
    taken[m] = true;
    pair[f] = m;
  }
  return pair;
}

void add(const StatementContext& context, const std::vector<Words>& marked, const std::vector<Candidate>& candidates,
         ConfidenceExamples& examples) {
  const std::vector<Attribution> attributions = to_attributions(context, candidates);
  const std::vector<Words> found = words_of_all(context.analysis, attributions);
  const std::vector<std::uint32_t> pair = pairs(found, marked);
  FeatureList features;
  for (std::size_t a = 0; a < attributions.size(); ++a) {
    const bool right = pair[a] != kNoPair && sources_agree(context.analysis, found[a].source, marked[pair[a]].source);
    for (const std::uint32_t c : attributions[a].candidates) {
      const Candidate& candidate = candidates[c];
      bool part_right = right;
      if (right && candidate.continues != kNone32) {
        const std::vector<std::uint32_t> words = words_of(context.analysis, candidate.content);
        part_right = 2 * common(words, marked[pair[a]].content) >= words.size();
      }
      features.clear();
      confidence_features(context, candidate, features);
      examples.begin.push_back(static_cast<std::uint32_t>(examples.features.size()));
      for (const std::uint32_t f : features.values()) {
        examples.features.push_back(AttributionModel::confidence_slot(f));
      }
      examples.right.push_back(part_right);
    }
  }
}

}  // namespace

void add_confidence_examples(const MarkedArticle& article, const CueLexicon& cues, const AttributionModel& model,
                             ConfidenceExamples& examples) {
  const ClauseTree tree(article.analysis);
  const StatementContext context{article.document, article.analysis, tree, cues};
  const std::vector<Words> marked = words_of_all(article.analysis, article.attributions);
  add(context, marked, find_record_candidates(context, model), examples);
  add(context, marked, find_attribution_candidates(context, model), examples);
}

std::vector<double> learn_confidence(const ConfidenceExamples& examples) {
  constexpr int kSteps = 2000;
  constexpr double kRate = 0.1, kDecay = 1e-3;
  std::vector<double> weights(AttributionModel::kConfidenceSize), gradient(AttributionModel::kConfidenceSize);
  const std::size_t count = examples.right.size();
  if (count == 0) return weights;
  double loss = 0;
  for (int step = 0; step < kSteps; ++step) {
    for (std::size_t i = 0; i < gradient.size(); ++i) gradient[i] = kDecay * weights[i];
    loss = 0;
    for (std::size_t e = 0; e < count; ++e) {
      const std::size_t end = e + 1 < count ? examples.begin[e + 1] : examples.features.size();
      double sum = 0;
      for (std::size_t f = examples.begin[e]; f < end; ++f) sum += weights[examples.features[f]];
      const double odds = std::exp(-sum), sure = 1 / (1 + odds);
      loss -= std::log(std::max(1e-9, examples.right[e] ? sure : 1 - sure));
      const double error = (sure - examples.right[e]) / static_cast<double>(count);
      for (std::size_t f = examples.begin[e]; f < end; ++f) gradient[examples.features[f]] += error;
    }
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] -= kRate * gradient[i];
  }
  std::fprintf(stderr, "confidence: %zu candidates, mean loss %.4f\n", count, loss / static_cast<double>(count));
  return weights;
}

}  // namespace onrecord
