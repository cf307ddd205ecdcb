// A linear model over hashed features with few non-zero weights a feature: tags, relations, sentence ends,
// names.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/result.h"

namespace onrecord {

// Scores classes. Borrows the bytes of its section. Safe to share.
//
// Section: classes (4 bytes), log2 of slots (4), cells (4), 0 (4); slots of {feature hash, first cell} (4 + 4
// bytes), where hash 0 is an empty slot and a feature stands at the first free slot after hash % slots; cells
// of 2 bytes: at `first cell` the number of weights, then each weight as (class << 9 | weight + 256).
class SparseModel {
 public:
  static constexpr int kMaxClasses = 128;
  static constexpr int kMaxWeight = 255;
  static constexpr std::uint32_t kSlotsBehind = 256;  // Room for features that are moved past the last place.

  // Checks every offset, so that scoring need not: costs about 1 ms a megabyte.
  static Result<SparseModel> open(std::string_view section, const std::string& place);

  std::uint32_t classes() const { return classes_; }

  // Brings the slot of a feature nearer.
  void prefetch(std::uint32_t feature) const { __builtin_prefetch(slots_ + place_of(feature, slot_count_)); }
  // Where the search for a feature begins, among `slots` slots.
  static std::size_t place_of(std::uint32_t feature, std::uint32_t slots) {
    return static_cast<std::size_t>(std::uint64_t{feature} * slots >> 32);
  }

  // Adds the weights of a feature to `scores`, which holds classes() entries.
  void add(std::uint32_t feature, std::int32_t* scores) const {
    feature += feature == 0;
    for (std::size_t at = place_of(feature, slot_count_);; ++at) {
      const Slot slot = slots_[at];
      if (slot.feature == feature) {
        const std::uint16_t* cell = cells_ + slot.first;
        for (const std::uint16_t* end = cell + 1 + *cell; ++cell < end;) {
          scores[*cell >> 9] += static_cast<std::int32_t>(*cell & 511) - 256;
        }
        return;
      }
      if (slot.feature == 0) return;
    }
  }

 private:
  struct Slot {
    std::uint32_t feature;
    std::uint32_t first;
  };
  const Slot* slots_ = nullptr;
  const std::uint16_t* cells_ = nullptr;
  std::uint32_t slot_count_ = 0;  // Without the room behind them.
  std::uint32_t classes_ = 0;
};

}  // namespace onrecord
