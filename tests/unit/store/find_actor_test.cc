#include "store/query/find_actor.h"

#include <gtest/gtest.h>

#include "sample_report.h"

namespace onrecord {
namespace {

SampleReport first_report() {
  SampleReport report("a.txt",
                      "Tomas Arvell said no. Tomás Arvell's aides left. Veldania waited. Veldania said it would.");
  report.entity("Tomas Arvell", EntityKind::kPerson, {"Tomas Arvell", "Tomás Arvell"});
  report.entity("Veldania", EntityKind::kPlace, {"Veldania"});
  report.entity("Veldania (government)", EntityKind::kOrganisation, {"Veldania"});
  report.statement("Tomas Arvell", "no");
  report.statement("Veldania (government)", "it would");
  return report;
}

TEST(FindActor, EverySpellingOfTheRecordFindsThePerson) {
  SampleRecord record({first_report()});
  for (const char* typed : {"Tomas Arvell", "tomas arvell", "Tomás Arvell", "Arvell", "ARVELL"}) {
    const ActorSearch search = find_actor(record.database(), typed, ActorRole::kSpeaker);
    ASSERT_TRUE(search.found) << typed;
    EXPECT_EQ(search.found->name, "Tomas Arvell");
    EXPECT_EQ(search.found->entries, 1);
  }
}

TEST(FindActor, OfACountryAndItsGovernmentTheOneThatSpokeIsMeant) {
  SampleRecord record({first_report()});
  const ActorSearch search = find_actor(record.database(), "Veldania", ActorRole::kSpeaker);
  ASSERT_TRUE(search.found);
  EXPECT_EQ(search.found->name, "Veldania (government)");
}

TEST(FindActor, TwoPersonsOfOneSurnameAreNotDecided) {
  SampleReport other("b.txt", "Mila Arvell said yes.");
  other.entity("Mila Arvell", EntityKind::kPerson, {"Mila Arvell"});
  other.statement("Mila Arvell", "yes");
  SampleRecord record({first_report(), other});
  const ActorSearch search = find_actor(record.database(), "Arvell", ActorRole::kSpeaker);
  EXPECT_FALSE(search.found);
  EXPECT_EQ(search.candidates.size(), 2u);
  EXPECT_TRUE(find_actor(record.database(), "Mila Arvell", ActorRole::kSpeaker).found);
}

TEST(FindActor, AShortNameInAnotherReportIsTheSamePerson) {
  SampleReport other("b.txt", "Tomas Arvell spoke. Arvell said yes.");
  other.entity("Tomas Arvell", EntityKind::kPerson, {"Tomas Arvell", "Arvell"});
  SampleReport third("c.txt", "Arvell said perhaps.");
  third.entity("Arvell", EntityKind::kPerson, {"Arvell"});
  third.statement("Arvell", "perhaps");
  SampleRecord record({first_report(), other, third});
  const ActorSearch search = find_actor(record.database(), "Tomas Arvell", ActorRole::kSpeaker);
  ASSERT_TRUE(search.found);
  EXPECT_EQ(search.found->entries, 2);
}

TEST(FindActor, AShortNameThatTwoBearIsNeither) {
  SampleReport other("b.txt", "Mila Arvell spoke. Arvell said yes. Tomas Arvell and Arvell left.");
  other.entity("Mila Arvell", EntityKind::kPerson, {"Mila Arvell", "Arvell"});
  other.entity("Tomas Arvell", EntityKind::kPerson, {"Tomas Arvell", "Arvell"});
  SampleReport third("c.txt", "Arvell said perhaps.");
  third.entity("Arvell", EntityKind::kPerson, {"Arvell"});
  third.statement("Arvell", "perhaps");
  SampleRecord record({other, third});
  EXPECT_EQ(find_actor(record.database(), "Mila Arvell", ActorRole::kSpeaker).found->entries, 0);
}

TEST(FindActor, ANameNobodyBearsGetsTheNearest) {
  SampleRecord record({first_report()});
  const ActorSearch search = find_actor(record.database(), "Tomas Arkell", ActorRole::kSpeaker);
  EXPECT_FALSE(search.found);
  EXPECT_TRUE(search.candidates.empty());
  EXPECT_EQ(search.nearest, "Tomas Arvell");
}

}  // namespace
}  // namespace onrecord
