#include "record/span_list.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(SpanList, ReadsBackWhatItWrote) {
  const std::vector<TextSpan> spans = {{3, 10}, {14, 4294967290u}};
  EXPECT_EQ(span_list(spans), "[[3,10],[14,4294967290]]");
  EXPECT_EQ(parse_span_list(span_list(spans)), spans);
  EXPECT_TRUE(parse_span_list("[]").empty());
  EXPECT_EQ(parse_span_list("[[1,2],[3").size(), 1u);
}

}  // namespace
}  // namespace onrecord
