#include "extract/statements/issues.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../handmade_analysis.h"

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing_support::HandmadeText;

const IssueClassifier& issue_classifier() {
  static const std::shared_ptr<Lexicon> lexicon = *Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
  static const std::unique_ptr<IssueClassifier> classifier = IssueClassifier::open(*lexicon).value();
  return *classifier;
}

std::vector<std::string> issues_of(std::string_view text) {
  const HandmadeText made(text);
  return issue_classifier().classify(made.document, made.analysis, {{0, static_cast<std::uint32_t>(text.size())}});
}

TEST(IssueClassifier, TheLongerTermWinsOverTheOneInsideIt) {
  EXPECT_THAT(issues_of("Karthia wants every prisoner of war to come home"), ElementsAre("prisoners"));
  EXPECT_THAT(issues_of("They discussed the nuclear deal"), ElementsAre("nuclear"));
}

TEST(IssueClassifier, TheHeaviestIssueStandsFirst) {
  EXPECT_THAT(issues_of("A ceasefire and a truce must come before peace negotiations"),
              ElementsAre("ceasefire", "talks"));
}

TEST(IssueClassifier, WhatIsAboutNoneIsOther) {
  EXPECT_THAT(issues_of("My daughter studies in Marsk"), ElementsAre("other"));
  EXPECT_THAT(issues_of(""), ElementsAre("other"));
}

TEST(IssueClassifier, ASentenceWithoutTermsIsAboutWhatWasSaidBefore) {
  const std::string text = "Veldania rejected peace talks.\nWe do not believe them, he said.";
  const HandmadeText made(text);
  EXPECT_THAT(issue_classifier().classify(made.document, made.analysis, {{31, 51}}), ElementsAre("talks"));
}

TEST(IssueClassifier, AHyphenIsASpace) {
  EXPECT_THAT(issues_of("a two-state solution"), ElementsAre("territory"));
  EXPECT_THAT(issues_of("a two state solution"), ElementsAre("territory"));
}

TEST(IssueClassifier, HitsCarryTheirDetailAndPlace) {
  const HandmadeText made("They agreed on a prisoner exchange");
  const std::vector<IssueHit> hits = issue_classifier().find(made.document, made.analysis).hits;
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(slice(made.document.text, hits[0].span), "prisoner exchange");
  EXPECT_EQ(hits[0].detail, "exchange");
}

TEST(IssueClassifier, AUsersTermNeedsNoWeight) {
  auto lexicon = *Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
  ASSERT_TRUE(lexicon->add_user_file("mine.tsv", "# table\tissues\nterm\tissue\nferry link\tferries\n"));
  const auto classifier = IssueClassifier::open(*lexicon).value();
  const HandmadeText made("The ferry link must open");
  EXPECT_THAT(classifier->classify(made.document, made.analysis, {{0, 24}}), ElementsAre("ferries"));
}

TEST(IssueClassifier, AWeightThatIsNoNumberIsAnError) {
  auto lexicon = *Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
  ASSERT_TRUE(lexicon->add_user_file("mine.tsv", "# table\tissues\nterm\tissue\tweight\nferry\tferries\theavy\n"));
  EXPECT_FALSE(IssueClassifier::open(*lexicon));
}

}  // namespace
}  // namespace onrecord
