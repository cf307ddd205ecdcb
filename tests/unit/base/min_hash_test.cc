#include "base/min_hash.h"

#include <algorithm>
#include <iterator>

#include <gtest/gtest.h>

#include "base/hash.h"

namespace onrecord {
namespace {

std::vector<std::uint64_t> made_words(int from, int to) {
  std::vector<std::uint64_t> words;
  for (int i = from; i < to; ++i) words.push_back(hash64(std::to_string(i)));
  return words;
}

TEST(MinHash, TheSameWordsGiveTheSameSignature) {
  EXPECT_EQ(min_hash(made_words(0, 300)), min_hash(made_words(0, 300)));
  EXPECT_EQ(estimated_resemblance(min_hash(made_words(0, 300)), min_hash(made_words(0, 300))), 1.0);
}

TEST(MinHash, TheEstimateIsNearTheShareOfCommonShingles) {
  // 600 of 1,200 different shingles are common.
  const double estimate = estimated_resemblance(min_hash(made_words(0, 904)), min_hash(made_words(300, 1204)));
  EXPECT_NEAR(estimate, .5, .15);
  EXPECT_LT(estimated_resemblance(min_hash(made_words(0, 900)), min_hash(made_words(900, 1800))), .05);
}

TEST(MinHash, AShortTextHasNoEmptyBins) {
  const MinHash one = min_hash(made_words(0, 3));
  for (const std::uint64_t value : one) EXPECT_EQ(value, one[0]);
  EXPECT_EQ(band_keys(one).size(), 1u);
  EXPECT_GT(estimated_resemblance(min_hash(made_words(0, 20)), min_hash(made_words(0, 22))), .6);
}

TEST(MinHash, AnExcerptSharesBandsWithTheLongText) {
  const auto whole = band_keys(min_hash(made_words(0, 1000))), part = band_keys(min_hash(made_words(400, 500)));
  std::vector<std::int64_t> common;
  std::set_intersection(whole.begin(), whole.end(), part.begin(), part.end(), std::back_inserter(common));
  EXPECT_GE(common.size(), 2u);
}

TEST(MinHash, OfNothingIsNothing) {
  EXPECT_EQ(min_hash({}), MinHash{});
}

}  // namespace
}  // namespace onrecord
