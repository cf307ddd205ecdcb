#include "extract/figures/figures.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../handmade_analysis.h"
#include "language/time/time_expressions.h"

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing_support::HandmadeText;

const Lexicon& lexicon() {
  static const std::shared_ptr<Lexicon> opened = *Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
  return *opened;
}

std::vector<Figure> figures_of(HandmadeText& made, const std::vector<Statement>& statements = {}) {
  static const std::unique_ptr<TimeFinder> times = TimeFinder::open(lexicon()).value();
  static const std::unique_ptr<FigureExtractor> extractor = FigureExtractor::open(lexicon()).value();
  times->find(made.document, made.analysis);
  return extractor->extract(made.document, made.analysis, statements);
}

// Each figure as "low..high unit"; "~" if approximate, "-" for a bound that is not stated.
std::vector<std::string> figures_in(std::string_view text) {
  HandmadeText made(text, "2023-11-08");
  std::vector<std::string> shown;
  for (const Figure& figure : figures_of(made)) {
    const auto show = [](std::optional<double> bound) { return bound ? fmt::format("{}", *bound) : "-"; };
    shown.push_back(
        fmt::format("{}{}..{} {}", figure.approx ? "~" : "", show(figure.low), show(figure.high), figure.unit));
  }
  return shown;
}

TEST(Figures, OnlyStatedBoundsAreGiven) {
  EXPECT_THAT(figures_in("More than 7,000 soldiers were killed."), ElementsAre("7000..- person killed"));
  EXPECT_THAT(figures_in("Nearly 300 civilians were displaced."), ElementsAre("-..300 person displaced"));
  EXPECT_THAT(figures_in("Five or six soldiers came."), ElementsAre("5..6 person"));
  EXPECT_THAT(figures_in("Some 200 refugees came."), ElementsAre("~200..200 person"));
  EXPECT_THAT(figures_in("They lost 100,000 to 120,000 soldiers."), ElementsAre("100000..120000 person"));
}

TEST(Figures, AVagueQuantityHasNoNumber) {
  EXPECT_THAT(figures_in("Dozens killed in Marsk."), ElementsAre("~-..- person killed"));
  EXPECT_THAT(figures_in("Barely a few thousand civilians remained."), ElementsAre("~-..- person"));
}

TEST(Figures, NumbersInWordsAndWithScales) {
  EXPECT_THAT(figures_in("Thirty-one thousand soldiers were killed."), ElementsAre("31000..31000 person killed"));
  EXPECT_THAT(figures_in("It took in three-and-a-half million refugees."), ElementsAre("3500000..3500000 person"));
}

TEST(Figures, SharesAndMoney) {
  EXPECT_THAT(figures_in("It ran at 20 per cent of capacity."), ElementsAre("20..20 percent"));
  EXPECT_THAT(figures_in("Lumeria sent $5bn and 85% of it was lost."),
              ElementsAre("5000000000..5000000000 USD", "85..85 percent"));
  EXPECT_THAT(figures_in("They paid 2 million euros."), ElementsAre("2000000..2000000 EUR"));
}

TEST(Figures, DatesAgesOrdinalsAndNamesAreNone) {
  EXPECT_THAT(figures_in("On 6 November 2023 at 19:30 the third of them left."), IsEmpty());
  EXPECT_THAT(figures_in("The 44-year-old driver left in 2014."), IsEmpty());
  EXPECT_THAT(figures_in("An S-400 stood in room 12 near the G7 under article 5."), IsEmpty());
  EXPECT_THAT(figures_in("Senn beat Marsk 3-1."), IsEmpty());
}

TEST(Figures, ASmallCountThatIsKnownClaimsNothing) {
  EXPECT_THAT(figures_in("The two sides met."), IsEmpty());
  EXPECT_THAT(figures_in("One of the ministers left."), IsEmpty());
}

TEST(Figures, ALengthOfTimeIsAFigureButADateIsNot) {
  EXPECT_THAT(figures_in("It was shelled for over seven months."), ElementsAre("7..- month"));
  EXPECT_THAT(figures_in("It was shelled seven months ago."), IsEmpty());
}

TEST(Figures, TheClaimantIsTheSpeakerOfTheInnermostStatement) {
  const std::string text = "Arvell said Dovic said 500 soldiers died, while 20 soldiers left.";
  HandmadeText made(text);
  Statement outer, inner;
  outer.id = "S-1";
  outer.speaker = "Tomas Arvell";
  outer.content_spans = {{12, 40}};
  inner.id = "S-2";
  inner.speaker = "Irena Dovic";
  inner.reported_by = "Tomas Arvell";
  inner.content_spans = {{23, 40}};
  const std::vector<Figure> figures = figures_of(made, {outer, inner});
  ASSERT_EQ(figures.size(), 2u);
  EXPECT_EQ(figures[0].claimed_by, "Irena Dovic");
  EXPECT_EQ(figures[0].reported_by, "Tomas Arvell");
  EXPECT_EQ(figures[0].statement_id, "S-2");
  EXPECT_EQ(figures[1].claimed_by, "narrator");
}

TEST(Figures, TheSpanHoldsTheBoundAndWhatIsCounted) {
  HandmadeText made("They counted more than 7,000 soldiers there.");
  const std::vector<Figure> figures = figures_of(made);
  ASSERT_EQ(figures.size(), 1u);
  EXPECT_EQ(slice(made.document.text, figures[0].span), "more than 7,000 soldiers");
  EXPECT_EQ(figures[0].what, "soldiers");
}

}  // namespace
}  // namespace onrecord
