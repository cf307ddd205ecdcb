// Learns a choice among options described by features: weights of a log-linear model, from choices with the right one.
#pragma once

#include <cstdint>
#include <vector>

namespace onrecord {

// Choices of several articles, one after the other.
struct RankedChoices {
  struct Choice {
    std::uint32_t first_option = 0;  // Index into `option_begin`.
    std::uint32_t options = 0;
    std::uint32_t target = 0;  // Which of them is right.
  };

  void add_option(const std::vector<std::uint32_t>& slots) {
    option_begin.push_back(static_cast<std::uint32_t>(features.size()));
    features.insert(features.end(), slots.begin(), slots.end());
  }
  void end_article() { article_end.push_back(static_cast<std::uint32_t>(choices.size())); }
  // Call once behind the last article.
  void finish() { option_begin.push_back(static_cast<std::uint32_t>(features.size())); }

  std::vector<Choice> choices;
  std::vector<std::uint32_t> article_end;   // Of each article, into `choices`.
  std::vector<std::uint32_t> option_begin;  // Into `features`; one more at the end.
  std::vector<std::uint32_t> features;      // Slots of the table of weights.
};

// AdaGrad (Duchi, Hazan and Singer 2011) on the log-likelihood, with weight decay by an L2 term. The weights are the
// mean over the ends of all epochs but the first. Of `folds` parts of the articles (each takes every folds-th),
// `without` is not learned from; none is left out if `without` is `folds` or more. Deterministic.
std::vector<float> learn_log_linear(const RankedChoices& data, std::size_t table_size, int epochs, std::size_t folds,
                                    std::size_t without);

}  // namespace onrecord
