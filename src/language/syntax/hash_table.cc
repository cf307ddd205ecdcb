#include "language/syntax/hash_table.h"

#include <algorithm>

namespace onrecord {

Result<HashTable> HashTable::open(std::string_view section, const std::string& place) {
  HashTable table;
  if (section.empty()) return table;
  const std::size_t slots = section.size() / sizeof(Slot);
  if (section.size() % sizeof(Slot) != 0 || slots > (std::size_t{1} << 28)) {
    return Error{place + ": model table has the wrong size"};
  }
  table.slots_ = reinterpret_cast<const Slot*>(section.data());
  table.size_ = static_cast<std::uint32_t>(slots);
  std::size_t used = 0;
  for (std::size_t i = 0; i < slots; ++i) used += table.slots_[i].hash != 0;
  if (used == slots) return Error{place + ": model table is full"};
  return table;
}

std::string HashTable::section(std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs) {
  // In the order of the hashes, so that the bytes do not depend on the order of learning.
  std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  const std::size_t slots = pairs.size() * 4 / 3 + 2;
  std::vector<Slot> table(slots, Slot{0, 0});
  for (auto [hash, number] : pairs) {
    hash += hash == 0;
    std::size_t at = place_of(hash, static_cast<std::uint32_t>(slots));
    while (table[at].hash != 0 && table[at].hash != hash) at = at + 1 == slots ? 0 : at + 1;
    if (table[at].hash == 0) table[at] = {hash, number};
  }
  return {reinterpret_cast<const char*>(table.data()), slots * sizeof(Slot)};
}

}  // namespace onrecord
