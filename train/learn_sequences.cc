#include "learn_sequences.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <unordered_map>

#include "sparse_learner.h"

namespace onrecord {
namespace {

constexpr double kSmooth = 0.1;            // Added to the root of the sum of squares.
constexpr double kNothing = 0.002;         // Smaller gradients are passed over.
constexpr double kScale = 32;              // Of the weights that are kept.
constexpr std::uint32_t kRare = ~0u;       // A feature that stands once only;
constexpr std::uint32_t kFresh = ~0u - 1;  // one without a row yet.

using Scores = std::array<double, kNameLabels>;

struct Weight {
  float value = 0, squares = 0, sum = 0;  // Sum of the values after each pass that counts.

  void step(double gradient, double rate) {
    squares += static_cast<float>(gradient * gradient);
    value += static_cast<float>(rate * gradient / (std::sqrt(static_cast<double>(squares)) + kSmooth));
  }
};
using Row = std::array<Weight, kNameLabels>;

// An example as rows of weights; of words that are no candidates there are none.
struct Prepared {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> begins;
  std::vector<std::uint8_t> labels;
};

// Likelihoods of a chain, scaled word by word.
struct Chain {
  std::vector<Scores> scores, forward, backward;
  std::vector<double> scale;
  std::array<Scores, kNameLabels> pairs;  // Exponentials; 0 where a label may not follow.

