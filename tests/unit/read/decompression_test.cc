#include "read/archives/decompression.h"

#include <gtest/gtest.h>

#include "packed_bytes.h"
#include "read/files/chunk_reader.h"

namespace onrecord {
namespace {

std::string some_lines() {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "line " + std::to_string(i * 7919 % 10007) + "\n";
  return text;
}

// All bytes, and "! reason" after them if there was an error.
std::string all_of(const std::string& packed, std::size_t portion) {
  const auto source = decompressed(std::make_unique<PortionSource>(packed, portion));
  std::string out, buffer(1000, '\0');
  for (;;) {
    const Result<std::size_t> count = source->read(buffer.data(), buffer.size());
    if (!count) return out + "! " + count.error().message;
    if (*count == 0) return out;
    out.append(buffer, 0, *count);
  }
}

TEST(Decompressed, GzipZstdAndPlainBytesReadTheSame) {
  const std::string text = some_lines();
  for (const std::size_t portion : {std::size_t{1}, std::size_t{7}, std::size_t{100'000}}) {
    EXPECT_EQ(all_of(text, portion), text);
    EXPECT_EQ(all_of(gzip(text), portion), text);
    EXPECT_EQ(all_of(zstd(text), portion), text);
  }
}

TEST(Decompressed, SeveralMembersAreOneStream) {
  EXPECT_EQ(all_of(gzip("a\n") + gzip("b\n"), 5), "a\nb\n");
  EXPECT_EQ(all_of(zstd("a\n") + zstd("b\n"), 5), "a\nb\n");
}

TEST(Decompressed, ATruncatedStreamGivesWhatItHasThenTheReason) {
  const std::string text = some_lines();
  for (const std::string& packed : {gzip(text), zstd(text + text)}) {
    const std::string read = all_of(packed.substr(0, packed.size() - 10), 4096);
    const std::size_t mark = read.find('!');
    ASSERT_NE(mark, std::string::npos);
    EXPECT_NE(read.find("stream ends too early"), std::string::npos);
  }
  const std::string half = gzip(text).substr(0, 8000);
  EXPECT_GT(all_of(half, 100).size(), 1000u);
}

TEST(Decompressed, DamageIsAnError) {
  std::string packed = gzip(some_lines());
  packed[packed.size() / 2] ^= 0x55;
  EXPECT_NE(all_of(packed, 4096).find("! "), std::string::npos);
}

TEST(Decompressed, AnEmptySourceIsEmpty) {
  EXPECT_EQ(all_of("", 10), "");
}

TEST(ChunkReader, LinesOfATruncatedArchiveAreKeptUpToTheCut) {
  const std::string packed = gzip(some_lines());
  ChunkReader reader{decompressed(std::make_unique<PortionSource>(packed.substr(0, packed.size() / 2), 512)), 1000};
  std::size_t lines = 0;
  std::string reason;
  while (auto line = reader.line()) {
    if (*line) {
      EXPECT_EQ((*line)->bytes.substr(0, 5), "line ");
      ++lines;
    } else {
      reason = line->error().message;
    }
  }
  EXPECT_GT(lines, 500u);
  EXPECT_EQ(reason, "the gzip stream ends too early");
}

}  // namespace
}  // namespace onrecord
