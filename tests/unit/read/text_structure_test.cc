#include "read/metadata/text_structure.h"
#include "read/metadata/printed_date.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord {
namespace {

using ::testing::ElementsAre;

constexpr const char* kLong = "President Irena Dovic told reporters in Senn on Friday that talks would go on.";

const Furniture& furniture() {
  static const std::shared_ptr<const Furniture> shared = [] {
    auto lexicon = Lexicon::open(std::string{ONRECORD_DATA_DIR} + "/lexicon.bin");
    return Furniture::from(**lexicon);
  }();
  return *shared;
}

Document structure(const std::string& text) {
  Document document;
  document.text = text;
  EXPECT_TRUE(find_text_structure(document, furniture()));
  return document;
}

// One word per block, with the reason of boilerplate.
std::vector<std::string> kinds(const Document& document) {
  static const char* const kNames[] = {"paragraph", "title", "heading", "summary", "item", "caption", "?", "date"};
  std::vector<std::string> out;
  for (const Block& block : document.blocks) {
    std::string name = kNames[static_cast<int>(block.kind)];
    if (block.kind == BlockKind::kBoilerplate) {
      for (const BoilerplateSpan& span : document.boilerplate) {
        if (span.span == block.span) name = span.why;
      }
    }
    out.push_back(name);
  }
  return out;
}

std::string lines(std::initializer_list<std::string> all) {
  std::string text;
  for (const std::string& line : all) text += line + "\n";
  return text;
}

TEST(TextStructure, EachLineIsAParagraph) {
  EXPECT_THAT(kinds(structure(lines({kLong, kLong}))), ElementsAre("paragraph", "paragraph"));
}

TEST(TextStructure, LinesWrappedAtAWidthAreJoined) {
  const Document document = structure(
      "President Irena Dovic told reporters in Senn\n"
      "on Friday that talks with Veldania would go\n"
      "on after the holiday, and that no date was\n"
      "set for a meeting.\n"
      "\n"
      "Her counterpart Tomas Arvell had said before\n"
      "that he saw no ground for a meeting as long\n"
      "as troops of Karthia stood on the river, and\n"
      "that the time for talks was over.\n");
  ASSERT_THAT(kinds(document), ElementsAre("paragraph", "paragraph"));
  EXPECT_EQ(slice(document.text, document.blocks[0].span).substr(0, 50),
            "President Irena Dovic told reporters in Senn\non Fr");
}

TEST(TextStructure, ALongFirstSentenceIsNoTitle) {
  const Document document = structure(lines({kLong, kLong}));
  EXPECT_FALSE(document.title);
}

TEST(TextStructure, TheFirstShortLineWithoutFullStopIsTheTitle) {
  const Document document = structure(lines({"Dovic sees no ground for talks", kLong, kLong}));
  EXPECT_EQ(document.title, "Dovic sees no ground for talks");
  EXPECT_EQ(document.title_basis, Basis::kText);
  EXPECT_THAT(kinds(document), ElementsAre("title", "paragraph", "paragraph"));
}

TEST(TextStructure, ATitleWithAFullStopIsKnownByTheDatelineAfterIt) {
  const Document document =
      structure(lines({"Dovic sees no ground for talks.", std::string{"SENN, Karthia (LNA) — "} + kLong, kLong}));
  EXPECT_EQ(document.title, "Dovic sees no ground for talks.");
}

TEST(TextStructure, ASectionLabelGluedToTheHeadlineIsCutOff) {
  const Document document =
      structure(lines({"WorldDovic sees no ground for talks", "", "Dovic sees no ground for talks", "", kLong}));
  EXPECT_EQ(document.title, "Dovic sees no ground for talks");
  EXPECT_THAT(kinds(document), ElementsAre("section", "title", "paragraph"));
}

TEST(TextStructure, AGluedLabelIsCutOffWhereTheHeadlineDoesNotRecur) {
  const Document document = structure(lines({"PoliticsDovic sees no ground for talks", kLong}));
  EXPECT_EQ(document.title, "Dovic sees no ground for talks");
  EXPECT_EQ(document.title_span, (TextSpan{8, 38}));
  ASSERT_EQ(document.boilerplate.size(), 1u);
  EXPECT_EQ(document.boilerplate[0].span, (TextSpan{0, 8}));
}

TEST(TextStructure, ARepeatedHeadlineIsBoilerplateAndWhatStandsBetweenIsTheStandFirst) {
  EXPECT_THAT(kinds(structure(lines({"Dovic sees no ground for talks",
                                     "The president of Karthia will not travel to Marsk this year.",
                                     "Dovic sees no ground for talks", kLong}))),
              ElementsAre("title", "summary", "repeated-title", "paragraph"));
}

TEST(TextStructure, APrintedDateIsThePublicationDateAndTheUpdateIsNot) {
  const Document document =
      structure(lines({"Dovic sees no ground for talks", "6 Mar, 2024 07:57 / Updated 1 year ago", kLong}));
  ASSERT_TRUE(document.published);
  EXPECT_EQ(to_string(*document.published), "2024-03-06/2024-03-06");
  EXPECT_EQ(document.published_basis, Basis::kText);
  ASSERT_EQ(document.boilerplate.size(), 1u);
  EXPECT_EQ(slice(document.text, document.boilerplate[0].span), "/ Updated 1 year ago");
  EXPECT_EQ(document.boilerplate[0].why, "update-note");
}

TEST(TextStructure, ADateWithinASentenceIsNoPublicationDate) {
  const Document document =
      structure(lines({"Dovic sees no ground for talks",
                       "Dovic took office on 6 March 2021 after an election that her party won.", kLong}));
  EXPECT_FALSE(document.published);
}

TEST(TextStructure, ReadMoreTakesTheForeignHeadlinesUntilTheTextResumes) {
  EXPECT_THAT(kinds(structure(lines({kLong, "Read more:", "Arvell ‘will not yield’, says aide",
                                     "Who is mediating between Senn and Marsk?", kLong}))),
              ElementsAre("paragraph", "related", "related", "related", "paragraph"));
}

TEST(TextStructure, ReadMoreWithAHeadlineOnItsLineTakesNothingElse) {
  EXPECT_THAT(kinds(structure(lines({kLong, "READ MORE: Arvell will not yield", "A hard winter", kLong}))),
              ElementsAre("paragraph", "related", "heading", "paragraph"));
}

TEST(TextStructure, AdvertisementsAndCommentsAreBoilerplate) {
  EXPECT_THAT(kinds(structure(lines({kLong, "Advertisement", kLong, "Comments"}))),
              ElementsAre("paragraph", "advert", "paragraph", "comments"));
}

TEST(TextStructure, ASentenceThatSpeaksOfCommentsIsNot) {
  EXPECT_THAT(kinds(structure(lines({kLong, "Comments by Arvell on the river drew a sharp answer from Senn.", kLong}))),
              ElementsAre("paragraph", "paragraph", "paragraph"));
}

TEST(TextStructure, ACopyrightLineNamesOutletAndYear) {
  const Document document = structure(
      lines({kLong, "©2024 Senn Herald Ltd. Visit herald.example. Distributed by Lumeria News Agency, LLC."}));
  EXPECT_THAT(kinds(document), ElementsAre("paragraph", "copyright"));
  EXPECT_EQ(document.outlet, "Senn Herald");
  EXPECT_EQ(document.outlet_basis, Basis::kText);
  EXPECT_EQ(to_string(*document.published), "2024-01-01/2024-12-31");
}

TEST(TextStructure, APrintedDateIsBetterThanACopyrightYear) {
  const Document document = structure(lines({"Dovic sees no ground for talks", "March 6, 2023", kLong,
                                             "Copyright 2024 The Senn Herald. All rights reserved."}));
  EXPECT_EQ(to_string(*document.published), "2023-03-06/2023-03-06");
  EXPECT_EQ(document.outlet, "The Senn Herald");
}

TEST(TextStructure, ShortLinesBetweenParagraphsAreHeadings) {
  EXPECT_THAT(kinds(structure(lines({kLong, "A hard winter", kLong, kLong}))),
              ElementsAre("paragraph", "heading", "paragraph", "paragraph"));
}

TEST(TextStructure, WhereShortLinesAreTheRuleNoneIsAHeading) {
  EXPECT_THAT(kinds(structure(lines({kLong, "The president said", "that no talks", "would be held", kLong}))),
              ElementsAre("paragraph", "paragraph", "paragraph", "paragraph", "paragraph"));
}

TEST(TextStructure, BylinesNameTheReporters) {
  const Document document = structure(lines({"Dovic sees no ground for talks", "By Jane Doe and Ivo Marr", kLong}));
  EXPECT_EQ(document.byline, "Jane Doe and Ivo Marr");
  EXPECT_EQ(structure(lines({"Dovic sees no ground for talks", "Jane Doe, Port Aram", kLong})).byline, "Jane Doe");
}

TEST(TextStructure, CaptionsCookiesAndShareLinesAreBoilerplate) {
  EXPECT_THAT(
      kinds(structure(lines({"We use cookies. See the settings to change this.", "Dovic sees no ground for talks",
                             "FILE PHOTO: Dovic in Senn. © Lumeria News", kLong, kLong, "Share this article:"}))),
      ElementsAre("cookie", "title", "caption", "paragraph", "paragraph", "share"));
}

TEST(TextStructure, HeadlinesLeftOverAtTheEndAreBoilerplate) {
  EXPECT_THAT(kinds(structure(lines({kLong, kLong, "Storm over the lowlands"}))),
              ElementsAre("paragraph", "paragraph", "trailing"));
}

TEST(TextStructure, ATextWithoutSentencesStaysAsItIs) {
  EXPECT_THAT(kinds(structure("Dovic rejects talks")), ElementsAre("paragraph"));
}

TEST(TextStructure, WhiteSpaceIsNoText) {
  Document document;
  document.text = " \n\t\r\n";
  EXPECT_FALSE(find_text_structure(document, furniture()));
}

TEST(FindPrintedDates, TheFormsOfNewsPages) {
  const auto day = [](std::string_view line) {
    const auto dates = find_printed_dates(line, furniture());
    return dates.empty() ? std::string{"-"} : to_string(dates[0].range.first);
  };
  EXPECT_EQ(day("6 Nov, 2023 07:57"), "2023-11-06");
  EXPECT_EQ(day("Tuesday, October 8, 2019"), "2019-10-08");
  EXPECT_EQ(day("WEDNESDAY, 22 JUNE 2022, 23:44"), "2022-06-22");
  EXPECT_EQ(day("Port Aram, Sept 3, 2022"), "2022-09-03");
  EXPECT_EQ(day("on the 1st of May 2020"), "2020-05-01");
  EXPECT_EQ(day("2024-03-02"), "2024-03-02");
  EXPECT_EQ(day("02.03.2024"), "2024-03-02");
  EXPECT_EQ(day("23/03/2024"), "2024-03-23");
  EXPECT_EQ(day("02/03/2024"), "-");  // March or February?
  EXPECT_EQ(day("31 Feb 2024"), "-");
  EXPECT_EQ(day("Mon, 06 Nov 2023 07:57:00 GMT"), "2023-11-06");
}

TEST(FindPrintedDates, AnUpdateIsMarkedAsOne) {
  const auto dates = find_printed_dates("Published 6 Nov 2023, last updated 7 Nov 2023", furniture());
  ASSERT_EQ(dates.size(), 2u);
  EXPECT_FALSE(dates[0].update);
  EXPECT_TRUE(dates[1].update);
}

}  // namespace
}  // namespace onrecord
