#include "base/source_map.h"

#include <algorithm>
#include <cassert>

namespace onrecord {
namespace {

void put_number(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out.push_back(static_cast<char>(number | 0x80));
  out.push_back(static_cast<char>(number));
}

// Takes a number off the front of `bytes`. Returns false if it is cut short.
bool take_number(std::string_view& bytes, std::uint64_t& number) {
  number = 0;
  for (unsigned shift = 0; !bytes.empty() && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

}  // namespace

void SourceMap::copied(std::uint32_t text_begin, std::uint64_t source_begin) {
  assert(entries_.empty() || entries_.back().text_begin <= text_begin);
  if (!entries_.empty()) {
    Entry& last = entries_.back();
    if (last.text_begin == text_begin) {  // The piece before was empty.
      last = {text_begin, 0, source_begin};
      return;
    }
    if (last.replaced_bytes == 0 && last.source_begin + (text_begin - last.text_begin) == source_begin) return;
  }
  entries_.push_back({text_begin, 0, source_begin});
}

void SourceMap::replaced(std::uint32_t text_begin, std::uint64_t source_begin, std::uint32_t source_bytes) {
  assert(source_bytes > 0);
  assert(entries_.empty() || entries_.back().text_begin <= text_begin);
  if (!entries_.empty() && entries_.back().text_begin == text_begin) entries_.pop_back();
  entries_.push_back({text_begin, source_bytes, source_begin});
}

const SourceMap::Entry* SourceMap::entry_at(std::uint32_t offset) const {
  auto next = std::upper_bound(entries_.begin(), entries_.end(), offset,
                               [](std::uint32_t value, const Entry& entry) { return value < entry.text_begin; });
  return next == entries_.begin() ? nullptr : &*std::prev(next);
}

ByteSpan SourceMap::to_source(TextSpan span) const {
  const auto first_byte = [&](std::uint32_t offset) -> std::uint64_t {
    const Entry* entry = entry_at(offset);
    if (!entry) return offset;
    return entry->replaced_bytes ? entry->source_begin : entry->source_begin + (offset - entry->text_begin);
  };
  if (span.empty()) return {first_byte(span.begin), first_byte(span.begin)};
  const std::uint32_t last = span.end - 1;
  const Entry* entry = entry_at(last);
  std::uint64_t end = std::uint64_t{last} + 1;
  if (entry) {
    end = entry->replaced_bytes ? entry->source_begin + entry->replaced_bytes
                                : entry->source_begin + (last - entry->text_begin) + 1;
  }
  return {first_byte(span.begin), end};
}

std::string SourceMap::encoded() const {
  std::string bytes;
  Entry before{0, 0, 0};
  for (const Entry& entry : entries_) {
    const auto step = static_cast<std::int64_t>(entry.source_begin - before.source_begin);
    put_number(bytes, entry.text_begin - before.text_begin);
    put_number(bytes, entry.replaced_bytes);
    put_number(bytes, (static_cast<std::uint64_t>(step) << 1) ^ static_cast<std::uint64_t>(step >> 63));
    before = entry;
  }
  return bytes;
}

SourceMap SourceMap::decoded(std::string_view bytes) {
  SourceMap map;
  Entry before{0, 0, 0};
  std::uint64_t text_step = 0, replaced = 0, zigzag = 0;
  while (take_number(bytes, text_step) && take_number(bytes, replaced) && take_number(bytes, zigzag)) {
    const std::uint64_t step = (zigzag >> 1) ^ (~(zigzag & 1) + 1);
    before = {before.text_begin + static_cast<std::uint32_t>(text_step), static_cast<std::uint32_t>(replaced),
              before.source_begin + step};
    map.entries_.push_back(before);
  }
  return map;
}

}  // namespace onrecord
