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
  assert(source_bytes > 0 && (source_bytes & kStride) == 0);
  assert(entries_.empty() || entries_.back().text_begin <= text_begin);
  if (!entries_.empty() && entries_.back().text_begin == text_begin) entries_.pop_back();
  entries_.push_back({text_begin, source_bytes, source_begin});
}

void SourceMap::strided(std::uint32_t text_begin, std::uint64_t source_begin, std::uint32_t text_unit_bytes,
                        std::uint32_t source_unit_bytes) {
  assert(text_unit_bytes > 0 && text_unit_bytes < 256 && source_unit_bytes > 0 && source_unit_bytes < 256);
  if (text_unit_bytes == 1 && source_unit_bytes == 1) return copied(text_begin, source_begin);
  const std::uint32_t units = kStride | text_unit_bytes | (source_unit_bytes << 8);
  assert(entries_.empty() || entries_.back().text_begin <= text_begin);
  if (!entries_.empty() && entries_.back().text_begin == text_begin) entries_.pop_back();
  if (!entries_.empty() && entries_.back().replaced_bytes == units) {
    const Entry& last = entries_.back();
    const std::uint64_t passed = (text_begin - last.text_begin) / text_unit_bytes;
    const bool aligned = (text_begin - last.text_begin) % text_unit_bytes == 0;
    if (aligned && last.source_begin + passed * source_unit_bytes == source_begin) return;
  }
  entries_.push_back({text_begin, units, source_begin});
}

const SourceMap::Entry* SourceMap::entry_at(std::uint32_t offset) const {
  auto next = std::upper_bound(entries_.begin(), entries_.end(), offset,
                               [](std::uint32_t value, const Entry& entry) { return value < entry.text_begin; });
  return next == entries_.begin() ? nullptr : &*std::prev(next);
}

std::uint64_t SourceMap::source_begin_at(const Entry* entry, std::uint32_t offset) {
  if (!entry) return offset;
  const std::uint32_t inside = offset - entry->text_begin;
  if (is_strided(*entry)) {
    return entry->source_begin + std::uint64_t{inside / text_unit(*entry)} * source_unit(*entry);
  }
  return entry->replaced_bytes ? entry->source_begin : entry->source_begin + inside;
}

std::uint64_t SourceMap::source_end_after(const Entry* entry, std::uint32_t last) {
  if (!entry) return std::uint64_t{last} + 1;
  if (is_strided(*entry)) return source_begin_at(entry, last) + source_unit(*entry);
  return entry->replaced_bytes ? entry->source_begin + entry->replaced_bytes
                               : entry->source_begin + (last - entry->text_begin) + 1;
}

ByteSpan SourceMap::to_source(TextSpan span) const {
  const std::uint64_t begin = source_begin_at(entry_at(span.begin), span.begin);
  if (span.empty()) return {begin, begin};
  return {begin, source_end_after(entry_at(span.end - 1), span.end - 1)};
}

SourceMap SourceMap::through(const SourceMap& inner, std::uint32_t text_size) const {
  if (inner.is_identity()) return *this;
  if (inner.entries_.size() == 1 && inner.entries_[0].text_begin == 0 && inner.entries_[0].replaced_bytes == 0) {
    // The whole intermediate text was copied.
    SourceMap shifted = *this;
    const std::uint64_t by = inner.entries_[0].source_begin;
    for (Entry& entry : shifted.entries_) entry.source_begin += by;
    if (shifted.entries_.empty() || shifted.entries_[0].text_begin > 0) {
      shifted.entries_.insert(shifted.entries_.begin(), Entry{0, 0, by});
    }
    return shifted;
  }
  SourceMap out;
  const auto put_run = [&](std::uint32_t text_begin, std::uint32_t middle_begin, std::uint32_t size) {
    // The entries of the inner map that a copied run crosses, each with the part of the run it holds.
    auto next = std::upper_bound(inner.entries_.begin(), inner.entries_.end(), middle_begin,
                                 [](std::uint32_t value, const Entry& entry) { return value < entry.text_begin; });
    const Entry* entry = next == inner.entries_.begin() ? nullptr : &*std::prev(next);
    std::uint32_t at = middle_begin;
    const std::uint32_t end = middle_begin + size;
    while (at < end) {
      const std::uint32_t stop = next == inner.entries_.end() ? end : std::min(end, next->text_begin);
      const std::uint32_t text_at = text_begin + (at - middle_begin);
      const std::uint64_t source = source_begin_at(entry, at);
      if (!entry || entry->replaced_bytes == 0) {
        out.copied(text_at, source);
      } else if (is_strided(*entry)) {
        out.strided(text_at, source, text_unit(*entry), source_unit(*entry));
      } else {
        out.replaced(text_at, entry->source_begin, entry->replaced_bytes);
      }
      at = stop;
      if (next != inner.entries_.end()) {
        entry = &*next;
        ++next;
      }
    }
  };
  if (entries_.empty()) {
    put_run(0, 0, text_size);
    return out;
  }
  if (entries_.front().text_begin > 0) put_run(0, 0, entries_.front().text_begin);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    const std::uint32_t end = i + 1 < entries_.size() ? entries_[i + 1].text_begin : text_size;
    if (end <= entry.text_begin) continue;
    if (entry.replaced_bytes == 0) {
      put_run(entry.text_begin, static_cast<std::uint32_t>(entry.source_begin), end - entry.text_begin);
      continue;
    }
    // A replaced piece stands for a stretch of the intermediate text, which stands for a stretch of the source.
    const std::uint32_t first = static_cast<std::uint32_t>(entry.source_begin);
    const std::uint32_t units = is_strided(entry) ? (end - entry.text_begin) / text_unit(entry) : 1;
    const std::uint32_t bytes = is_strided(entry) ? units * source_unit(entry) : entry.replaced_bytes;
    const ByteSpan source = inner.to_source({first, first + bytes});
    out.replaced(entry.text_begin, source.begin, static_cast<std::uint32_t>(source.end - source.begin));
  }
  return out;
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
