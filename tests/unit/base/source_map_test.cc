#include "base/source_map.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(SourceMap, AnEmptyMapIsTheIdentity) {
  EXPECT_EQ(SourceMap{}.to_source({3, 7}), (ByteSpan{3, 7}));
}

// Source: `x &amp; y`, text: `x & y`.
TEST(SourceMap, AnEntityMapsToAllItsBytes) {
  SourceMap map;
  map.copied(0, 0);
  map.replaced(2, 2, 5);
  map.copied(3, 7);
  EXPECT_EQ(map.to_source({0, 2}), (ByteSpan{0, 2}));
  EXPECT_EQ(map.to_source({2, 3}), (ByteSpan{2, 7}));
  EXPECT_EQ(map.to_source({0, 5}), (ByteSpan{0, 9}));
  EXPECT_EQ(map.to_source({4, 5}), (ByteSpan{8, 9}));
}

TEST(SourceMap, RunsThatGoOnAreOneEntry) {
  SourceMap map;
  map.copied(0, 10);
  map.copied(4, 14);
  EXPECT_EQ(map.size(), 1u);
  EXPECT_EQ(map.to_source({2, 6}), (ByteSpan{12, 16}));
}

TEST(SourceMap, EncodedMapsReadBackTheSame) {
  SourceMap map;
  map.copied(0, 1000);
  map.replaced(2, 1002, 5);
  map.replaced(3, 900, 300);  // A source may go backwards.
  map.copied(4, 70000);
  const SourceMap back = SourceMap::decoded(map.encoded());
  ASSERT_EQ(back.size(), map.size());
  for (std::uint32_t i = 0; i < 8; ++i) EXPECT_EQ(back.to_source({i, i + 1}), map.to_source({i, i + 1})) << i;
  EXPECT_TRUE(SourceMap::decoded("").is_identity());
}

}  // namespace
}  // namespace onrecord
