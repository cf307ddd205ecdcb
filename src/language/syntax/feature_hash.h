// Feature hashing: every model names its features by 32-bit hashes, the same when it learns and when it is
// used. Limit: two features whose hashes agree are one feature; at a few million features of 2^32 that costs
// nothing measurable.
#pragma once

#include <cstdint>
#include <string_view>

namespace onrecord {

// Returns a hash of all bits of `a` and `b`. Order matters.
inline std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
  std::uint64_t x = (std::uint64_t{a} << 32 | b) * 0x9E3779B97F4A7C15u;
  x ^= x >> 29;
  x *= 0xBF58476D1CE4E5B9u;
  return static_cast<std::uint32_t>(x >> 32);
}
inline std::uint32_t mix(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  return mix(mix(a, b), c);
}
inline std::uint32_t mix(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return mix(mix(a, b, c), d);
}

// Returns the hash of a short string (FNV-1a, then mixed).
inline std::uint32_t hash_word(std::string_view bytes) {
  std::uint32_t h = 2166136261u;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return mix(h, 0x51u);
}

}  // namespace onrecord
