#include "base/min_hash.h"

#include <algorithm>
#include <limits>

#define XXH_INLINE_ALL  // A shingle is hashed in fewer cycles than a call takes.
#include <xxhash.h>

namespace onrecord {
namespace {

constexpr std::uint64_t kEmpty = std::numeric_limits<std::uint64_t>::max();
constexpr unsigned kBinBits = 6;
static_assert(kMinHashBins == std::size_t{1} << kBinBits);

std::uint64_t hash_of_words(const std::uint64_t* words, std::size_t count) {
  return XXH3_64bits(words, count * sizeof(std::uint64_t));
}

// Fills each empty bin from one that is not, chosen by hashes of the bin's number alone, so that two texts choose
// alike.
void densify(MinHash& bins) {
  const MinHash sparse = bins;
  for (std::uint64_t bin = 0; bin < kMinHashBins; ++bin) {
    for (std::uint64_t attempt = 1; bins[bin] == kEmpty; ++attempt) {
      const std::array<std::uint64_t, 2> seed{bin, attempt};
      bins[bin] = sparse[hash_of_words(seed.data(), seed.size()) >> (64 - kBinBits)];
    }
  }
}

}  // namespace

MinHash min_hash(const std::vector<std::uint64_t>& words) {
  MinHash bins;
  bins.fill(0);
  if (words.empty()) return bins;
  bins.fill(kEmpty);
  const auto take = [&](std::uint64_t hash) {
    std::uint64_t& bin = bins[hash >> (64 - kBinBits)];
    bin = std::min(bin, hash);
  };
  if (words.size() < kShingleWords) take(hash_of_words(words.data(), words.size()));
  // A length that the compiler knows makes the hash half as long.
  for (std::size_t at = 0; at + kShingleWords <= words.size(); ++at) take(hash_of_words(&words[at], kShingleWords));
  densify(bins);
  return bins;
}

double estimated_resemblance(const MinHash& a, const MinHash& b) {
  std::size_t equal = 0;
  for (std::size_t bin = 0; bin < kMinHashBins; ++bin) equal += a[bin] == b[bin] ? 1 : 0;
  return static_cast<double>(equal) / static_cast<double>(kMinHashBins);
}

std::vector<std::int64_t> band_keys(const MinHash& signature) {
  std::vector<std::int64_t> keys;
  for (const std::uint64_t value : signature) keys.push_back(static_cast<std::int64_t>(value));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace onrecord
