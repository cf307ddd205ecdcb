// How the attribution model names its features: hashes of small numbers and words, the same in training and in use.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/statements/candidate.h"

namespace onrecord {

// Mixes parts of a feature into one hash (splitmix64's finaliser).
class AttributionFeature {
 public:
  explicit AttributionFeature(std::uint64_t feature) : state_(feature * 0x9E3779B97F4A7C15ull + 0x1234567) {}
  AttributionFeature& with(std::uint64_t part) {
    state_ ^= part + 0x9E3779B97F4A7C15ull + (state_ << 6) + (state_ >> 2);
    state_ = (state_ ^ (state_ >> 30)) * 0xBF58476D1CE4E5B9ull;
    state_ ^= state_ >> 27;
    return *this;
  }
  std::uint32_t value() const { return static_cast<std::uint32_t>((state_ * 0x94D049BB133111EBull) >> 32); }

 private:
  std::uint64_t state_;
};

// Returns a hash of a word.
std::uint64_t word_hash(std::string_view word);

// Returns the kind of phrase a speaker is, as a small number: which pronoun, which kind of name or description, 0 for
// none.
std::uint64_t phrase_class(const StatementContext& context, std::uint32_t head);

}  // namespace onrecord
