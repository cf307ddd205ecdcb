// How the attribution model names its features: hashes of small numbers and words, the same in training and in use.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/statements/candidate.h"

namespace onrecord {

// Mixes parts of a feature into one hash (splitmix64's finaliser).
class AttributionFeature {
 public:
  // `number`: which question the feature answers; the parts are the answer. See docs/format/statements_model.md.
  explicit AttributionFeature(std::uint16_t number)
      : state_(number * 0x9E3779B97F4A7C15ull + 0x1234567), number_(number) {}
  AttributionFeature& with(std::uint64_t part) {
    state_ ^= part + 0x9E3779B97F4A7C15ull + (state_ << 6) + (state_ >> 2);
    state_ = (state_ ^ (state_ >> 30)) * 0xBF58476D1CE4E5B9ull;
    state_ ^= state_ >> 27;
    return *this;
  }
  std::uint32_t value() const { return static_cast<std::uint32_t>((state_ * 0x94D049BB133111EBull) >> 32); }
  std::uint16_t number() const { return number_; }

 private:
  std::uint64_t state_;
  std::uint16_t number_;
};

// The features of one option. Reused from option to option, so that it allocates nothing in steady state.
class FeatureList {
 public:
  void clear() { values_.clear(), numbers_.clear(); }
  void add(const AttributionFeature& feature) {
    values_.push_back(feature.value());
    numbers_.push_back(feature.number());
  }
  const std::vector<std::uint32_t>& values() const { return values_; }
  // Parallel to values(): what an explanation names.
  const std::vector<std::uint16_t>& numbers() const { return numbers_; }

 private:
  std::vector<std::uint32_t> values_;
  std::vector<std::uint16_t> numbers_;
};

// Returns a hash of a word.
std::uint64_t word_hash(std::string_view word);

// Returns the kind of phrase a speaker is, as a small number: which pronoun, which kind of name or description, 0 for
// none.
std::uint64_t phrase_class(const StatementContext& context, std::uint32_t head);

}  // namespace onrecord
