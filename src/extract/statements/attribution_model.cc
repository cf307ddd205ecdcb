#include "extract/statements/attribution_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/hash.h"

namespace onrecord {
namespace {

constexpr std::string_view kMagic = "onrecord statements model 3\n....";  // 32 bytes: the weights stay aligned.
static_assert(kMagic.size() == 32);

void append(std::string& bytes, double weight) {
  const double scaled = std::clamp(std::round(weight * AttributionModel::kScale), -32767.0, 32767.0);
  const auto rounded = static_cast<std::uint16_t>(static_cast<std::int16_t>(scaled));
  bytes.push_back(static_cast<char>(rounded & 0xFF));
  bytes.push_back(static_cast<char>(rounded >> 8));
}

}  // namespace

Result<std::unique_ptr<AttributionModel>> AttributionModel::open(const std::string& path) {
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) return file.error();
  auto model = std::make_unique<AttributionModel>();
  model->file_ = std::move(*file);
  if (!model->use(model->file_.bytes())) return Error{path + ": not a statements model of this version"};
  return model;
}

std::unique_ptr<AttributionModel> AttributionModel::of_bytes(std::string bytes) {
  auto model = std::make_unique<AttributionModel>();
  model->owned_ = std::move(bytes);
  return model->use(model->owned_) ? std::move(model) : nullptr;
}

bool AttributionModel::use(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return false;
  if (bytes.size() != kMagic.size() + (kTableSize + kEdgeSize + kConfidenceSize) * sizeof(std::int16_t)) return false;
  weights_ = reinterpret_cast<const std::int16_t*>(bytes.data() + kMagic.size());
  edges_ = weights_ + kTableSize;
  confidence_ = edges_ + kEdgeSize;
  hash_ = onrecord::content_hash(bytes);
  return true;
}

std::string AttributionModel::to_bytes(const std::vector<float>& weights, const std::vector<float>& edges,
                                       const std::vector<double>& confidence) {
  std::string bytes{kMagic};
  for (const float weight : weights) append(bytes, weight);
  for (const float weight : edges) append(bytes, weight);
  for (const double weight : confidence) append(bytes, weight);
  return bytes;
}

std::int32_t AttributionModel::score(const std::vector<std::uint32_t>& features) const {
  std::int32_t sum = 0;
  for (const std::uint32_t feature : features) sum += weights_[slot(feature)];
  return sum;
}

std::int32_t AttributionModel::edge_score(const std::vector<std::uint32_t>& features) const {
  std::int32_t sum = 0;
  for (const std::uint32_t feature : features) sum += edges_[edge_slot(feature)];
  return sum;
}

}  // namespace onrecord
