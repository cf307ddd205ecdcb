// A linear model of the four transitions of the parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/result.h"

namespace onrecord {

// Features share slots by their hash, without a key. Borrows its section: log2 of slots (4 bytes), 0 (12), then slots
// of four 16-bit weights. Safe to share.
class TransitionModel {
 public:
  static constexpr int kTransitions = 4;

  static Result<TransitionModel> open(std::string_view section, const std::string& place);

  // Brings the weights of a feature nearer.
  void prefetch(std::uint32_t feature) const { __builtin_prefetch(weights_ + std::size_t{feature & mask_} * 4); }

  // Writes the sum of the weights of the features for each transition.
  void score(const std::uint32_t* features, std::size_t count, std::int32_t* scores) const {
    typedef std::int16_t Weights __attribute__((vector_size(8)));
    typedef std::int32_t Sums __attribute__((vector_size(16)));
    Sums sums = {};
    for (std::size_t i = 0; i < count; ++i) {
      Weights weights;
      std::memcpy(&weights, weights_ + std::size_t{features[i] & mask_} * 4, sizeof weights);
      sums += __builtin_convertvector(weights, Sums);
    }
    std::memcpy(scores, &sums, sizeof sums);
  }

 private:
  const std::int16_t* weights_ = nullptr;
  std::uint32_t mask_ = 0;
};

}  // namespace onrecord
