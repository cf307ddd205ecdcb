#include "language/syntax/sparse_model.h"

namespace onrecord {

Result<SparseModel> SparseModel::open(std::string_view section, const std::string& place) {
  SparseModel model;
  std::uint32_t header[4] = {0, 0, 0, 0};
  if (section.size() < sizeof header) return Error{place + ": model section is missing"};
  std::memcpy(header, section.data(), sizeof header);
  const std::uint64_t slots = std::uint64_t{header[1]} + kSlotsBehind;
  const std::uint64_t cells = header[2];
  if (header[0] == 0 || header[0] > kMaxClasses || header[1] > (1u << 28) ||
      section.size() != sizeof header + slots * sizeof(Slot) + cells * 2) {
    return Error{place + ": model section has the wrong size"};
  }
  model.classes_ = header[0];
  model.slot_count_ = header[1];
  model.slots_ = reinterpret_cast<const Slot*>(section.data() + sizeof header);
  model.cells_ = reinterpret_cast<const std::uint16_t*>(section.data() + sizeof header + slots * sizeof(Slot));
  for (std::uint64_t i = 0; i < slots; ++i) {
    if (model.slots_[i].feature == 0) continue;
    const std::uint64_t first = model.slots_[i].first;
    const std::uint64_t count = first >= cells                       ? 0
                                : model.cells_[first] == kAllClasses ? padded_classes(model.classes_)
                                                                     : model.cells_[first];
    if (first >= cells || first + count >= cells) return Error{place + ": model weights lie outside"};
    if (model.cells_[first] == kAllClasses) {
      for (std::uint64_t c = first + 1; c <= first + count; ++c) {
        const int weight = static_cast<std::int16_t>(model.cells_[c]);
        if (weight < -kMaxWeight || weight > kMaxWeight) return Error{place + ": model weight out of range"};
      }
      continue;
    }
    for (std::uint64_t c = first + 1; c <= first + count; ++c) {
      if ((model.cells_[c] >> 9) >= model.classes_) return Error{place + ": model weight of an unknown class"};
    }
  }
  // Looking up a feature ends at an empty slot.
  if (model.slots_[slots - 1].feature != 0) return Error{place + ": model table is full"};
  return model;
}

}  // namespace onrecord
