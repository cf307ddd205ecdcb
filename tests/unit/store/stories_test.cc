#include "store/query/stories.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sample_report.h"
#include "store/link/average_linkage.h"

namespace onrecord {
namespace {

TEST(AverageLinkage, TheMostAlikeAreJoinedFirst) {
  // 0-1 and 2-3 are alike; 1-2 is a weak bridge, less than the limit once it is one of four pairs.
  const std::vector<Likeness> pairs{{0, 1, .8}, {1, 2, .5}, {2, 3, .9}};
  EXPECT_EQ(average_linkage(4, pairs, .3), (std::vector<std::uint32_t>{0, 0, 2, 2}));
  EXPECT_EQ(average_linkage(4, pairs, .1), (std::vector<std::uint32_t>{0, 0, 0, 0}));
}

TEST(AverageLinkage, WhatMustNotComeTogetherStaysApart) {
  const std::vector<Likeness> pairs{{0, 1, .9}, {0, 2, .8}, {1, 2, .8}};
  EXPECT_EQ(average_linkage(3, pairs, .3, {{0, 2, 0}}), (std::vector<std::uint32_t>{0, 0, 2}));
}

TEST(AverageLinkage, OfNothingIsNothing) {
  EXPECT_TRUE(average_linkage(0, {}, .5).empty());
  EXPECT_EQ(average_linkage(2, {}, .5), (std::vector<std::uint32_t>{0, 1}));
}

std::vector<SampleReport> five_reports() {
  return {
      {"a.txt", "Engineers closed the Tarn bridge after divers found cracks in a pier.\nFarmers waited at the bridge.",
       "2031-05-06"},
      {"b.txt", "The bridge over the Tarn is shut: divers saw cracks in one pier.\nLorries must take the detour.",
       "2031-05-07"},
      {"c.txt", "The senate debated the summer tax on freight.\nBargemen protested at the locks of the canal.",
       "2031-05-07"},
      {"d.txt", "Bargemen blocked two locks of the canal.\nThey want the senate to drop the tax on freight.",
       "2031-05-08"},
      {"e.txt", "A comedy about a customs officer opened the season of the theatre in Senn.", "2031-05-08"}};
}

std::vector<std::vector<std::string>> stories_of(const std::vector<SampleReport>& reports) {
  SampleFolder folder;
  EXPECT_EQ(build_sample(folder.file("a.record"), reports), "");
  const auto store = RecordStore::open(folder.file("a.record"));
  std::vector<std::vector<std::string>> stories;
  StoryQuestion question;
  question.least_documents = 1;
  const StoryAnswer answer = find_stories((*store)->database(), question);
  for (const StoryRow& story : answer.rows) {
    stories.push_back({story.id});
    for (const StoryDocument& document : documents_of_stories((*store)->database(), {story}))
      stories.back().push_back(document.document.file);
  }
  return stories;
}

TEST(Stories, ReportsOfOneHappeningComeTogether) {
  std::vector<std::vector<std::string>> files;
  for (const auto& story : stories_of(five_reports())) files.emplace_back(story.begin() + 1, story.end());
  EXPECT_EQ(files, (std::vector<std::vector<std::string>>{{"a.txt", "b.txt"}, {"c.txt", "d.txt"}, {"e.txt"}}));
}

TEST(Stories, TheOrderOfTheInputDoesNotMatter) {
  std::vector<SampleReport> reports = five_reports();
  const auto forward = stories_of(reports);
  std::reverse(reports.begin(), reports.end());
  EXPECT_EQ(stories_of(reports), forward);
}

TEST(Stories, ReportsThatAreMonthsApartAreOnTwoHappenings) {
  std::vector<SampleReport> reports = five_reports();
  reports[1].record.document.published = parse_iso_date("2031-09-07");
  EXPECT_EQ(stories_of(five_reports()).size(), 3u);
  EXPECT_EQ(stories_of(reports).size(), 4u);
}

}  // namespace
}  // namespace onrecord
