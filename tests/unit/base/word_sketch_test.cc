#include "base/word_sketch.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(WordSketchTest, HoldsWhatWasAddedAndFewOthers) {
  WordSketch sketch;
  for (const char* word : {"", "a", "million", "twelfth", "één"}) sketch.add(word);
  for (const char* word : {"", "a", "million", "twelfth", "één"}) EXPECT_TRUE(sketch.may_hold(word)) << word;
  for (const char* word : {"b", "an", "millions", "minister", "twelve", "talks"}) {
    EXPECT_FALSE(sketch.may_hold(word)) << word;
  }
}

}  // namespace
}  // namespace onrecord
