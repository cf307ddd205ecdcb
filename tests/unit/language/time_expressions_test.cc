#include "language/time/time_expressions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../handmade_analysis.h"

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing_support::HandmadeText;

const TimeFinder& time_finder() {
  static const std::shared_ptr<Lexicon> lexicon = *Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
  static const std::unique_ptr<TimeFinder> finder = TimeFinder::open(*lexicon).value();
  return *finder;
}

// Each expression as "words = value". Published on Wednesday, 8 November 2023 unless told otherwise.
std::vector<std::string> times_in(std::string_view text, std::string_view published = "2023-11-08") {
  HandmadeText made(text, published);
  time_finder().find(made.document, made.analysis);
  std::vector<std::string> times;
  for (const TimeExpression& time : made.analysis.times) {
    times.push_back(std::string{slice(made.document.text, time.span)} + " = " + time.value);
  }
  return times;
}

// The days that the only expression of a text names.
std::string days_of(std::string_view text, std::string_view published = "2023-11-08") {
  HandmadeText made(text, published);
  time_finder().find(made.document, made.analysis);
  if (made.analysis.times.size() != 1 || !made.analysis.times[0].range) return "none";
  return to_string(*made.analysis.times[0].range);
}

TEST(TimeExpressions, ADateNamesItsDayInAnyOrder) {
  EXPECT_THAT(times_in("The envoys met on 6 Nov, 2023 in Senn."), ElementsAre("6 Nov, 2023 = 2023-11-06"));
  EXPECT_THAT(times_in("The envoys met on November 6th, 2023."), ElementsAre("November 6th, 2023 = 2023-11-06"));
  EXPECT_THAT(times_in("Dated 2023-11-06 in Marsk."), ElementsAre("2023-11-06 = 2023-11-06"));
  EXPECT_THAT(times_in("It began on Monday, 6 November."), ElementsAre("Monday, 6 November = 2023-11-06"));
}

TEST(TimeExpressions, AWeekdayIsTheLastOneIncludingTheDayItself) {
  EXPECT_THAT(times_in("She said on Tuesday that talks failed."), ElementsAre("Tuesday = 2023-11-07"));
  EXPECT_THAT(times_in("She said on Wednesday that talks failed."), ElementsAre("Wednesday = 2023-11-08"));
  EXPECT_THAT(times_in("She said on Thursday that talks failed."), ElementsAre("Thursday = 2023-11-02"));
}

TEST(TimeExpressions, AWeekdayToComeIsTheNextOne) {
  EXPECT_THAT(times_in("The delegations will meet on Thursday."), ElementsAre("Thursday = 2023-11-09"));
  EXPECT_THAT(times_in("They meet next Monday."), ElementsAre("next Monday = 2023-11-13"));
}

TEST(TimeExpressions, APartOfTheDayIsATime) {
  EXPECT_THAT(times_in("Shells fell on Tuesday morning."), ElementsAre("Tuesday morning = 2023-11-07TMO"));
  EXPECT_THAT(times_in("He left last night."), ElementsAre("last night = 2023-11-07TNI"));
  EXPECT_EQ(days_of("Shells fell on Tuesday morning."), "2023-11-07/2023-11-07");
}

TEST(TimeExpressions, UnitsMoveFromTheDayOfPublication) {
  EXPECT_THAT(times_in("Prices rose last week."), ElementsAre("last week = 2023-W44"));
  EXPECT_EQ(days_of("Prices rose last week."), "2023-10-30/2023-11-05");
  EXPECT_THAT(times_in("Two weeks ago the bridge fell."), ElementsAre("Two weeks ago = 2023-W43"));
  EXPECT_EQ(days_of("Three days ago the bridge fell."), "2023-11-05/2023-11-05");
  EXPECT_EQ(days_of("It was signed last year."), "2022-01-01/2022-12-31");
}

TEST(TimeExpressions, AMonthIsTheLastOne) {
  EXPECT_THAT(times_in("The war has gone on since June."), ElementsAre("June = 2023-06"));
  EXPECT_THAT(times_in("It broke out on February 24."), ElementsAre("February 24 = 2023-02-24"));
  EXPECT_THAT(times_in("They parted in December 2021."), ElementsAre("December 2021 = 2021-12"));
}

