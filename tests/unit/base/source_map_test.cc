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

namespace onrecord {
namespace {

TEST(SourceMap, AStrideMapsCharactersOfOneWidth) {
  SourceMap map;
  map.strided(0, 2, 1, 2);
  map.strided(3, 8, 1, 2);  // Goes on.
  map.strided(5, 12, 2, 2);
  EXPECT_EQ(map.size(), 2u);
  EXPECT_EQ(map.to_source({0, 1}), (ByteSpan{2, 4}));
  EXPECT_EQ(map.to_source({4, 7}), (ByteSpan{10, 14}));
  EXPECT_EQ(map.to_source({7, 9}), (ByteSpan{14, 16}));
}

TEST(SourceMap, ThroughAnotherMapIsTheSameAsOneAfterTheOther) {
  SourceMap inner;  // A middle text of 40 bytes.
  inner.copied(0, 100);
  inner.replaced(10, 200, 6);
  inner.copied(12, 206);
  inner.strided(20, 300, 1, 2);
  SourceMap outer;  // A text of 24 bytes made from it.
  outer.copied(0, 2);
  outer.replaced(4, 8, 5);
  outer.copied(5, 13);
  outer.copied(12, 25);
  const SourceMap both = outer.through(inner, 24);
  for (std::uint32_t i = 0; i < 24; ++i) {
    const ByteSpan middle = outer.to_source({i, i + 1});
    const ByteSpan expected =
        inner.to_source({static_cast<std::uint32_t>(middle.begin), static_cast<std::uint32_t>(middle.end)});
    EXPECT_EQ(both.to_source({i, i + 1}), expected) << i;
  }
}

}  // namespace
}  // namespace onrecord
