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
// Section: classes (4 bytes), slots (4), cells (4), 0 (4); slots of {feature hash, first cell} (4 + 4 bytes), where
// hash 0 is an empty slot and a feature stands at the first free slot from hash * slots / 2^32 on, in ascending order;
// cells of 2 bytes. At `first cell` stands the number of weights, then each weight as (class << 9 | weight + 256); or,
// of a feature with weights for many classes, kAllClasses and then a signed weight for each class, up to
// padded_classes().
class SparseModel {
 public:
  static constexpr int kMaxClasses = 128;
  static constexpr int kMaxWeight = 255;
  static constexpr std::uint16_t kAllClasses = 0xFFFF;
  static constexpr std::size_t kMaxFeatures = 128;    // Sums of so many weights stay within 16 bits.
  static constexpr std::uint32_t kSlotsBehind = 256;  // Room for features that are moved past the last place.

  // Checks every offset, so that scoring need not: costs about 1 ms a megabyte.
  static Result<SparseModel> open(std::string_view section, const std::string& place);

  std::uint32_t classes() const { return classes_; }
  static constexpr std::uint32_t padded_classes(std::uint32_t classes) { return (classes + 7) / 8 * 8; }
  // Whether so many weights of one feature are stored as a row of all classes.
  static constexpr bool is_dense(std::size_t weights, std::uint32_t classes) {
    return weights >= 6 && weights * 4 >= classes;
  }

  // Brings the slot of a feature nearer.
  void prefetch(std::uint32_t feature) const { __builtin_prefetch(slots_ + place_of(feature, slot_count_)); }
  // Where the search for a feature begins, among `slots` slots.
  static std::size_t place_of(std::uint32_t feature, std::uint32_t slots) {
    return static_cast<std::size_t>(std::uint64_t{feature} * slots >> 32);
  }

  // Writes the sum of the weights of the features, at most kMaxFeatures, for each class. `scores` has room for
  // kMaxClasses.
  void score(const std::uint32_t* features, std::size_t count, std::int16_t* scores) const {
    const std::uint16_t* found[kMaxFeatures];
    std::size_t n = 0;
    // All weights are on their way before the first is used.
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint16_t* weights = find(features[i]);
      if (weights == nullptr) continue;
      __builtin_prefetch(weights);
      found[n++] = weights;
    }
    std::memset(scores, 0, sizeof *scores * padded_classes(classes_));
    for (std::size_t i = 0; i < n; ++i) add(found[i], scores);
  }

 private:
  typedef std::int16_t Lanes __attribute__((vector_size(16)));

  // Returns the cells of a feature, or nullptr. Features stand in ascending order, so a larger one ends the search, as
  // an empty slot does (0 - 1 is the largest number).
  const std::uint16_t* find(std::uint32_t feature) const {
    feature += feature == 0;
    std::size_t at = place_of(feature, slot_count_);
    while (slots_[at].feature - 1 < feature - 1) ++at;
    return slots_[at].feature == feature ? cells_ + slots_[at].first : nullptr;
  }

  void add(const std::uint16_t* cell, std::int16_t* scores) const {
    if (*cell == kAllClasses) {
      add_all(cell + 1, scores);
      return;
    }
    for (const std::uint16_t* end = cell + 1 + *cell; ++cell < end;) {
      scores[*cell >> 9] = static_cast<std::int16_t>(scores[*cell >> 9] + (*cell & 511) - 256);
    }
  }

  void add_all(const std::uint16_t* weights, std::int16_t* scores) const {
    for (std::uint32_t c = 0; c < classes_; c += 8) {
      Lanes sum, more;
      std::memcpy(&sum, scores + c, sizeof sum);
      std::memcpy(&more, weights + c, sizeof more);
      sum += more;
      std::memcpy(scores + c, &sum, sizeof sum);
    }
  }

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
