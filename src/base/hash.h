// Content hashes. Ids and manifests are XXH3 (xxHash 0.8), which is stable across versions and machines.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace onrecord {

// Returns the 64-bit XXH3 of `bytes`.
std::uint64_t hash64(std::string_view bytes);

// Returns 16 lower-case hexadecimal digits of the XXH3-64 of the parts, each preceded by its length, so that
// ("ab","c") and ("a","bc") differ.
std::string content_id(std::initializer_list<std::string_view> parts);

// Returns 32 lower-case hexadecimal digits of the XXH3-128 of `bytes`, for manifests.
std::string content_hash(std::string_view bytes);

}  // namespace onrecord
