#include "base/hash.h"

#include <fmt/format.h>
#define XXH_STATIC_LINKING_ONLY  // For the size of XXH3_state_t.
#include <xxhash.h>

namespace onrecord {

std::uint64_t hash64(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::string content_id(std::initializer_list<std::string_view> parts) {
  XXH3_state_t state;
  XXH3_64bits_reset(&state);
  for (const std::string_view part : parts) {
    unsigned char length[8];
    for (unsigned i = 0; i < 8; ++i) length[i] = static_cast<unsigned char>((part.size() >> (8 * i)) & 0xFF);
    XXH3_64bits_update(&state, length, sizeof length);
    XXH3_64bits_update(&state, part.data(), part.size());
  }
  return fmt::format("{:016x}", XXH3_64bits_digest(&state));
}

std::string content_hash(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace onrecord
