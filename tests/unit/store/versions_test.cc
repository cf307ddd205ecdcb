#include "store/query/versions.h"

#include <gtest/gtest.h>

#include "record/completeness.h"
#include "sample_report.h"
#include "store/link/origins.h"
#include "store/link/versions.h"
#include "store/link/wire_credit.h"
#include "store/query/statements.h"

namespace onrecord {
namespace {

TEST(AddressOf, WhatTellsNoPagesApartIsLeftOut) {
  EXPECT_EQ(address_of("https://www.tribune.example/a/?utm_source=x#top"), "tribune.example/a");
  EXPECT_EQ(address_of("http://tribune.example/a?utm_medium=y&id=7&page=2"), "tribune.example/a?id=7&page=2");
  EXPECT_EQ(address_of("tribune.example/a?id=8"), "tribune.example/a?id=8");
  EXPECT_EQ(address_of(""), "");
}

SampleReport capture(const std::string& file, const std::string& text, const std::string& published,
                     const std::string& url) {
  SampleReport report(file, text, published);
  report.record.document.url = url;
  return report;
}

std::vector<SampleReport> two_captures() {
  std::vector<SampleReport> reports{
      capture("early.txt",
              "Rescuers brought 12 miners out of the Halden pit on Monday.\nThe governor thanked them all.\n"
              "Tomas Arvell said \"we will close this pit before the winter\".",
              "2031-03-02", "https://tribune.example/pit"),
      capture("late.txt",
              "Rescuers brought 17 miners out of the Halden pit on Monday.\nThe governor thanked them all.\n"
              "Relatives sang at the gate when the cage came up.\n"
              "Tomas Arvell said \"we will close this pit before the winter\".",
              "2031-03-03", "http://www.tribune.example/pit/")};
  for (SampleReport& report : reports) {
    report.entity("Tomas Arvell", EntityKind::kPerson, {"Tomas Arvell"});
    report.statement("Tomas Arvell", "\"we will close this pit before the winter\"");
  }
  return reports;
}

TEST(Versions, WhatChangedIsKeptWordForWord) {
  SampleFolder folder;
  ASSERT_EQ(build_sample(folder.file("a.record"), two_captures()), "");
  const auto store = RecordStore::open(folder.file("a.record"));
  const std::vector<VersionRow> rows = find_versions((*store)->database(), "");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].kind, "first");
  EXPECT_EQ(rows[0].version.file, "early.txt");
  EXPECT_EQ(rows[1].kind, "changed");
  EXPECT_EQ(rows[1].before, "12");
  EXPECT_EQ(rows[1].after, "17");
  EXPECT_EQ(rows[2].kind, "added");
  EXPECT_EQ(rows[2].after, "Relatives sang at the gate when the cage came up");
  EXPECT_TRUE(rows[2].latest);
}

TEST(Versions, OnlyTheLatestAnswersAndVersionsAreNoReports) {
  SampleFolder folder;
  ASSERT_EQ(build_sample(folder.file("a.record"), two_captures()), "");
  const auto store = RecordStore::open(folder.file("a.record"));
  const StatementAnswer answer = find_statements((*store)->database(), {});
  ASSERT_EQ(answer.rows.size(), 1u);
  EXPECT_EQ(answer.rows[0].evidence.file, "late.txt");
  EXPECT_EQ(answer.rows[0].n_reports, 1);
  EXPECT_EQ(answer.rows[0].n_independent, 1);
  EXPECT_EQ(answer.rows[0].first_reported, "2031-03-02");
}

std::optional<TextSpan> credit_in(const std::string& text) {
  const auto end = static_cast<std::uint32_t>(text.size());
  return find_wire_credit(text, {{0, end}});
}

