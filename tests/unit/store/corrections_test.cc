#include "store/link/corrections.h"

#include <gtest/gtest.h>

#include "sample_report.h"
#include "store/correct_record.h"
#include "store/query/entities.h"
#include "store/query/find_actor.h"
#include "store/query/statements.h"

namespace onrecord {
namespace {

SampleReport report(const std::string& file, const std::string& name, const std::string& words) {
  SampleReport report(file, name + " said " + words + ".", "2031-02-0" + std::string(1, file[0] - 'a' + '1'));
  report.entity(name, EntityKind::kPerson, {name});
  report.statement(name, words).speaker_span = report.span(name);
  return report;
}

class Corrections : public ::testing::Test {
 protected:
  void SetUp() override {
    path_ = folder_.file("a.record");
    ASSERT_EQ(build_sample(path_, {report("a.txt", "Mila Ferro", "one"), report("b.txt", "Mila Ferro", "two"),
                                   report("c.txt", "Nadia Kessel", "three")}),
              "");
  }

  std::vector<std::string> correct(const std::string& lines) {
    const auto done = correct_record(path_, "what\tsubject\tobject\twhere\n" + lines, "corrections.tsv");
    return done ? done->messages : std::vector<std::string>{done.error().message};
  }

  // Speaker of each statement, in the order of the documents.
  std::string speakers() {
    const auto store = RecordStore::open(path_);
    std::string names;
    for (const StatementRow& row : find_statements((*store)->database(), {}).rows) {
      names += (names.empty() ? "" : "; ") + row.speaker.value_or("-");
    }
    return names;
  }

  std::string path_;

 private:
  SampleFolder folder_;
};

TEST_F(Corrections, MergeMakesTheSecondTheFirst) {
  EXPECT_TRUE(correct("merge\tMila Ferro\tNadia Kessel\n").empty());
  EXPECT_EQ(speakers(), "Mila Ferro; Mila Ferro; Mila Ferro");
}

TEST_F(Corrections, SplitMakesTheNamedDocumentsAnothers) {
  EXPECT_TRUE(correct("split\tMila Ferro\tMila Ferro (rower)\tb.txt\n").empty());
  EXPECT_EQ(speakers(), "Mila Ferro; Mila Ferro (rower); Nadia Kessel");
}

TEST_F(Corrections, RenameIsFoundUnderBothNames) {
  EXPECT_TRUE(correct("rename\tNadia Kessel\tNadja Kesel\n").empty());
  const auto store = RecordStore::open(path_);
  for (const char* typed : {"Nadia Kessel", "Nadja Kesel"}) {
    const ActorSearch search = find_actor((*store)->database(), typed, ActorRole::kSpeaker);
    ASSERT_TRUE(search.found) << typed;
    EXPECT_EQ(search.found->name, "Nadja Kesel");
  }
}

TEST_F(Corrections, IsPointsAMentionAndWhatWasSaidThere) {
  EXPECT_TRUE(correct("is\tMila Ferro\tNadia Kessel\tb.txt:0-10\n").empty());
  EXPECT_EQ(speakers(), "Mila Ferro; Nadia Kessel; Nadia Kessel");
}

TEST_F(Corrections, IsSaysWhereItsWordsDoNotStand) {
  EXPECT_EQ(correct("is\tMila\tNadia Kessel\tb.txt:0-10\n"),
            std::vector<std::string>{"corrections.tsv:2: the words there are \"Mila Ferro\""});
}

TEST_F(Corrections, NotAPersonIsListedAsWhatItIs) {
  EXPECT_TRUE(correct("not-person\tNadia Kessel\tplace\n").empty());
  const auto store = RecordStore::open(path_);
  EntityQuestion places;
  places.kind = "place";
  EXPECT_EQ(find_entities((*store)->database(), places).size(), 1u);
}

TEST_F(Corrections, WithheldPersonsAreInNoAnswer) {
  EXPECT_TRUE(correct("withhold\tMila Ferro\n").empty());
  EXPECT_EQ(speakers(), "Nadia Kessel");
  const auto store = RecordStore::open(path_);
  Database& database = (*store)->database();
  EXPECT_TRUE(find_actor(database, "Mila Ferro", ActorRole::kAny).candidates.empty());
  for (const EntityRow& row : find_entities(database, {})) EXPECT_NE(row.name, "Mila Ferro");
  Sql texts(database, "SELECT text FROM document ORDER BY document");
  ASSERT_TRUE(texts.step());
  EXPECT_EQ(texts.text(0), "********** said one.");
  EXPECT_TRUE(database.error());
}

TEST_F(Corrections, TakingTheLinesAwayGivesTheBytesBack) {
  correct("");
  const std::string before = bytes_of(path_);
  correct("merge\tMila Ferro\tNadia Kessel\nsplit\tMila Ferro\tThe other\ta.txt\nwithhold\tThe other\n");
  EXPECT_FALSE(bytes_of(path_) == before);
  correct("");
  EXPECT_TRUE(bytes_of(path_) == before);
}

TEST_F(Corrections, TheOrderOfTwoFilesDecidesNothing) {
  correct("rename\tMila Ferro\tM.\n");
  correct("withhold\tNadia Kessel\n");
  const std::string second = bytes_of(path_);
  correct("");
  correct("withhold\tNadia Kessel\n");
  EXPECT_TRUE(bytes_of(path_) == second);
}

TEST_F(Corrections, SurviveAddingAndRebuilding) {
  correct("merge\tMila Ferro\tNadia Kessel\n");
  ASSERT_EQ(build_sample(path_, {report("d.txt", "Nadia Kessel", "four")}), "");
  EXPECT_EQ(speakers(), "Mila Ferro; Mila Ferro; Mila Ferro; Mila Ferro");
  ASSERT_EQ(build_sample(path_, {report("a.txt", "Mila Ferro", "one"), report("c.txt", "Nadia Kessel", "three")}, true),
            "");
  EXPECT_EQ(speakers(), "Mila Ferro; Mila Ferro");
}

TEST_F(Corrections, EachBadLineIsNamedAndTheOthersAreApplied) {
  const std::vector<std::string> messages = correct(
      "merge\tMila Ferro\tNobody Here\n"
      "join\tMila Ferro\tNadia Kessel\n"
      "rename\tMila Ferro\tM. Ferro\n"
      "rename\tMila Ferro\tMilla Ferro\n"
      "split\tNadia Kessel\tX\tz.txt\n");
  ASSERT_EQ(messages.size(), 4u);
  EXPECT_EQ(messages[0], "corrections.tsv:2: nobody called \"Nobody Here\" in the record");
  EXPECT_EQ(messages[1],
            "corrections.tsv:3: no correction \"join\"; there are merge, split, rename, is, not-person, withhold, "
            "same-story, other-story");
  EXPECT_EQ(messages[2], "corrections.tsv:5: renames whom corrections.tsv:4 names \"M. Ferro\"");
  EXPECT_EQ(messages[3], "corrections.tsv:6: no document \"z.txt\"");
  EXPECT_EQ(speakers(), "M. Ferro; M. Ferro; Nadia Kessel");
}

TEST_F(Corrections, MergingWhatIsSplitIsAConflict) {
  const auto messages = correct("split\tMila Ferro\tThe other\tb.txt\nmerge\tMila Ferro\tThe other\n");
  EXPECT_EQ(messages, std::vector<std::string>{"corrections.tsv:3: merges what corrections.tsv:2 splits"});
}

}  // namespace
}  // namespace onrecord
