// The map from bytes of a document's text to bytes of its source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace onrecord {

// A text is made from its source piece by piece: runs copied byte for byte, and pieces that were replaced (an entity,
// an escape, a run of white space, a character of another charset). Each piece is one entry, so the map costs 16 bytes
// a piece, and an unchanged text has one. Not thread-safe while it is built; safe to share afterwards.
class SourceMap {
 public:
  // Says that the text from byte `text_begin` on was copied from `source_begin` on, byte for byte.
  // REQUIRES: text_begin is not below any earlier one.
  void copied(std::uint32_t text_begin, std::uint64_t source_begin);

  // Says that the text from `text_begin` on (up to the next entry) stands for `source_bytes` bytes at
  // `source_begin`. Every offset inside the piece maps to the whole of it.
  void replaced(std::uint32_t text_begin, std::uint64_t source_begin, std::uint32_t source_bytes);

  // Says that the text from `text_begin` on consists of characters of `text_unit` bytes, each of which stands for
  // `source_unit` bytes from `source_begin` on: UTF-16, or a charset of one byte. REQUIRES: both units are 1..255.
  void strided(std::uint32_t text_begin, std::uint64_t source_begin, std::uint32_t text_unit,
               std::uint32_t source_unit);

  // Returns the map to the source of the source: this maps a text of `text_size` bytes to an intermediate text, `inner`
  // maps that to its own source. Cost: linear in the entries of both.
  SourceMap through(const SourceMap& inner, std::uint32_t text_size) const;

  // Returns the smallest range of source bytes that holds all of `span`. An empty map is the identity.
  ByteSpan to_source(TextSpan span) const;

  // The map as bytes for storing, and back: LEB128 numbers, three an entry (text bytes since the entry
  // before, bytes replaced, source bytes since the entry before in zigzag). Bytes cut short give the entries
  // before the cut.
  std::string encoded() const;
  static SourceMap decoded(std::string_view bytes);

  bool is_identity() const { return entries_.empty(); }
  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::uint32_t text_begin;
    std::uint32_t replaced_bytes;  // 0: copied. With kStride set: the two units of strided().
    std::uint64_t source_begin;
  };
  static constexpr std::uint32_t kStride = 0x80000000u;
  static bool is_strided(const Entry& entry) { return (entry.replaced_bytes & kStride) != 0; }
  static std::uint32_t text_unit(const Entry& entry) { return entry.replaced_bytes & 0xFFu; }
  static std::uint32_t source_unit(const Entry& entry) { return (entry.replaced_bytes >> 8) & 0xFFu; }

  // Where the character at `offset` begins and ends in the source. `entry` may be null (identity).
  static std::uint64_t source_begin_at(const Entry* entry, std::uint32_t offset);
  static std::uint64_t source_end_after(const Entry* entry, std::uint32_t last);
  const Entry* entry_at(std::uint32_t offset) const;

  std::vector<Entry> entries_;
};

}  // namespace onrecord
