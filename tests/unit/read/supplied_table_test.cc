#include "read/metadata/supplied_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace onrecord {
namespace {

SuppliedTable table_of(std::string_view csv) {
  Result<SuppliedTable> table = SuppliedTable::parse(csv, "m.csv");
  EXPECT_TRUE(table.ok()) << (table.ok() ? "" : table.error().message);
  return table.ok() ? std::move(*table) : SuppliedTable{};
}

std::string error_of(std::string_view csv) {
  const Result<SuppliedTable> table = SuppliedTable::parse(csv, "m.csv");
  return table.ok() ? "" : table.error().message;
}

TEST(SuppliedTable, ARowIsFoundByItsPath) {
  SuppliedTable table =
      table_of("path,url,outlet,published,title,byline\na/1.txt,https://a.example,Herald,2024-03-02,T,J\n");
  const SuppliedMetadata* row = table.find("a/1.txt");
  ASSERT_TRUE(row);
  EXPECT_EQ(row->url, "https://a.example");
  EXPECT_EQ(row->outlet, "Herald");
  EXPECT_EQ(row->published, "2024-03-02");
  EXPECT_EQ(row->byline, "J");
  EXPECT_FALSE(table.find("a/2.txt"));
}

TEST(SuppliedTable, AFileNameOrALongerPathWillDo) {
  SuppliedTable table = table_of("path,outlet\n1.txt,A\ntexts/2.txt,B\n./3.txt,C\n");
  EXPECT_EQ(table.find("deep/er/1.txt")->outlet, "A");
  EXPECT_EQ(table.find("2.txt")->outlet, "B");
  EXPECT_EQ(table.find("3.txt")->outlet, "C");
  EXPECT_FALSE(table.find("other/2.txt"));
}

TEST(SuppliedTable, QuotedFieldsHoldCommasMarksAndNewlines) {
  SuppliedTable table = table_of("path,title,outlet\r\n1.txt,\"He said \"\"no\"\",\ntwice\",A\r\n2.txt,b,B\r\n");
  EXPECT_EQ(table.find("1.txt")->title, "He said \"no\",\ntwice");
  EXPECT_EQ(table.find("2.txt")->outlet, "B");
}

TEST(SuppliedTable, SemicolonsAndUnknownColumnsAreUnderstood) {
  SuppliedTable table = table_of("\xEF\xBB\xBFtitle;licence;path\nT;free;1.txt\n");
  EXPECT_EQ(table.find("1.txt")->title, "T");
}

TEST(SuppliedTable, RowsWithoutAFileAreNamedWithTheirLine) {
  SuppliedTable table = table_of("path,title\n1.txt,\"a\nb\"\n2.txt,c\n");
  table.find("1.txt");
  EXPECT_THAT(table.unmatched(), ::testing::ElementsAre("m.csv:4: no file \"2.txt\" was read"));
}

TEST(SuppliedTable, WhatIsNoTableIsAnErrorWithItsPlace) {
  EXPECT_EQ(error_of(""), "m.csv: empty file");
  EXPECT_EQ(error_of("title,url\n"), "m.csv:1: no column \"path\"");
  EXPECT_EQ(error_of("path,title\n1.txt,a,b\n"), "m.csv:2: 3 fields, but the header names 2 columns");
  EXPECT_EQ(error_of("path,title\n1.txt,\"a\n"), "m.csv:2: a quotation mark is not closed");
  EXPECT_EQ(error_of("path,title\n1.txt,a\n1.txt,b\n"), "m.csv:3: a second row for \"1.txt\"");
}

}  // namespace
}  // namespace onrecord
