// The map from text to source holds for every kind of input: what stands at a word's source bytes is that word.
#include <gtest/gtest.h>

#include <random>

#include "read/feeds/article_line.h"
#include "read/files/charset.h"
#include "read/item.h"

namespace onrecord {
namespace {

const std::vector<std::u32string> kWords = {U"talks", U"Dović", U"“no”", U"東京", U"\U0001F600",
                                            U"a\\b",  U"\"",    U"Сенн", U"—"};

std::string json_escaped(const std::u32string& word, std::mt19937& random) {
  std::string out;
  for (const char32_t c : word) {
    char buffer[16];
    if (c == U'"' || c == U'\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (random() % 2) {
      append_utf8(out, c);
    } else if (c < 0x10000) {
      std::snprintf(buffer, sizeof buffer, "\\u%04x", static_cast<unsigned>(c));
      out += buffer;
    } else {
      std::snprintf(buffer, sizeof buffer, "\\u%04X\\u%04x", static_cast<unsigned>(0xD7C0 + (c >> 10)),
                    static_cast<unsigned>(0xDC00 + (c & 0x3FF)));
      out += buffer;
    }
  }
  return out;
}

TEST(SourceBytes, OfJsonLinesDecodeToTheirWords) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string line = "{\"id\": \"k\", \"text\": \"";
    for (int i = 0; i < 12; ++i) {
      line += json_escaped(kWords[random() % kWords.size()], random);
      line += random() % 3 ? " " : "\\n";
    }
    line += "\", \"title\": \"t\"}";
    RawItem item;
    item.place = "wire.jsonl:4";
    item.format = InputFormat::kJsonl;
    item.bytes = line;
    item.source_begin = 1000;
    const Result<Document> document = read_document(item, {});
    ASSERT_TRUE(document.ok()) << document.error().message;
    const std::string& text = document->text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = text.find_first_not_of(" \n", at);
      if (begin == std::string::npos) break;
      const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
      const ByteSpan span =
          document->source_map.to_source({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
      ASSERT_GE(span.begin, 1000u);
      JsonValue value;
      value.kind = JsonKind::kString;
      value.raw = std::string_view{line}.substr(span.begin - 1000, span.end - span.begin);
      EXPECT_EQ(json_string(value), text.substr(begin, end - begin));
      at = end;
    }
  }
}

TEST(SourceBytes, OfRepairedTextStandWhereTheyWere) {
  const std::string bytes = "Dovic\xFF said\xC3 talks\x80 go on and on, as she had said before.";
  RawItem item;
  item.file = item.place = "a.txt";
  item.bytes = bytes;
  const Result<Document> document = read_document(item, {});
  ASSERT_TRUE(document.ok());
  ASSERT_EQ(document->warnings.size(), 1u);
  EXPECT_EQ(document->warnings[0], "a.txt: 3 invalid bytes replaced by U+FFFD");
  for (const std::string_view word : {"Dovic", "said", "talks", "before."}) {
    const auto begin = static_cast<std::uint32_t>(document->text.find(word));
    const ByteSpan span = document->source_map.to_source({begin, begin + static_cast<std::uint32_t>(word.size())});
    EXPECT_EQ(bytes.substr(span.begin, span.end - span.begin), word);
  }
}

}  // namespace
}  // namespace onrecord
