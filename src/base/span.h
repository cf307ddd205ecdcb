// Half-open ranges. Two spaces exist and never mix: bytes of a document's text, and bytes of the source file.
#pragma once

#include <cstdint>
#include <string_view>

namespace onrecord {

// A half-open range [begin, end) of bytes in Document::text (UTF-8). Both ends stand on code point boundaries.
struct TextSpan {
  std::uint32_t begin = 0;  // Included.
  std::uint32_t end = 0;    // Not included. end >= begin.

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(TextSpan other) const { return begin <= other.begin && other.end <= end; }
  bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
  bool overlaps(TextSpan other) const { return begin < other.end && other.begin < end; }
  friend auto operator<=>(const TextSpan&, const TextSpan&) = default;
};

// A half-open range [begin, end) of bytes of the source exactly as it was read (after decompression, before decoding,
// unescaping or normalisation), so that `dd skip=begin count=end-begin bs=1` on the input prints the evidence.
struct ByteSpan {
  std::uint64_t begin = 0;  // Included.
  std::uint64_t end = 0;    // Not included. end >= begin.

  friend auto operator<=>(const ByteSpan&, const ByteSpan&) = default;
};

// Returns the bytes of `text` in `span`. REQUIRES: span.end <= text.size(). Borrows from `text`.
inline std::string_view slice(std::string_view text, TextSpan span) {
  return text.substr(span.begin, span.end - span.begin);
}

}  // namespace onrecord
