#include "extract/events/events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../read_record.h"
#include "extract/events/action_lexicon.h"
#include "extract/events/claimant.h"

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing_support::record_of;

// Each event as "TYPE actor > target status".
std::vector<std::string> events_in(std::string_view text) {
  std::vector<std::string> shown;
  for (const Event& event : record_of(text).events) {
    shown.push_back(event.plover + " " + event.actor.value_or("-") + " > " + event.target.value_or("-") + " " +
                    name_of(event.status));
  }
  return shown;
}

TEST(Events, WhoMeetsWhom) {
  EXPECT_THAT(events_in("Tomas Arvell met Irena Dovic in Port Aram on Monday."),
              ElementsAre("CONSULT Tomas Arvell > Irena Dovic reported"));
  EXPECT_THAT(events_in("Veldania and Karthia exchanged prisoners on Monday."),
              ElementsAre("COOPERATE Veldania (government) > Karthia (government) reported"));
}

TEST(Events, ARefusalIsARejectionAndNoMeeting) {
  EXPECT_THAT(events_in("Tomas Arvell refused to meet Irena Dovic."),
              ElementsAre("REJECT Tomas Arvell > Irena Dovic reported"));
}

TEST(Events, WhatDidNotHappenIsNoEvent) {
  EXPECT_THAT(events_in("Tomas Arvell did not meet Irena Dovic."), IsEmpty());
}

TEST(Events, WhatIsToComeIsPlannedAndHasNoDateOfPublication) {
  const DocumentRecord record = record_of("Tomas Arvell will meet Irena Dovic in Port Aram.");
  ASSERT_EQ(record.events.size(), 1u);
  EXPECT_EQ(record.events[0].status, EventStatus::kPlanned);
  EXPECT_FALSE(record.events[0].date);
}

TEST(Events, TheDateIsThatOfTheClauseElseThatOfPublication) {
  const DocumentRecord told = record_of("Tomas Arvell met Irena Dovic on Monday.");
  ASSERT_EQ(told.events.size(), 1u);
  EXPECT_EQ(to_string(*told.events[0].date), "2031-04-28/2031-04-28");
  EXPECT_EQ(told.events[0].date_basis, DateBasis::kRelative);
  const DocumentRecord untold = record_of("Tomas Arvell met Irena Dovic.");
  ASSERT_EQ(untold.events.size(), 1u);
  EXPECT_EQ(untold.events[0].date_basis, DateBasis::kPublished);
}

TEST(Events, WhatASpeakerTellsIsClaimedByHim) {
  const DocumentRecord record = record_of("Tomas Arvell said that Karthia had attacked Gorna.");
  ASSERT_EQ(record.events.size(), 1u);
  EXPECT_EQ(record.events[0].status, EventStatus::kClaimed);
  EXPECT_EQ(record.events[0].claimed_by, "Tomas Arvell");
}

TEST(ActionLexicon, AnUnknownKindIsAnErrorThatNamesIt) {
  auto lexicon = *Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
  ASSERT_TRUE(lexicon->add_user_file("mine.tsv", "# table\tactions\nkind\tlemma\nx\tdance\n"));
  const auto opened = ActionLexicon::open(*lexicon);
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().message, testing::HasSubstr("dance"));
}

TEST(ActionLexicon, AUsersVerbIsAnAction) {
  auto lexicon = *Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
  ASSERT_TRUE(
      lexicon->add_user_file("mine.tsv", "# table\tactions\nkind\tlemma\ttarget\tplover\nv\tserenade\tobj\tSUPPORT\n"));
  const auto opened = ActionLexicon::open(*lexicon).value();
  ASSERT_EQ(opened->rows("serenade").size(), 1u);
  EXPECT_EQ(opened->rows("serenade")[0].plover, "SUPPORT");
}

TEST(ClaimantIndex, TheInnermostContentDecides) {
  std::vector<Statement> statements(3);
  statements[0].content_spans = {{0, 100}};
  statements[1].content_spans = {{20, 60}};
  statements[2].content_spans = {{25, 30}, {200, 210}};
  const ClaimantIndex index(statements);
  EXPECT_EQ(index.around({26, 28}), 2u);
  EXPECT_EQ(index.around({28, 40}), 1u);
  EXPECT_EQ(index.around({70, 71}), 0u);
  EXPECT_EQ(index.around({205, 206}), 2u);
  EXPECT_EQ(index.around({150, 151}), kNone32);
}

}  // namespace
}  // namespace onrecord
