#include "log_linear.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace onrecord {

std::vector<float> learn_log_linear(const RankedChoices& data, std::size_t table_size, int epochs, std::size_t folds,
                                    std::size_t without) {
  std::vector<float> weights(table_size), squares(table_size, 1e-6f);
  std::vector<float> sums(table_size);
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0, article = 0; i < data.choices.size(); ++i) {
    while (i >= data.article_end[article]) ++article;
    if (article % folds != without) order.push_back(i);
  }
  std::uint64_t state = 20220224;
  std::vector<float> scores;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (std::size_t i = order.size(); i-- > 1;) {  // Fisher and Yates, with a fixed linear congruence.
      state = state * 6364136223846793005ull + 1442695040888963407ull;
      std::swap(order[i], order[(state >> 33) % (i + 1)]);
    }
    double loss = 0;
    for (const std::uint32_t index : order) {
      const RankedChoices::Choice& choice = data.choices[index];
      scores.assign(choice.options, 0);
      float most = -1e30f;
      for (std::uint32_t o = 0; o < choice.options; ++o) {
        const std::uint32_t* begin = data.features.data() + data.option_begin[choice.first_option + o];
        const std::uint32_t* end = data.features.data() + data.option_begin[choice.first_option + o + 1];
        for (const std::uint32_t* f = begin; f != end; ++f) scores[o] += weights[*f];
        most = std::max(most, scores[o]);
      }
      float sum = 0;
      for (float& score : scores) sum += score = std::exp(score - most);
      loss -= std::log(std::max(1e-9f, scores[choice.target] / sum));
      for (std::uint32_t o = 0; o < choice.options; ++o) {
        const float gradient = scores[o] / sum - (o == choice.target ? 1.0f : 0.0f);
        if (std::fabs(gradient) < 1e-4f) continue;
        const std::uint32_t* begin = data.features.data() + data.option_begin[choice.first_option + o];
        const std::uint32_t* end = data.features.data() + data.option_begin[choice.first_option + o + 1];
        for (const std::uint32_t* f = begin; f != end; ++f) {
          const float g = gradient + 2e-6f * weights[*f];
          squares[*f] += g * g;
          weights[*f] -= 0.08f * g / std::sqrt(squares[*f] + 0.02f);
        }
      }
    }
    std::fprintf(stderr, "epoch %d: mean loss %.4f\n", epoch + 1, loss / static_cast<double>(order.size()));
    if (epoch == 0 && epochs > 1) continue;
    for (std::size_t i = 0; i < weights.size(); ++i) sums[i] += weights[i];
  }
  const auto counted = static_cast<float>(std::max(1, epochs - 1));
  for (float& sum : sums) sum /= counted;
  return sums;
}

}  // namespace onrecord
