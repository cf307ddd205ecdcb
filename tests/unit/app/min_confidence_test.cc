#include "app/pipeline/min_confidence.h"

#include <gtest/gtest.h>

#include "app/cli/question_flags.h"

namespace onrecord {
namespace {

TEST(MinConfidence, TurnsFollowTheStatementsThatStay) {
  std::vector<Statement> statements(4);
  statements[0].confidence = 0.4;
  statements[1].confidence = 0.9;
  statements[2].confidence = 0.8;
  statements[2].continues = 1;
  statements[3].confidence = 0.8;
  statements[3].continues = 0;
  leave_out_unsure(statements, 0.5);
  ASSERT_EQ(statements.size(), 3u);
  EXPECT_EQ(statements[0].confidence, 0.9);
  EXPECT_EQ(statements[1].continues, 0u);
  EXPECT_EQ(statements[2].continues, std::nullopt);
}

TEST(AskedDays, CountFromTheDayOfTheQuestion) {
  const IsoDate today{2031, 3, 1};
  const auto day = [&](std::string_view typed) {
    const auto days = asked_days(typed, today);
    return days ? to_string(*days) : "none";
  };
  EXPECT_EQ(day("today"), "2031-03-01/2031-03-01");
  EXPECT_EQ(day("yesterday"), "2031-02-28/2031-02-28");
  EXPECT_EQ(day("7d"), "2031-02-22/2031-02-22");
  EXPECT_EQ(day("2030-02"), "2030-02-01/2030-02-28");
  EXPECT_EQ(day("-3d"), "none");
  EXPECT_EQ(day("d"), "none");
  EXPECT_EQ(day("soon"), "none");
}

}  // namespace
}  // namespace onrecord
