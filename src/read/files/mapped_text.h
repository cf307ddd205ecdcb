// A text under construction, with the way back to its source kept beside it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/source_map.h"
#include "base/utf8.h"

namespace onrecord {

// Text and its map grow together, so that they cannot disagree. Not thread-safe.
struct MappedText {
  std::string text;
  SourceMap map;
  std::uint32_t repaired = 0;  // Bytes or units that were no text and became U+FFFD.

  std::uint32_t size() const { return static_cast<std::uint32_t>(text.size()); }

  // Appends `bytes`, which stand so at `source_begin`. REQUIRES: clean UTF-8.
  void copy(std::string_view bytes, std::uint64_t source_begin) {
    if (bytes.empty()) return;
    map.copied(size(), source_begin);
    text.append(bytes);
  }

  // Appends `bytes`, for which `source_bytes` (> 0) bytes stand at `source_begin`.
  void replace(std::string_view bytes, std::uint64_t source_begin, std::uint32_t source_bytes) {
    if (bytes.empty()) return;
    map.replaced(size(), source_begin, source_bytes);
    text.append(bytes);
  }

  void replace(char32_t point, std::uint64_t source_begin, std::uint32_t source_bytes) {
    map.replaced(size(), source_begin, source_bytes);
    append_utf8(text, point);
  }

  // Appends `bytes`, of which nothing is trusted: what is no UTF-8, and NUL, becomes U+FFFD and is counted.
  void copy_repaired(std::string_view bytes, std::uint64_t source_begin);
};

}  // namespace onrecord
