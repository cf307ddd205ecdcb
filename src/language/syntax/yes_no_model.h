// A linear model of one decision over hashed features: sentence ends.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace onrecord {

// Borrows the bytes of its section: slots (4 bytes), 0 (12), then slots of {key, weight} (2 + 2 bytes) and
// kSlotsBehind more. A feature stands at the first free slot after hash * slots / 2^32; its key is the low half of the
// hash, 0 being an empty slot. Safe to share. Limit: one unknown feature in some ten thousand is taken for a known one.
class YesNoModel {
 public:
  static constexpr std::int32_t kScale = 32;  // Weights are in units of 1/kScale of the log odds.
  static constexpr std::uint32_t kSlotsBehind = 256;

  static Result<YesNoModel> open(std::string_view section, const std::string& place);

  static std::size_t place_of(std::uint32_t feature, std::uint32_t slots) {
    return static_cast<std::size_t>(std::uint64_t{feature} * slots >> 32);
  }
  static std::uint16_t key_of(std::uint32_t feature) {
    const auto key = static_cast<std::uint16_t>(feature);
    return key == 0 ? std::uint16_t{1} : key;
  }

  std::int32_t weight(std::uint32_t feature) const {
    const std::uint16_t key = key_of(feature);
    for (const Slot* slot = slots_ + place_of(feature, slot_count_); slot->key != 0; ++slot) {
      if (slot->key == key) return slot->weight;
    }
    return 0;
  }

  struct Slot {
    std::uint16_t key;
    std::int16_t weight;
  };

 private:
  const Slot* slots_ = nullptr;
  std::uint32_t slot_count_ = 0;  // Without the room behind them.
};

}  // namespace onrecord