TEST(TimeExpressions, AMonthThatIsAWordNeedsCompany) {
  EXPECT_THAT(times_in("May I ask who won?"), IsEmpty());
  EXPECT_THAT(times_in("March on the capital, they cried."), IsEmpty());
  EXPECT_THAT(times_in("They left in May."), ElementsAre("May = 2023-05"));
}

TEST(TimeExpressions, SeasonsQuartersDecadesAndCenturies) {
  EXPECT_THAT(times_in("They fought last autumn."), ElementsAre("last autumn = 2022-FA"));
  EXPECT_THAT(times_in("Growth slowed in the third quarter of 2022."),
              ElementsAre("the third quarter of 2022 = 2022-Q3"));
  EXPECT_THAT(times_in("A treaty of the 1990s."), ElementsAre("the 1990s = 199"));
  EXPECT_THAT(times_in("A castle of the 19th century."), ElementsAre("the 19th century = 18"));
  EXPECT_THAT(times_in("The fall of the city came soon enough for spring water."), ElementsAre("soon = FUTURE_REF"));
}

TEST(TimeExpressions, DurationsAndSets) {
  EXPECT_THAT(times_in("After more than two years of war"), ElementsAre("more than two years = P2Y"));
  EXPECT_THAT(times_in("an 11-hour drive"), ElementsAre("11-hour = PT11H"));
  EXPECT_THAT(times_in("They shelled the port every day."), ElementsAre("every day = P1D"));
  EXPECT_THAT(times_in("Markets open on Tuesdays."), ElementsAre("Tuesdays = XXXX-WXX-2"));
}

TEST(TimeExpressions, ANumberIsNoYear) {
  EXPECT_THAT(times_in("More than 2000 people fled."), IsEmpty());
  EXPECT_THAT(times_in("It cost $2000 a piece."), IsEmpty());
  EXPECT_THAT(times_in("The 44-year-old driver was unhurt."), IsEmpty());
  EXPECT_THAT(times_in("It was signed in 2014."), ElementsAre("2014 = 2014"));
}

TEST(TimeExpressions, WithoutAPublicationDateThereIsAValueButNoDay) {
  EXPECT_THAT(times_in("She said on Tuesday that talks failed.", ""), ElementsAre("Tuesday = XXXX-WXX-2"));
  EXPECT_EQ(days_of("She said on Tuesday that talks failed.", ""), "none");
  EXPECT_EQ(days_of("Prices rose last week.", ""), "none");
  EXPECT_EQ(days_of("They met on 6 November 2023.", ""), "2023-11-06/2023-11-06");
}

TEST(TimeExpressions, AHistoryCountsFromTheYearToldLast) {
  EXPECT_THAT(times_in("In 1910 a revolt began.\nBy 1911 it had spread.\nIn May 1912 the king fled.\nIn June he "
                       "returned.\n"
                       "It ended in 1914."),
              ElementsAre("1910 = 1910", "1911 = 1911", "May 1912 = 1912-05", "June = 1912-06", "1914 = 1914"));
}

TEST(TimeExpressions, EarlyAndLateBelongToTheExpression) {
  EXPECT_THAT(times_in("By the end of 2022 it was over."), ElementsAre("the end of 2022 = 2022"));
  EXPECT_THAT(times_in("He came earlier this month."), ElementsAre("earlier this month = 2023-11"));
  EXPECT_THAT(times_in("in late September 2021"), ElementsAre("late September 2021 = 2021-09"));
}

TEST(TimeExpressions, AClockTimeTakesTheDayBesideIt) {
  EXPECT_THAT(times_in("It struck at 5:30 p.m. on Tuesday."), ElementsAre("5:30 p.m. on Tuesday = 2023-11-07T17:30"));
}

TEST(TimeExpressions, ExtentsStayInsideTheTextAndInOrder) {
  HandmadeText made("the the of 31 31 31 May may 2022-02-31 9999 a a half hour ago every other of last last next",
                    "2023-11-08");
  time_finder().find(made.document, made.analysis);
  std::uint32_t end = 0;
  for (const TimeExpression& time : made.analysis.times) {
    EXPECT_GE(time.span.begin, end);
    EXPECT_LT(time.span.begin, time.span.end);
    end = time.span.end;
  }
  EXPECT_LE(end, made.document.text.size());
}

}  // namespace
}  // namespace onrecord
