#include "store/query/copies.h"

#include <gtest/gtest.h>

#include "base/hash.h"
#include "sample_report.h"
#include "store/link/copy_verdict.h"

namespace onrecord {
namespace {

// `sentences` sentences of ten words that no other `seed` has.
std::string made_text(int seed, int sentences, int from = 0) {
  std::string text;
  for (int i = from; i < from + sentences; ++i) {
    for (int word = 0; word < 10; ++word)
      text += "w" + content_id({std::to_string(seed * 10000 + i * 10 + word)}) + " ";
    text.back() = '.';
    text += "\n";
  }
  return text;
}

WordSequence words_of(const std::string& text) {
  WordSequence words;
  add_words(words, text, {0, static_cast<std::uint32_t>(text.size())});
  return words;
}

Overlap overlap_of_texts(const std::string& a, const std::string& b) {
  const WordSequence of_a = words_of(a), of_b = words_of(b);
  return overlap_of(of_a, of_b, shared_runs(of_a, of_b));
}

TEST(SharedRuns, AMovedPassageIsFoundOnce) {
  const std::string one = made_text(1, 3), two = made_text(2, 3);
  const Overlap overlap = overlap_of_texts(one + two, two + one);
  EXPECT_EQ(overlap.shared, 60u);
  EXPECT_EQ(overlap.longest, 30u);
  EXPECT_EQ(overlap.inner_a + overlap.outer_a + overlap.inner_b + overlap.outer_b, 0u);
}

TEST(SharedRuns, ATextThatRepeatsItselfIsMatchedAsOftenAsItStands) {
  std::string once = made_text(1, 1), often;
  for (int i = 0; i < 2000; ++i) often += once;
  const Overlap overlap = overlap_of_texts(often, once + made_text(2, 5) + once);
  EXPECT_EQ(overlap.shared, 20u);
  EXPECT_EQ(overlap_of_texts(often, often).shared, 20000u);
}

TEST(SharedRuns, AlteredWordsAndChangedNumbersAreCounted) {
  const Overlap overlap = overlap_of_texts("the fire in the old mill killed 12 people on the last night of the fair",
                                           "the fire in the old mill killed 14 people on the last night of the fair");
  EXPECT_EQ(overlap.altered_a, 1u);
  EXPECT_EQ(overlap.altered_b, 1u);
  EXPECT_EQ(overlap.changed_numbers, 1u);
  EXPECT_EQ(overlap.share_of_a(), 1.0);
}

TEST(JudgeCopy, TheVerdictIsTheSameFromBothSides) {
  const std::string whole = made_text(1, 20), part = made_text(1, 8);
  const ReportOrigin tribune{"aa", "2031-05-01", "2031-05-01", "Tribune", ""};
  const ReportOrigin echo{"bb", "2031-05-02", "2031-05-02", "Echo", ""};
  const CopyVerdict there = judge_copy(overlap_of_texts(whole, part), tribune, echo);
  const CopyVerdict back = judge_copy(overlap_of_texts(part, whole), echo, tribune);
  EXPECT_EQ(there.copy_class, CopyClass::kExcerpt);
  EXPECT_EQ(back.copy_class, CopyClass::kExcerpt);
  EXPECT_TRUE(there.a_is_origin);
  EXPECT_FALSE(back.a_is_origin);
}

TEST(JudgeCopy, ACreditLineOutweighsTheDays) {
  const std::string whole = made_text(1, 20);
  const ReportOrigin agency{"aa", "2031-05-02", "2031-05-02", "Northern Wire Agency", ""};
  const ReportOrigin paper{"bb", "2031-05-01", "2031-05-01", "Echo", "Northern Wire Agency"};
  const CopyVerdict verdict = judge_copy(overlap_of_texts(whole, whole), agency, paper);
  EXPECT_EQ(verdict.direction, CopyDirection::kCredit);
  EXPECT_TRUE(verdict.a_is_origin);
}

TEST(JudgeCopy, WithoutDaysAContainedReportComesFromTheLongerOne) {
  const CopyVerdict verdict =
      judge_copy(overlap_of_texts(made_text(1, 8), made_text(1, 20)), {"aa", "", "", "", ""}, {"bb", "", "", "", ""});
  EXPECT_EQ(verdict.direction, CopyDirection::kContainment);
  EXPECT_FALSE(verdict.a_is_origin);
}

TEST(JudgeCopy, ASharedQuotationAloneIsNoCopy) {
  const std::string quotation = "\"we will not give up one stone of this bridge to anybody who comes with guns\" ";
  EXPECT_EQ(class_by_words(overlap_of_texts(made_text(1, 12) + quotation, quotation + made_text(2, 12))),
            CopyClass::kQuotation);
  EXPECT_EQ(class_by_words(overlap_of_texts(made_text(1, 12), made_text(2, 12))), CopyClass::kNone);
}

TEST(Copies, DocumentsAddedLaterMeetTheEarlierOnes) {
  SampleFolder folder;
  const std::string path = folder.file("a.record");
  const SampleReport first("first.txt", made_text(1, 20), "2031-05-01");
  const SampleReport second("second.txt", made_text(1, 20) + made_text(3, 1), "2031-05-02");
  const SampleReport other("other.txt", made_text(2, 20), "2031-05-02");
  ASSERT_EQ(build_sample(path, {second, other}), "");
  ASSERT_EQ(build_sample(path, {second, other, first}), "");
  const auto store = RecordStore::open(path);
  ASSERT_TRUE(store.ok());
  const std::vector<CopyRow> rows = find_copies((*store)->database(), {});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].origin.file, "first.txt");
  EXPECT_EQ(rows[0].copy.file, "second.txt");
  EXPECT_EQ(rows[0].copy_class, "same");
}

TEST(Copies, AHundredReportsOfTheSameWordsAreListedFromTheFirst) {
  SampleFolder folder;
  std::vector<SampleReport> reports;
  for (int i = 0; i < 100; ++i) reports.emplace_back(std::to_string(i) + ".txt", made_text(1, 20));
  ASSERT_EQ(build_sample(folder.file("a.record"), reports), "");
  const auto store = RecordStore::open(folder.file("a.record"));
  EXPECT_EQ(find_copies((*store)->database(), {}).size(), 99u);
}

}  // namespace
}  // namespace onrecord
