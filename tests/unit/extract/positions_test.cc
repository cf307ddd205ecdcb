#include "extract/positions/positions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../read_record.h"

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing_support::record_of;

// Each position as "actor issue stance basis".
std::vector<std::string> positions_in(std::string_view text) {
  std::vector<std::string> shown;
  for (const Position& position : record_of(text).positions) {
    shown.push_back(position.actor + " " + position.issue + " " + name_of(position.stance) + " " +
                    name_of(position.stated_by));
  }
  return shown;
}

TEST(Positions, ReadinessOfTheSpeakerIsAcceptance) {
  EXPECT_THAT(positions_in("“We are prepared for talks,” Irena Dovic said."),
              ElementsAre("Irena Dovic talks accepts own"));
}

TEST(Positions, ReadinessOfAnotherIsJudgedAndNoStance) {
  EXPECT_THAT(positions_in("Tomas Arvell said that Irena Dovic was ready for talks."), IsEmpty());
}

TEST(Positions, ARefusalToldByAnotherIsAttributed) {
  EXPECT_THAT(positions_in("Tomas Arvell said that Irena Dovic opposed a ceasefire."),
              ElementsAre("Irena Dovic ceasefire rejects attributed"));
}

TEST(Positions, ANegatedAbilityIsARejection) {
  EXPECT_THAT(positions_in("“We cannot give up our territory,” Irena Dovic said."),
              ElementsAre("Irena Dovic territory rejects own"));
}

TEST(Positions, ADeniedRejectionLeavesTheQuestionOpen) {
  EXPECT_THAT(positions_in("Tomas Arvell said he did not rule out a ceasefire."),
              ElementsAre("Tomas Arvell ceasefire undecided own"));
}

TEST(Positions, AConditionMakesAStanceConditional) {
  const DocumentRecord record =
      record_of("Tomas Arvell said he would accept a ceasefire if Karthia released the prisoners.");
  ASSERT_EQ(record.positions.size(), 1u);
  EXPECT_EQ(record.positions[0].stance, Stance::kConditional);
  EXPECT_EQ(record.positions[0].condition, "if Karthia released the prisoners");
}

TEST(Positions, WouldIsAFutureWhereItIsToldIndirectly) {
  EXPECT_THAT(positions_in("Tomas Arvell said he would sign a ceasefire."),
              ElementsAre("Tomas Arvell ceasefire accepts own"));
}

TEST(Positions, WhatCannotBeImaginedIsNotWanted) {
  EXPECT_THAT(positions_in("Tomas Arvell said he could not imagine a situation in which he would meet Irena Dovic."),
              ElementsAre("Tomas Arvell talks rejects own"));
}

TEST(Positions, WhatIsOnlyATopicIsNoPosition) {
  EXPECT_THAT(positions_in("“We welcome the soldiers from the territory,” Irena Dovic said."), IsEmpty());
}

TEST(Positions, AHeadlineFillsNoCell) {
  DocumentRecord record;
  record.document.text = "Karthia rejects a ceasefire";
  record.document.blocks.push_back({{0, static_cast<std::uint32_t>(record.document.text.size())}, BlockKind::kTitle});
  testing_support::example_stages().process(record, nullptr);
  EXPECT_TRUE(record.positions.empty());
}

}  // namespace
}  // namespace onrecord
