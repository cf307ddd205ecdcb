#include "read/feeds/article_line.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

ArticleLine read_line(std::string_view line) {
  Result<ArticleLine> read = read_article_line(line, 0);
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().message);
  return read.ok() ? std::move(*read) : ArticleLine{};
}

TEST(ArticleLine, OurOwnFieldNames) {
  const ArticleLine line = read_line(
      R"({"id":"k-1","text":"Dovic spoke.","published":"2024-03-02","title":"A","url":"https://a.example/1","outlet":"Senn Herald","byline":"Jane Doe"})");
  EXPECT_EQ(line.id, "k-1");
  EXPECT_EQ(line.text.text, "Dovic spoke.");
  EXPECT_EQ(line.published, "2024-03-02");
  EXPECT_EQ(line.outlet, "Senn Herald");
  EXPECT_EQ(line.byline, "Jane Doe");
}

TEST(ArticleLine, FieldNamesOfTrafilatura) {
  const ArticleLine line = read_line(
      R"({"title":"A","author":"Jane Doe","hostname":"herald.example","date":"2024-03-02","id":null,"raw_text":"raw","text":"Dovic spoke.","source":"https://herald.example/1","sitename":"Senn Herald"})");
  EXPECT_EQ(line.id, "");
  EXPECT_EQ(line.text.text, "Dovic spoke.");
  EXPECT_EQ(line.url, "https://herald.example/1");
  EXPECT_EQ(line.outlet, "Senn Herald");
  EXPECT_EQ(line.byline, "Jane Doe");
  EXPECT_EQ(line.published, "2024-03-02");
}

TEST(ArticleLine, FieldNamesOfNewspaper) {
  const ArticleLine line = read_line(
      R"({"url":"https://herald.example/1","source_url":"https://herald.example","title":"A","authors":["Jane Doe","Ivo Marr"],"publish_date":"2024-03-02 00:00:00","text":"Dovic spoke."})");
  EXPECT_EQ(line.outlet, "herald.example");
  EXPECT_EQ(line.byline, "Jane Doe, Ivo Marr");
  EXPECT_EQ(line.published, "2024-03-02 00:00:00");
}

TEST(ArticleLine, FieldNamesOfNewsPlease) {
  const ArticleLine line = read_line(
      R"({"authors":[],"date_publish":"2024-03-02 10:00:00","maintext":"Dovic spoke.","source_domain":"herald.example","title":"A","url":"https://herald.example/1","language":"en"})");
  EXPECT_EQ(line.text.text, "Dovic spoke.");
  EXPECT_EQ(line.outlet, "herald.example");
  EXPECT_EQ(line.byline, "");
}

TEST(ArticleLine, AMissingTextIsNamed) {
  const Result<ArticleLine> read = read_article_line(R"({"id":"k-1"})", 0);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().message, "missing field \"text\"");
}

TEST(ArticleLine, EscapesAreMappedToTheirBytes) {
  const std::string_view raw = R"({"text":"a\u00e9\n\ud83d\ude00b"})";
  const ArticleLine line = read_line(raw);
  EXPECT_EQ(line.text.text, "a\u00e9\n\U0001F600b");
  const auto source_of = [&](TextSpan span) {
    const ByteSpan bytes = line.text.map.to_source(span);
    return raw.substr(bytes.begin, bytes.end - bytes.begin);
  };
  EXPECT_EQ(source_of({0, 1}), "a");
  EXPECT_EQ(source_of({1, 3}), "\\u00e9");
  EXPECT_EQ(source_of({4, 8}), "\\ud83d\\ude00");
  EXPECT_EQ(source_of({8, 9}), "b");
}

TEST(ArticleLine, WhatIsNoTextIsRepairedAndCounted) {
  const ArticleLine line = read_line("{\"text\":\"a\xFF\\ud83d b\\u0000c\"}");
  EXPECT_EQ(line.text.text, "a\uFFFD\uFFFD b\uFFFDc");
  EXPECT_EQ(line.text.repaired, 3u);
}

TEST(ReadJsonObject, WhatIsNoObjectIsAnErrorWithItsColumn) {
  for (const std::string_view line : {"", "[]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1", "{\"a\":1}x", "{\"a\":nul}"}) {
    EXPECT_FALSE(read_json_object(line).ok()) << line;
  }
  EXPECT_EQ(read_json_object("{\"a\":1 \"b\":2}").error().message,
            "no valid JSON object: ',' expected at byte 7 of the line");
}

}  // namespace
}  // namespace onrecord
