#include "base/iso_date.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(IsoDate, DaysAndBackAgreeOverFourCenturies) {
  for (std::int32_t day = to_days({1800, 1, 1}); day <= to_days({2200, 12, 31}); ++day) {
    const IsoDate date = from_days(day);
    ASSERT_TRUE(is_valid(date)) << to_string(date);
    ASSERT_EQ(to_days(date), day);
  }
}

TEST(IsoDate, WeekdayOfAKnownDay) {
  EXPECT_EQ(weekday({2022, 2, 24}), 4);  // A Thursday.
  EXPECT_EQ(weekday({1969, 12, 31}), 3);
}

TEST(IsoDate, AMonthIsARangeOfItsDays) {
  const auto range = parse_iso_date("2024-02");
  ASSERT_TRUE(range);
  EXPECT_EQ(to_string(*range), "2024-02-01/2024-02-29");
}

TEST(IsoDate, ImpossibleDaysAreRefused) {
  for (const char* text : {"2023-02-29", "2023-13", "2023-00-10", "23-01-01", "2023-1-1", "", "2023-01-01x"}) {
    EXPECT_FALSE(parse_iso_date(text)) << text;
  }
}

}  // namespace
}  // namespace onrecord
