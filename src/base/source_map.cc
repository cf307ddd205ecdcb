#include "base/source_map.h"

#include <algorithm>
#include <cassert>

namespace onrecord {

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

}  // namespace onrecord
