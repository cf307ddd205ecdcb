#include "language/syntax/transition_model.h"

namespace onrecord {

Result<TransitionModel> TransitionModel::open(std::string_view section, const std::string& place) {
  TransitionModel model;
  std::uint32_t bits = 99;
  if (section.size() >= 16) std::memcpy(&bits, section.data(), sizeof bits);
  if (bits > 26 || section.size() != 16 + (std::size_t{8} << bits)) {
    return Error{place + ": model of transitions has the wrong size"};
  }
  model.mask_ = (1u << bits) - 1;
  model.weights_ = reinterpret_cast<const std::int16_t*>(section.data() + 16);
  return model;
}

}  // namespace onrecord
