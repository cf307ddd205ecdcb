#include "base/packed_index.h"

#include <algorithm>
#include <bit>

#include "base/hash.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kHeader = 3;  // Form, order of bytes, sections.

std::uint32_t key_hash(std::string_view key) {
  return static_cast<std::uint32_t>(hash64(key));
}

}  // namespace

PackedText PackedIndexWriter::text(std::string_view text) {
  const auto [at, is_new] = known_.try_emplace(std::string{text});
  if (is_new) {
    at->second = {static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text.size())};
    text_ += text;
  }
  return at->second;
}

void PackedIndexWriter::add_lookup(const Lookup& lookup) {
  // In the order of hashes, then keys: one that the order of adding has no part in.
  std::vector<std::pair<std::uint32_t, const Lookup::value_type*>> sorted;
  sorted.reserve(lookup.size());
  std::size_t numbers = 0, letters = 0;
  for (const auto& each : lookup) {
    sorted.emplace_back(key_hash(each.first), &each);
    numbers += each.second.size();
    letters += each.first.size();
  }
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second->first < b.second->first;
  });
  std::vector<std::uint32_t> entries, values;
  entries.reserve(sorted.size() * 4);
  values.reserve(numbers);
  text_.reserve(text_.size() + letters);
  // At most half full, so that a search ends soon, and never full, so that it ends.
  const std::size_t size = std::bit_ceil(lookup.size() * 2 + 1);
  std::vector<std::uint32_t> slots(size * 2, 0);
  for (const auto& [hash, each] : sorted) {
    const auto& [key, of_key] = *each;
    entries.insert(entries.end(),
                   {static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(key.size()),
                    static_cast<std::uint32_t>(values.size()), static_cast<std::uint32_t>(of_key.size())});
    text_ += key;
    values.insert(values.end(), of_key.begin(), of_key.end());
    std::size_t at = hash & (size - 1);
    while (slots[at * 2 + 1] != 0) at = (at + 1) & (size - 1);
    slots[at * 2] = hash;
    slots[at * 2 + 1] = static_cast<std::uint32_t>(entries.size() / 4);
  }
  add(std::move(slots));
  add(std::move(entries));
  add(std::move(values));
}

std::string PackedIndexWriter::bytes(std::uint32_t form) const {
  std::vector<std::uint32_t> numbers{form, kByteOrder, static_cast<std::uint32_t>(sections_.size() + 1)};
  std::size_t at = kHeader + 2 * (sections_.size() + 1);
  for (const auto& section : sections_) {
    numbers.push_back(static_cast<std::uint32_t>(at));
    numbers.push_back(static_cast<std::uint32_t>(section.size()));
    at += section.size();
  }
  numbers.push_back(static_cast<std::uint32_t>(at));
  numbers.push_back(static_cast<std::uint32_t>((text_.size() + 3) / 4));
  for (const auto& section : sections_) numbers.insert(numbers.end(), section.begin(), section.end());
  std::string out(reinterpret_cast<const char*>(numbers.data()), numbers.size() * 4);
  out += text_;
  out.resize((out.size() + 3) / 4 * 4, '\0');
  return out;
}

std::span<const std::uint32_t> PackedLookup::find(std::string_view key) const {
  if (slots_.empty()) return {};
  const std::uint32_t hash = key_hash(key);
  for (std::size_t at = hash & (slots_.size() - 1); slots_[at].entry != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash != hash) continue;
    const Entry& entry = entries_[slots_[at].entry - 1];
    if (text_.substr(entry.key.begin, entry.key.size) == key) return values_.subspan(entry.first, entry.count);
  }
  return {};
}

bool PackedLookup::values_come_by(std::uint32_t width) const {
  return std::all_of(entries_.begin(), entries_.end(),
                     [&](const Entry& entry) { return entry.first % width == 0 && entry.count % width == 0; });
}

Result<PackedIndexReader> PackedIndexReader::open(std::string_view bytes, std::uint32_t form) {
  const std::span<const std::uint32_t> all{reinterpret_cast<const std::uint32_t*>(bytes.data()), bytes.size() / 4};
  if (all.size() < kHeader || all[0] != form || all[1] != kByteOrder) return Error{"index of another form"};
  const std::uint64_t count = all[2];
  if (count == 0 || kHeader + 2 * count > all.size()) return Error{"index is damaged"};
  PackedIndexReader reader;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t begin = all[kHeader + 2 * i], size = all[kHeader + 2 * i + 1];
    if (begin > all.size() || size > all.size() - begin) return Error{"index is damaged"};
    reader.sections_.push_back(all.subspan(begin, size));
  }
  const auto text = reader.sections_.back();
  reader.sections_.pop_back();
  reader.text_ = {reinterpret_cast<const char*>(text.data()), text.size() * 4};
  return reader;
}

std::span<const std::uint32_t> PackedIndexReader::numbers() {
  if (next_ < sections_.size()) return sections_[next_++];
  failed_ = true;
  return {};
}

std::span<const std::uint32_t> PackedIndexReader::rows(std::uint32_t width) {
  const auto found = numbers();
  if (found.size() % width == 0) return found;
  failed_ = true;
  return {};
}

PackedLookup PackedIndexReader::lookup() {
  const auto slots = rows(2), entries = rows(4), values = numbers();
  PackedLookup lookup;
  lookup.slots_ = {reinterpret_cast<const PackedLookup::Slot*>(slots.data()), slots.size() / 2};
  lookup.entries_ = {reinterpret_cast<const PackedLookup::Entry*>(entries.data()), entries.size() / 4};
  lookup.values_ = values;
  lookup.text_ = text_;
  const auto is_sound = [&](const PackedLookup::Entry& entry) {
    return holds(entry.key) && entry.first <= values.size() && entry.count <= values.size() - entry.first;
  };
  const auto used =
      std::count_if(lookup.slots_.begin(), lookup.slots_.end(), [](auto& slot) { return slot.entry != 0; });
  if (failed_ || !std::has_single_bit(lookup.slots_.size()) || static_cast<std::size_t>(used) >= lookup.slots_.size() ||
      std::any_of(lookup.slots_.begin(), lookup.slots_.end(),
                  [&](auto& slot) { return slot.entry > lookup.entries_.size(); }) ||
      !std::all_of(lookup.entries_.begin(), lookup.entries_.end(), is_sound)) {
    failed_ = true;
    return {};
  }
  return lookup;
}

}  // namespace onrecord
