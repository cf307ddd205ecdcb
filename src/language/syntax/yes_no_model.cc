#include "language/syntax/yes_no_model.h"

#include <cstring>

namespace onrecord {

Result<YesNoModel> YesNoModel::open(std::string_view section, const std::string& place) {
  YesNoModel model;
  std::uint32_t slots = 0;
  if (section.size() < 16) return Error{place + ": model section is missing"};
  std::memcpy(&slots, section.data(), sizeof slots);
  const std::uint64_t all = std::uint64_t{slots} + kSlotsBehind;
  if (section.size() != 16 + all * sizeof(Slot)) return Error{place + ": model of a decision has the wrong size"};
  model.slot_count_ = slots;
  model.slots_ = reinterpret_cast<const Slot*>(section.data() + 16);
  // Looking up a feature ends at an empty slot.
  if (model.slots_[all - 1].key != 0) return Error{place + ": model table is full"};
  return model;
}

}  // namespace onrecord
