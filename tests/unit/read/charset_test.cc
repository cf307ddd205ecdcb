#include "read/files/charset.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

std::string source_of(const MappedText& mapped, const std::string& source, std::string_view word) {
  const std::size_t at = mapped.text.find(word);
  EXPECT_NE(at, std::string::npos) << word;
  const auto begin = static_cast<std::uint32_t>(at);
  const ByteSpan span = mapped.map.to_source({begin, begin + static_cast<std::uint32_t>(word.size())});
  return source.substr(span.begin, span.end - span.begin);
}

std::string utf16(const std::u16string& text, bool big_endian) {
  std::string out;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    out += big_endian ? std::string{high, low} : std::string{low, high};
  }
  return out;
}

TEST(DecodeText, Utf16WithAByteOrderMark) {
  const std::u16string text = u"\uFEFFDovi\u0107 \u2014 \U0001F600 Senn";
  for (const bool big_endian : {false, true}) {
    const std::string source = utf16(text, big_endian);
    const MappedText mapped = decode_text(source, 0);
    EXPECT_EQ(mapped.text, "Dovi\u0107 \u2014 \U0001F600 Senn");
    EXPECT_EQ(source_of(mapped, source, "Dovi\u0107"), utf16(u"Dovi\u0107", big_endian));
    EXPECT_EQ(source_of(mapped, source, "\U0001F600"), utf16(u"\U0001F600", big_endian));
    EXPECT_EQ(source_of(mapped, source, "Senn"), utf16(u"Senn", big_endian));
    EXPECT_LT(mapped.map.size(), 9u);  // Runs of one width share an entry.
  }
}

TEST(DecodeText, AByteOrderMarkOfUtf8IsLeftOut) {
  const MappedText mapped = decode_text("\xEF\xBB\xBFSenn", 0);
  EXPECT_EQ(mapped.text, "Senn");
  EXPECT_EQ(mapped.map.to_source({0, 4}), (ByteSpan{3, 7}));
}

TEST(DecodeText, WhatIsNoUtf8IsRepairedAndCounted) {
  const std::string source{"a\xC3(b\0c\xE2\x82", 8};
  const MappedText mapped = decode_text(source, 0);
  EXPECT_EQ(mapped.text, "a\uFFFD(b\uFFFDc\uFFFD\uFFFD");
  EXPECT_EQ(mapped.repaired, 4u);
  EXPECT_EQ(source_of(mapped, source, "(b"), "(b");
}

TEST(DecodeCharset, OneByteCharsets) {
  const std::string source = "\xCF\xF0\xE8\xE2\xE5\xF2, Senn";  // "Privet" in windows-1251.
  const MappedText mapped = decode_charset(source, "Windows-1251", 0);
  EXPECT_EQ(mapped.text, "\u041F\u0440\u0438\u0432\u0435\u0442, Senn");
  EXPECT_EQ(source_of(mapped, source, "\u0440\u0438"), "\xF0\xE8");
  EXPECT_EQ(source_of(mapped, source, "Senn"), "Senn");
  EXPECT_LE(mapped.map.size(), 2u);
}

TEST(DecodeCharset, Latin1IsReadAsBrowsersReadIt) {
  EXPECT_EQ(decode_charset("\x93no\x94", "ISO-8859-1", 0).text, "\u201Cno\u201D");
}

TEST(DecodeCharset, CharsetsOfSeveralBytes) {
  const std::string source = "Senn \xC4\xE3\xBA\xC3 end";  // gb2312
  const MappedText mapped = decode_charset(source, "gb2312", 0);
  EXPECT_EQ(mapped.text, "Senn \u4F60\u597D end");
  EXPECT_EQ(source_of(mapped, source, "\u597D"), "\xBA\xC3");
  EXPECT_EQ(source_of(mapped, source, "end"), "end");
}

TEST(DecodeCharset, LongTextsKeepTheirPlaces) {
  std::string source;
  for (int i = 0; i < 3000; ++i) source += "\xCF\xF0 w" + std::to_string(i) + " ";
  const MappedText mapped = decode_charset(source, "windows-1251", 0);
  for (const int i : {0, 999, 1500, 2999}) {
    const std::string word = " w" + std::to_string(i) + " ";
    EXPECT_EQ(source_of(mapped, source, word), word);
  }
}

TEST(DecodeCharset, AnUnknownNameIsReadAsUtf8) {
  EXPECT_EQ(decode_charset("Senn", "x-none", 0).text, "Senn");
}

}  // namespace
}  // namespace onrecord
