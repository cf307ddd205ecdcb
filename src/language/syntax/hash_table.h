// A read-only table from 32-bit hashes to 32-bit numbers, used in place: known words, lemmas, clusters, name
// lists.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace onrecord {

// Borrows the bytes of its section: slots of {hash, number} (4 + 4 bytes), hash 0 is empty, a hash stands at
// the first free slot from hash * slots / 2^32 on, behind the last one at the first. Safe to share.
class HashTable {
 public:
  // An empty section is an empty table.
  static Result<HashTable> open(std::string_view section, const std::string& place);

  // Returns the number of `hash`, or `absent`.
  std::uint32_t find(std::uint32_t hash, std::uint32_t absent) const {
    if (slots_ == nullptr) return absent;
    hash += hash == 0;
    for (std::uint32_t at = place_of(hash, size_);; at = at + 1 == size_ ? 0 : at + 1) {
      if (slots_[at].hash == hash) return slots_[at].number;
      if (slots_[at].hash == 0) return absent;
    }
  }

  // Returns a section that holds the pairs; of equal hashes the first counts.
  static std::string section(std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs);

 private:
  struct Slot {
    std::uint32_t hash;
    std::uint32_t number;
  };
  static std::uint32_t place_of(std::uint32_t hash, std::uint32_t slots) {
    return static_cast<std::uint32_t>(std::uint64_t{hash} * slots >> 32);
  }
  const Slot* slots_ = nullptr;
  std::uint32_t size_ = 0;
};

}  // namespace onrecord
