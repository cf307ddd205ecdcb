#include "extract/statements/statements.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../read_record.h"

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing_support::record_of;

// Each statement (no attitude) as `speaker: words`, the pieces of its content parted by " | ".
std::vector<std::string> said_in(std::string_view text) {
  std::vector<std::string> shown;
  const DocumentRecord record = record_of(text);
  for (const Statement& statement : record.statements) {
    if (statement.type == StatementType::kAttitude) continue;
    std::string line = statement.speaker.value_or("-") + ":";
    for (const TextSpan span : statement.content_spans) {
      line += (line.back() == ':' ? " " : " | ") + std::string(slice(record.document.text, span));
    }
    shown.push_back(line);
  }
  return shown;
}

Statement only_statement(std::string_view text) {
  const DocumentRecord record = record_of(text);
  EXPECT_EQ(record.statements.size(), 1u) << text;
  return record.statements.empty() ? Statement{} : record.statements.front();
}

TEST(Statements, IndirectSpeechWithThat) {
  EXPECT_THAT(said_in("President Tomas Arvell said that Veldania would never give up the valley."),
              ElementsAre("Tomas Arvell: Veldania would never give up the valley"));
}

TEST(Statements, TheCueBehindAQuotation) {
  EXPECT_THAT(said_in("“We will not leave the valley,” Tomas Arvell told reporters in Marsk."),
              ElementsAre("Tomas Arvell: “We will not leave the valley,”"));
}

TEST(Statements, AccordingToNamesTheSpeaker) {
  EXPECT_THAT(said_in("According to Irena Dovic, the talks have failed."),
              ElementsAre("Irena Dovic: the talks have failed"));
}

TEST(Statements, ATurnGoesOnInTheNextParagraph) {
  EXPECT_THAT(said_in("“We sleep in cellars,” Irena Dovic said.\n\n“We want peace and we want it now.”"),
              ElementsAre("Irena Dovic: “We sleep in cellars,”", "Irena Dovic: “We want peace and we want it now.”"));
}

TEST(Statements, AQuotationOverTwoParagraphsIsOneStatement) {
  EXPECT_THAT(said_in("“We sleep in cellars. It is hard.\n\n“We want peace,” Irena Dovic said."),
              ElementsAre("Irena Dovic: “We sleep in cellars. It is hard. | “We want peace,”"));
}

TEST(Statements, AQuotationBehindAColonIsATurnOfItsOwn) {
  const auto said = said_in("Tomas Arvell said that there was no date: “There will be many stages.”");
  EXPECT_THAT(said, ElementsAre("Tomas Arvell: there was no date", "Tomas Arvell: “There will be many stages.”"));
}

TEST(Statements, SilenceIsNoStatement) {
  EXPECT_THAT(said_in("Tomas Arvell declined to comment."), IsEmpty());
  EXPECT_THAT(said_in("Irena Dovic did not say when the talks would begin."), IsEmpty());
}

TEST(Statements, ScareQuotesAreNoStatement) {
  EXPECT_THAT(said_in("The so-called “hot line” between the capitals was cut in spring."), IsEmpty());
}

TEST(Statements, WordsWithoutMarksAreNeverDirect) {
  EXPECT_EQ(only_statement("Tomas Arvell said that the war was over.").kind, StatementKind::kIndirect);
  EXPECT_EQ(only_statement("Tomas Arvell said that the war was “a thing of the past”.").kind, StatementKind::kMixed);
  EXPECT_EQ(only_statement("“The war is over now,” Tomas Arvell said.").kind, StatementKind::kDirect);
}

TEST(Statements, DenialsAndConditionsAreMarked) {
  EXPECT_TRUE(only_statement("Irena Dovic said that Karthia would not attend.").negated);
  const DocumentRecord record = record_of("Irena Dovic said that she would attend if the shelling stopped.");
  ASSERT_EQ(record.statements.size(), 1u);
  ASSERT_TRUE(record.statements[0].condition_span);
  EXPECT_EQ(slice(record.document.text, *record.statements[0].condition_span), "if the shelling stopped");
}

TEST(Statements, AClauseIsSurerThanAThingThatIsJudged) {
  const double clause =
      only_statement("President Tomas Arvell said that Veldania would never give up the valley.").confidence;
  const double thing = only_statement("Irena Dovic welcomed the ceasefire.").confidence;
  EXPECT_GT(clause, thing);
  EXPECT_GT(thing, 0.5);
  EXPECT_LT(clause, 1);
}

TEST(Statements, WhatGoesOnIsRatedByItsTurn) {
  const DocumentRecord sure =
      record_of("“We sleep in cellars,” Irena Dovic said.\n\n“We want peace and we want it now.”");
  ASSERT_EQ(sure.statements.size(), 2u);
  EXPECT_GT(sure.statements[1].confidence, 0.8);
}

TEST(Statements, WithoutADateOfTheReportNothingIsDated) {
  const DocumentRecord record = record_of("Tomas Arvell said that the war was over.", false);
  ASSERT_EQ(record.statements.size(), 1u);
  EXPECT_FALSE(record.statements[0].when);
  EXPECT_EQ(record.statements[0].when_basis, DateBasis::kNone);
}

TEST(Statements, IdsComeFromTheContent) {
  const std::string text = "Tomas Arvell said that the war was over.";
  EXPECT_EQ(only_statement(text).id, only_statement(text).id);
  EXPECT_NE(only_statement(text).id, only_statement("Tomas Arvell said that the war was lost.").id);
}

TEST(Statements, TextThatNobodySpeaksYieldsNone) {
  EXPECT_THAT(said_in("12 14 15 16\n17 18 19 20"), IsEmpty());
  EXPECT_THAT(said_in("((((((((((((((((((“““““““««««««««"), IsEmpty());
}

}  // namespace
}  // namespace onrecord
