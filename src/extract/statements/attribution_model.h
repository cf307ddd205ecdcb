// The learned choice among content options: a linear model over hashed features with a softmax over the options of a
// word (a log-linear ranker; Berger, Della Pietra and Della Pietra 1996). Beside it stand the weights of the edges of
// what was chosen (content_edges.h) and of confidence.h. Learned by train/statements. File:
// docs/format/statements_model.md.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "base/result.h"

namespace onrecord {

// Safe to share.
class AttributionModel {
 public:
  static constexpr std::uint32_t kTableBits = 20;
  static constexpr std::uint32_t kTableSize = 1u << kTableBits;
  static constexpr std::uint32_t kEdgeBits = 18;
  static constexpr std::uint32_t kEdgeSize = 1u << kEdgeBits;
  static constexpr std::uint32_t kConfidenceBits = 12;
  static constexpr std::uint32_t kConfidenceSize = 1u << kConfidenceBits;
  // Weights on disk are rounded to 1/256, so that every machine computes the same sums.
  static constexpr int kScale = 256;

  static Result<std::unique_ptr<AttributionModel>> open(const std::string& path);

  // Returns a model over bytes as to_bytes() makes them. REQUIRES: they are.
  static std::unique_ptr<AttributionModel> of_bytes(std::string bytes);

  // Returns the bytes of a model file. REQUIRES: weights.size() == kTableSize, edges.size() == kEdgeSize and
  // confidence.size() == kConfidenceSize.
  static std::string to_bytes(const std::vector<float>& weights, const std::vector<float>& edges,
                              const std::vector<double>& confidence);

  static std::uint32_t slot(std::uint32_t feature) { return feature >> (32 - kTableBits); }
  static std::uint32_t edge_slot(std::uint32_t feature) { return feature >> (32 - kEdgeBits); }
  static std::uint32_t confidence_slot(std::uint32_t feature) { return feature >> (32 - kConfidenceBits); }

  // Returns the sum of the weights of the features, in units of 1/kScale.
  std::int32_t score(const std::vector<std::uint32_t>& features) const;

  // Returns the sum of the weights of features of content_edges.h, in the same units.
  std::int32_t edge_score(const std::vector<std::uint32_t>& features) const;

  // Returns the weight of one feature, in the same units.
  std::int32_t weight(std::uint32_t feature) const { return weights_[slot(feature)]; }

  // Returns the weight of a feature of content_edges.h, in the same units.
  std::int32_t edge_weight(std::uint32_t feature) const { return edges_[edge_slot(feature)]; }

  // Returns the weight of a feature of confidence.h, in the same units.
  std::int32_t confidence_weight(std::uint32_t feature) const { return confidence_[confidence_slot(feature)]; }

  const std::string& content_hash() const { return hash_; }

 private:
  bool use(std::string_view bytes);

  MappedFile file_;
  std::string owned_;  // The bytes if they come from no file.
  const std::int16_t* weights_ = nullptr;
  const std::int16_t* edges_ = nullptr;
  const std::int16_t* confidence_ = nullptr;
  std::string hash_;
};

}  // namespace onrecord