TEST(Completeness, TheLastParagraphTells) {
  EXPECT_EQ(completeness_by_end("The ferry runs again."), Completeness::kFull);
  EXPECT_EQ(completeness_by_end("“The ferry runs again.”"), Completeness::kFull);
  EXPECT_EQ(completeness_by_end("The ferry runs..."), Completeness::kTruncated);
  EXPECT_EQ(completeness_by_end("The ferry runs […]"), Completeness::kTruncated);
  EXPECT_EQ(completeness_by_end("The ferry runs again and [+1234 chars]"), Completeness::kTruncated);
  EXPECT_EQ(completeness_by_end("The ferry of Marsk"), Completeness::kUnknown);
  EXPECT_EQ(completeness_by_end(""), Completeness::kUnknown);
}

TEST(WireCredit, StandsInADatelineOrAloneAtTheEnd) {
  const std::string dateline = "MARSK, May 7 (Northern Wire) - Engineers closed the bridge.";
  ASSERT_TRUE(credit_in(dateline));
  EXPECT_EQ(slice(dateline, *credit_in(dateline)), "Northern Wire");
  EXPECT_TRUE(credit_in("Port Aram (NWA) — The ferry runs again."));
  EXPECT_TRUE(credit_in("(NWA)"));
  EXPECT_FALSE(credit_in("The minister (Edda Norrow) - a diver - went down."));
  EXPECT_FALSE(credit_in("MARSK (a town) - Engineers closed the bridge."));
  EXPECT_FALSE(credit_in("Engineers closed the bridge (again)."));
}

TEST(WireCredit, InitialsNameTheAgency) {
  EXPECT_TRUE(credit_names("NWA", "The Northern Wire Agency"));
  EXPECT_FALSE(credit_names("NW", "Northern Wire Agency"));
  EXPECT_FALSE(credit_names("", "Northern Wire Agency"));
}

// Reports of one utterance, each of its own words but for the quotation.
std::optional<std::int64_t> independent(const std::vector<std::string>& beginnings,
                                        const std::vector<std::string>& vias) {
  SampleFolder folder;
  std::vector<SampleReport> reports;
  for (std::size_t i = 0; i < beginnings.size(); ++i) {
    SampleReport report(std::to_string(i) + ".txt",
                        beginnings[i] + "\nTomas Arvell said \"we will close this pit before the winter\".",
                        "2031-03-02");
    report.entity("Tomas Arvell", EntityKind::kPerson, {"Tomas Arvell"});
    Statement& statement = report.statement("Tomas Arvell", "\"we will close this pit before the winter\"");
    if (!vias[i].empty()) statement.via = vias[i];
    reports.push_back(report);
  }
  EXPECT_EQ(build_sample(folder.file("a.record"), reports), "");
  const auto store = RecordStore::open(folder.file("a.record"));
  const StatementAnswer answer = find_statements((*store)->database(), {});
  EXPECT_EQ(answer.rows.size(), beginnings.size());
  EXPECT_EQ(answer.rows[0].n_reports, static_cast<std::int64_t>(beginnings.size()));
  return answer.rows[0].n_independent;
}

const char* const kOne =
    "The pit at Halden has stood idle since the spring, and its pumps have been sold to a dealer in Senn.";
const char* const kTwo =
    "Miners met their president in a tavern by the river and asked him what would become of them all.";

TEST(Origins, TwoReportsOfUnknownOriginAreNotCounted) {
  EXPECT_EQ(independent({kOne, kTwo}, {"", ""}), std::nullopt);
}

TEST(Origins, OneInterviewCountsOnce) {
  EXPECT_EQ(independent({kOne, kTwo}, {"Radio Marsk", "Radio Marsk"}), 1);
  EXPECT_EQ(independent({kOne, kTwo}, {"Radio Marsk", "the Valley Echo"}), 2);
  EXPECT_EQ(independent({kOne, kTwo}, {"Radio Marsk", ""}), std::nullopt);
}

TEST(Origins, CopiesOfOneReportCountOnce) {
  EXPECT_EQ(independent({kOne, kOne}, {"", ""}), 1);
}

TEST(Origins, AWireStoryCountsOnceHoweverReworded) {
  EXPECT_EQ(independent({std::string("HALDEN (NWA) - ") + kOne, std::string("SENN (NWA) - ") + kTwo}, {"", ""}), 1);
}

}  // namespace
}  // namespace onrecord
