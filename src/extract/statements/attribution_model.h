// The learned choice among content options: a linear model over hashed features with a softmax over the options of a
// word (a log-linear ranker; Berger, Della Pietra and Della Pietra 1996). Learned by train/learn_statements.cc. File:
// docs/format/statements_model.md.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/mapped_file.h"
#include "base/result.h"

namespace onrecord {

// Safe to share.
class AttributionModel {
 public:
  static constexpr std::uint32_t kTableBits = 20;
  static constexpr std::uint32_t kTableSize = 1u << kTableBits;
  // Weights on disk are rounded to 1/256, so that every machine computes the same sums.
  static constexpr int kScale = 256;

  static Result<std::unique_ptr<AttributionModel>> open(const std::string& path);

  // Returns the bytes of a model file. REQUIRES: weights.size() == kTableSize.
  static std::string to_bytes(const std::vector<float>& weights);

  static std::uint32_t slot(std::uint32_t feature) { return feature >> (32 - kTableBits); }

  // Returns the sum of the weights of the features, in units of 1/kScale.
  std::int32_t score(const std::vector<std::uint32_t>& features) const;

  // Returns the weight of one feature, in the same units.
  std::int32_t weight(std::uint32_t feature) const { return weights_[slot(feature)]; }

  const std::string& content_hash() const { return hash_; }

 private:
  MappedFile file_;
  const std::int16_t* weights_ = nullptr;
  std::string hash_;
};

}  // namespace onrecord