  void run(std::size_t size) {
    forward.resize(size);
    backward.resize(size);
    scale.resize(size);
    for (std::size_t at = 0; at < size; ++at) {
      double sum = 0;
      for (std::uint32_t l = 0; l < kNameLabels; ++l) {
        double in = at == 0 ? (l == 0 || l % 2 == 1 ? 1.0 : 0.0) : 0.0;
        if (at > 0) {
          for (std::uint32_t b = 0; b < kNameLabels; ++b) in += forward[at - 1][b] * pairs[b][l];
        }
        forward[at][l] = in * scores[at][l];
        sum += forward[at][l];
      }
      scale[at] = 1 / sum;
      for (double& value : forward[at]) value *= scale[at];
    }
    backward[size - 1].fill(1);
    for (std::size_t at = size - 1; at-- > 0;) {
      for (std::uint32_t l = 0; l < kNameLabels; ++l) {
        double out = 0;
        for (std::uint32_t n = 0; n < kNameLabels; ++n) out += pairs[l][n] * scores[at + 1][n] * backward[at + 1][n];
        backward[at][l] = out * scale[at + 1];
      }
    }
  }
};

}  // namespace

NameSections learn_sequences(const std::vector<const NameExample*>& examples, const NamesPlan& plan) {
  std::unordered_map<std::uint32_t, std::uint32_t> row_of;
  std::unordered_map<const NameExample*, std::uint32_t> number_of;
  std::vector<const NameExample*> distinct;
  std::vector<std::uint32_t> order;
  for (const NameExample* example : examples) {
    const auto [found, fresh] = number_of.emplace(example, static_cast<std::uint32_t>(distinct.size()));
    if (fresh) distinct.push_back(example);
    order.push_back(found->second);
  }
  std::uint32_t features[kMaxNameFeatures];
  std::vector<std::uint32_t> names;  // The feature of each row.
  for (const NameExample* example : distinct) {
    for (std::uint32_t at = 0; at < example->words.size(); ++at) {
      if (!example->clues[at].candidate) continue;
      const std::size_t n = name_features(example->view(), at, features);
      for (std::size_t i = 0; i < n; ++i) ++row_of[features[i]];
    }
  }
  for (auto& [feature, row] : row_of) row = row < 2 ? kRare : kFresh;
  std::vector<Prepared> prepared;
  for (const NameExample* example : distinct) {
    Prepared& out = prepared.emplace_back();
    for (std::uint32_t at = 0; at < example->words.size(); ++at) {
      out.begins.push_back(static_cast<std::uint32_t>(out.rows.size()));
      const bool candidate = example->clues[at].candidate;
      out.labels.push_back(candidate ? example->labels[at] : std::uint8_t{0});
      if (!candidate) continue;
      const std::size_t n = name_features(example->view(), at, features);
      for (std::size_t i = 0; i < n; ++i) {
        std::uint32_t& row = row_of[features[i]];
        if (row == kFresh) {
          row = static_cast<std::uint32_t>(names.size());
          names.push_back(features[i]);
        }
        out.rows.push_back(row);
      }
    }
    out.begins.push_back(static_cast<std::uint32_t>(out.rows.size()));
    // "I" without its "B" stands where the words before are no candidates.
    for (std::size_t at = 0; at < out.labels.size(); ++at) {
      const std::uint8_t label = out.labels[at];
      if (!may_follow(at == 0 ? 0 : out.labels[at - 1], label)) out.labels[at] = static_cast<std::uint8_t>(label - 1);
    }
  }
  std::vector<Row> weights(names.size());
  std::array<Row, kNameLabels> pairs{};
  Chain chain;
  Shuffler shuffler(4);
  Shuffler veils(9);
  std::vector<bool> veiled;
  int counted = 0;
  for (int pass = 0; pass < plan.passes; ++pass) {
    shuffler.shuffle(order);
    double likelihood = 0;
    for (const std::uint32_t number : order) {
      const Prepared& example = prepared[number];
      const std::size_t size = example.labels.size();
      chain.scores.resize(size);
      veiled.resize(size);
      for (std::size_t at = 0; at < size; ++at) {
        veiled[at] = veils.next() % 100 < plan.veiled;
        Scores sums{};
        const std::uint32_t begin = example.begins[at];
        const std::uint32_t end = example.begins[at + 1];
        for (std::uint32_t i = begin; i < end; ++i) {
          if (example.rows[i] == kRare || (veiled[at] && names_the_word(i - begin))) continue;
          const Row& row = weights[example.rows[i]];
          for (std::uint32_t l = 0; l < kNameLabels; ++l) sums[l] += static_cast<double>(row[l].value);
        }
        const double top = *std::max_element(sums.begin(), sums.end());
        for (std::uint32_t l = 0; l < kNameLabels; ++l)
          chain.scores[at][l] = begin == end ? (l == 0 ? 1.0 : 0.0) : std::exp(std::max(-60.0, sums[l] - top));
      }
      for (std::uint32_t b = 0; b < kNameLabels; ++b) {
        for (std::uint32_t l = 0; l < kNameLabels; ++l)
          chain.pairs[b][l] = may_follow(b, l) ? std::exp(static_cast<double>(pairs[b][l].value)) : 0.0;
      }
      chain.run(size);
      for (std::size_t at = 0; at < size; ++at) {
        const std::uint8_t gold = example.labels[at];
        if (at > 0) {
          for (std::uint32_t b = 0; b < kNameLabels; ++b) {
            for (std::uint32_t l = 0; l < kNameLabels; ++l) {
              if (!may_follow(b, l)) continue;
              const double likely = chain.forward[at - 1][b] * chain.pairs[b][l] * chain.scores[at][l] *
                                    chain.backward[at][l] * chain.scale[at];
              const double gradient = (b == example.labels[at - 1] && l == gold ? 1.0 : 0.0) - likely;
              if (std::abs(gradient) > kNothing) pairs[b][l].step(gradient, plan.rate);
            }
          }
        }
        const std::uint32_t begin = example.begins[at];
        const std::uint32_t end = example.begins[at + 1];
        if (begin == end) continue;
        for (std::uint32_t l = 0; l < kNameLabels; ++l) {
          const double likely = chain.forward[at][l] * chain.backward[at][l];
          const double gradient = (l == gold ? 1.0 : 0.0) - likely;
          if (l == gold) likelihood += std::log(std::max(likely, 1e-30));
          if (std::abs(gradient) <= kNothing) continue;
          for (std::uint32_t i = begin; i < end; ++i) {
            if (example.rows[i] == kRare || (veiled[at] && names_the_word(i - begin))) continue;
            weights[example.rows[i]][l].step(gradient, plan.rate);
          }
        }
      }
    }
    if (pass * 2 >= plan.passes - 1) {
      ++counted;
      for (Row& row : weights) {
        for (Weight& weight : row) weight.sum += weight.value;
      }
      for (Row& row : pairs) {
        for (Weight& weight : row) weight.sum += weight.value;
      }
    }
    if (plan.report) fmt::print(stderr, "  names pass {}: log likelihood {:.0f}\n", pass + 1, likelihood);
  }
  const auto rounded = [&](const Weight& weight) {
    return static_cast<std::int32_t>(std::lround(static_cast<double>(weight.sum) * kScale / counted));
  };
  SparseLearner kept(kNameLabels);
  for (std::size_t row = 0; row < names.size(); ++row) {
    for (std::uint32_t l = 0; l < kNameLabels; ++l) {
      const std::int32_t weight = rounded(weights[row][l]);
      if (std::abs(weight) >= plan.least) kept.update(&names[row], 1, l, weight);
    }
  }
  kept.next_example();
  NameSections sections;
  sections.weights = kept.section(1, plan.least);
  for (const Row& row : pairs) {
    for (const Weight& pair : row) {
      const std::int32_t weight = rounded(pair);
      sections.pairs.append(reinterpret_cast<const char*>(&weight), sizeof weight);
    }
  }
  return sections;
}

}  // namespace onrecord
