#include "store/record_store.h"

#include <gtest/gtest.h>

#include "sample_report.h"
#include "store/query/record_info.h"

namespace onrecord {
namespace {

SampleReport convoy_report() {
  SampleReport report("convoy.txt", "Tomas Arvell said \"we will never sign this paper\".\nThe convoy left Marsk.",
                      "2031-03-22");
  report.entity("Tomas Arvell", EntityKind::kPerson, {"Tomas Arvell"});
  report.statement("Tomas Arvell", "\"we will never sign this paper\"").issues = {"talks"};
  return report;
}

SampleReport bridge_report() {
  SampleReport report("bridge.txt", "Irena Dovic said that the bridge is open.", "2031-03-24");
  report.entity("Irena Dovic", EntityKind::kPerson, {"Irena Dovic"});
  report.statement("Irena Dovic", "the bridge is open");
  return report;
}

std::int64_t count_of(const std::string& path, const std::string& what) {
  auto store = RecordStore::open(path);
  if (!store) return -1;
  for (const auto& [name, count] : record_info((*store)->database()).counts) {
    if (name == what) return count;
  }
  return -1;
}

TEST(RecordStore, TheSameReportsGiveTheSameBytes) {
  SampleFolder folder;
  ASSERT_EQ(build_sample(folder.file("a.record"), {convoy_report(), bridge_report()}), "");
  ASSERT_EQ(build_sample(folder.file("b.record"), {convoy_report(), bridge_report()}), "");
  EXPECT_EQ(bytes_of(folder.file("a.record")), bytes_of(folder.file("b.record")));
}

TEST(RecordStore, BuildingAgainChangesNoByte) {
  SampleFolder folder;
  const std::string path = folder.file("a.record");
  ASSERT_EQ(build_sample(path, {convoy_report()}), "");
  const std::string before = bytes_of(path);
  ASSERT_EQ(build_sample(path, {convoy_report()}), "");
  EXPECT_EQ(bytes_of(path), before);
}

TEST(RecordStore, AddingAReportAddsOnlyItsOwnEntries) {
  SampleFolder folder;
  const std::string path = folder.file("a.record");
  ASSERT_EQ(build_sample(path, {convoy_report()}), "");
  ASSERT_EQ(build_sample(path, {convoy_report(), bridge_report()}), "");
  EXPECT_EQ(count_of(path, "documents"), 2);
  EXPECT_EQ(count_of(path, "statements"), 2);
}

TEST(RecordStore, ARebuildGivesTheBytesOfANewRecord) {
  SampleFolder folder;
  ASSERT_EQ(build_sample(folder.file("a.record"), {bridge_report()}), "");
  ASSERT_EQ(build_sample(folder.file("a.record"), {convoy_report()}, true), "");
  ASSERT_EQ(build_sample(folder.file("b.record"), {convoy_report()}), "");
  EXPECT_EQ(bytes_of(folder.file("a.record")), bytes_of(folder.file("b.record")));
}

TEST(RecordStore, WithoutCommitNothingIsThere) {
  SampleFolder folder;
  const std::string path = folder.file("a.record");
  {
    auto store = RecordStore::open_for_adding(path, sample_manifest(), false);
    ASSERT_TRUE(store.ok());
    (*store)->add({"k", "convoy.txt", "convoy.txt", "h"}, convoy_report().record);
  }
  EXPECT_TRUE(std::filesystem::is_empty(std::filesystem::path(path).parent_path()));
}

TEST(RecordStore, WithoutCommitAnAdditionIsGivenUp) {
  SampleFolder folder;
  const std::string path = folder.file("a.record");
  ASSERT_EQ(build_sample(path, {convoy_report()}), "");
  const std::string before = bytes_of(path);
  {
    auto store = RecordStore::open_for_adding(path, sample_manifest(), false);
    ASSERT_TRUE(store.ok());
    (*store)->add({"k", "bridge.txt", "bridge.txt", "h"}, bridge_report().record);
  }
  EXPECT_EQ(bytes_of(path), before);
}

TEST(RecordStore, AnotherLexiconNeedsARebuild) {
  SampleFolder folder;
  const std::string path = folder.file("a.record");
  ASSERT_EQ(build_sample(path, {convoy_report()}), "");
  Manifest other = sample_manifest();
  other.lexicon_hash = "lexicon-2";
  EXPECT_NE(build_sample(path, {bridge_report()}, false, other).find("--rebuild"), std::string::npos);
  EXPECT_EQ(count_of(path, "documents"), 1);
  EXPECT_EQ(build_sample(path, {bridge_report()}, true, other), "");
}

TEST(RecordStore, AFileThatIsNoRecordIsLeftAlone) {
  SampleFolder folder;
  const std::string path = folder.file("thesis.txt");
  std::ofstream(path) << std::string(5000, 'x');
  EXPECT_NE(build_sample(path, {convoy_report()}), "");
  EXPECT_NE(build_sample(path, {convoy_report()}, true), "");
  EXPECT_EQ(bytes_of(path), std::string(5000, 'x'));
  EXPECT_FALSE(RecordStore::open(path).ok());
}

TEST(RecordStore, TwoBuildsOfOneRecordDoNotMix) {
  SampleFolder folder;
  const std::string path = folder.file("a.record");
  auto first = RecordStore::open_for_adding(path, sample_manifest(), false);
  ASSERT_TRUE(first.ok());
  auto second = RecordStore::open_for_adding(path, sample_manifest(), false);
  ASSERT_FALSE(second.ok());
  EXPECT_NE(second.error().message.find("another build"), std::string::npos);
}

TEST(RecordStore, ASentenceIsFoundByItsWords) {
  SampleRecord record({convoy_report(), bridge_report()});
  Sql search(record.database(), "SELECT rowid, words FROM sentence_search WHERE sentence_search MATCH 'convoy'");
  ASSERT_TRUE(search.step());
  EXPECT_EQ(search.string(1), "The convoy left Marsk.");
  EXPECT_FALSE(search.step());
}

}  // namespace
}  // namespace onrecord
