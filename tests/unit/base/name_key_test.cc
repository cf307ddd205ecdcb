#include "base/name_key.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(NameKey, FoldsCaseDiacriticsAndMarks) {
  EXPECT_EQ(name_key("Recep Tayyip Erdoğan"), "recep tayyip erdogan");
  EXPECT_EQ(name_key("U.S."), "us");
  EXPECT_EQ(name_key("Putin’s"), "putin");
  EXPECT_EQ(name_key("O’Brien"), "obrien");
  EXPECT_EQ(name_key("  Jean-Claude   Juncker "), "jean claude juncker");
  EXPECT_EQ(name_key("Зеленський"), "зеленський");
}

}  // namespace
}  // namespace onrecord
