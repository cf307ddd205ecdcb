// One-permutation MinHash: a short signature of a text by which texts that share passages are found.
//
// P. Li, A. Owen, C.-H. Zhang, "One Permutation Hashing" (2012); bins that no shingle falls into take the value of
// another bin as in A. Shrivastava, "Optimal Densification for Fast and Accurate Minwise Hashing" (2017).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

inline constexpr std::size_t kShingleWords = 5;
inline constexpr std::size_t kMinHashBins = 64;

// The smallest hash of each bin. Two texts have the same value in about as many of the 64 bins as their shingles
// (runs of five words) are the same ones.
using MinHash = std::array<std::uint64_t, kMinHashBins>;

// Returns the signature of the words (their hashes, in order). Fewer than five words are one shingle; none give zeros.
// Shingles are hashed by XXH3-64. Cost: linear.
MinHash min_hash(const std::vector<std::uint64_t>& words);

// Returns the share of bins that agree, an estimate of the share of common shingles (standard error below .06).
double estimated_resemblance(const MinHash& a, const MinHash& b);

// Returns the keys under which an index finds the text: one for each band. A band is one bin, so that also a short
// excerpt meets the long text it is of; two texts with two keys in common are worth a comparison. Sorted, distinct.
std::vector<std::int64_t> band_keys(const MinHash& signature);

}  // namespace onrecord
