#include "extract/statements/attribution_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/hash.h"

namespace onrecord {
namespace {

constexpr std::string_view kMagic = "onrecord statements model 1\n....";  // 32 bytes: the weights stay aligned.
static_assert(kMagic.size() == 32);

}  // namespace

Result<std::unique_ptr<AttributionModel>> AttributionModel::open(const std::string& path) {
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) return file.error();
  const std::string_view bytes = file->bytes();
  if (!bytes.starts_with(kMagic) || bytes.size() != kMagic.size() + kTableSize * sizeof(std::int16_t)) {
    return Error{path + ": not a statements model of this version"};
  }
  auto model = std::make_unique<AttributionModel>();
  model->file_ = std::move(*file);
  model->weights_ = reinterpret_cast<const std::int16_t*>(model->file_.bytes().data() + kMagic.size());
  model->hash_ = onrecord::content_hash(model->file_.bytes());
  return model;
}

std::string AttributionModel::to_bytes(const std::vector<float>& weights) {
  std::string bytes{kMagic};
  for (const float weight : weights) {
    const float scaled = std::clamp(std::round(weight * kScale), -32767.0f, 32767.0f);
    const auto rounded = static_cast<std::uint16_t>(static_cast<std::int16_t>(scaled));
    bytes.push_back(static_cast<char>(rounded & 0xFF));
    bytes.push_back(static_cast<char>(rounded >> 8));
  }
  return bytes;
}

std::int32_t AttributionModel::score(const std::vector<std::uint32_t>& features) const {
  std::int32_t sum = 0;
  for (const std::uint32_t feature : features) sum += weights_[slot(feature)];
  return sum;
}

}  // namespace onrecord
