#include "read/archives/warc_items.h"

#include <brotli/encode.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "packed_bytes.h"

namespace onrecord {
namespace {

using ::testing::ElementsAre;

constexpr const char* kPage = "<html><body><p>President Irena Dovic said in Senn that talks go on.</p></body></html>";

std::string record(const std::string& type, const std::string& more, const std::string& block) {
  return "WARC/1.1\r\nWARC-Type: " + type + "\r\nWARC-Date: 2031-02-11T10:00:00Z\r\n" + more +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string response(const std::string& header, const std::string& body,
                     const std::string& address = "https://a.example/1") {
  return record("response", "WARC-Target-URI: " + address + "\r\nContent-Type: application/http; msgtype=response\r\n",
                "HTTP/1.1 200 OK\r\n" + header + "\r\n" + body);
}

std::string page(const std::string& body = kPage) {
  return response("Content-Type: text/html; charset=utf-8\r\n", body);
}

ReadOptions limited(std::uint64_t limit) {
  ReadOptions options;
  options.max_document = limit;
  return options;
}

std::unique_ptr<ItemSource> opened(const std::string& bytes, std::size_t portion = 1000, std::uint64_t start_at = 0,
                                   const ReadOptions& options = {}) {
  auto stream = std::make_unique<MemberStream>(std::make_unique<PortionSource>(bytes, portion), start_at);
  return warc_items(std::move(stream), "in/a.warc", "a.warc", options);
}

// "FILE BYTES" of a document, "FILE (what it is)" of what is listed, "! message" of an error.
std::vector<std::string> all_of(const std::string& bytes, std::size_t portion = 1000, std::uint64_t start_at = 0,
                                const ReadOptions& options = {}) {
  std::vector<std::string> out;
  const auto items = opened(bytes, portion, start_at, options);
  while (auto item = items->next()) {
    if (!*item) {
      out.push_back("! " + item->error().message);
    } else if (!(*item)->passed_over.empty()) {
      out.push_back((*item)->file + " (" + (*item)->passed_over + ")");
    } else {
      out.push_back((*item)->file + " " + (*item)->bytes);
    }
  }
  return out;
}

TEST(WarcItems, AResponseIsAPageWithItsAddressAndTheTimeOfItsCapture) {
  const auto items = opened(page());
  const auto item = items->next();
  ASSERT_TRUE(item && item->ok());
  EXPECT_EQ((*item)->bytes, kPage);
  EXPECT_EQ((*item)->format, InputFormat::kHtml);
  EXPECT_EQ((*item)->file, "a.warc:0");
  EXPECT_EQ((*item)->place, "in/a.warc:0");
  EXPECT_EQ((*item)->carried.url, "https://a.example/1");
  EXPECT_EQ((*item)->carried.captured, "2031-02-11T10:00:00Z");
  EXPECT_EQ((*item)->carried.charset, "utf-8");
  EXPECT_FALSE(items->next());
}

TEST(WarcItems, TheTimeOfCaptureIsNoDateOfPublication) {
  const auto item = opened(page())->next();
  const auto document = read_document(**item, {});
  ASSERT_TRUE(document.ok());
  EXPECT_FALSE(document->published);
  EXPECT_EQ(document->captured, "2031-02-11T10:00:00Z");
  EXPECT_EQ(document->url, "https://a.example/1");
}

TEST(WarcItems, WhatIsNoDocumentIsListed) {
  const std::string bytes = record("warcinfo", "Content-Type: application/warc-fields\r\n", "software: x\r\n") +
                            record("request", "", "GET / HTTP/1.1\r\n\r\n") +
                            record("revisit", "WARC-Profile: x\r\n", "HTTP/1.1 200 OK\r\n\r\n") +
                            response("Content-Type: image/png\r\n", "\x89PNG") +
                            record("response", "Content-Type: application/http\r\n", "HTTP/1.1 404 No\r\n\r\nnone") +
                            record("resource", "Content-Type: text/dns\r\n", "x");
  std::vector<std::string> kinds;
  for (const std::string& line : all_of(bytes)) kinds.push_back(line.substr(line.find('(')));
  EXPECT_THAT(kinds, ElementsAre("(warcinfo)", "(request)", "(revisit)", "(response of type image/png)",
                                 "(response with status 404)", "(resource of type text/dns)"));
}

TEST(WarcItems, ConversionsAndResourcesAreTheirBlocks) {
  EXPECT_THAT(all_of(record("conversion", "Content-Type: text/plain\r\n", "Talks go on.")),
              ElementsAre("a.warc:0 Talks go on."));
  EXPECT_THAT(all_of(record("resource", "Content-Type: text/html\r\n", kPage)),
              ElementsAre(std::string{"a.warc:0 "} + kPage));
}

TEST(WarcItems, ABodyLosesItsChunksAndCodings) {
  const std::string chunked = "1a;x=y\r\nPresident Irena Dovic said\r\n9\r\n in Senn.\r\n0\r\n\r\n";
  const std::string text = "Content-Type: text/plain\r\n";
  const std::string words = "President Irena Dovic said in Senn.";
  std::string brotli(1000, '\0');
  std::size_t size = brotli.size();
  BrotliEncoderCompress(5, 22, BROTLI_MODE_TEXT, words.size(), reinterpret_cast<const std::uint8_t*>(words.data()),
                        &size, reinterpret_cast<std::uint8_t*>(brotli.data()));
  brotli.resize(size);
  for (const auto& [header, body] : std::vector<std::pair<std::string, std::string>>{
           {"Transfer-Encoding: chunked\r\n", chunked},
           {"Transfer-Encoding: chunked\r\n", words},  // As wget archives it.
           {"Content-Encoding: gzip\r\n", gzip(words)},
           {"Content-Encoding: gzip\r\n", words},
           {"Content-Encoding: deflate\r\n", deflated(words, 15)},
           {"Content-Encoding: deflate\r\n", deflated(words, -15)},
           {"Content-Encoding: br\r\n", brotli},
           {"Content-Encoding: br\r\n", words},
           {"Content-Encoding: zstd\r\n", zstd(words)},
           {"Content-Encoding: gzip, br\r\n", words}}) {
    EXPECT_THAT(all_of(response(text + header, body)), ElementsAre("a.warc:0 " + words)) << header;
  }
}

TEST(WarcItems, ABodyThatGrowsBeyondTheLimitIsRejected) {
  const std::string bomb =
      response("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", gzip(std::string(1u << 20, 'x')));
  EXPECT_THAT(all_of(bomb, 1000, 0, limited(100000)),
              ElementsAre("! in/a.warc:0: a body of more than 100000 bytes, which is over the limit (--max-document)"));
}

TEST(WarcItems, EachMemberIsNamedByItsOffset) {
  const std::string first = gzip(page("one")), second = gzip(page("two"));
  const std::string name = "a.warc:" + std::to_string(first.size());
  for (const std::size_t portion : {1u, 7u, 100000u}) {
    EXPECT_THAT(all_of(first + second, portion), ElementsAre("a.warc:0 one", name + " two"));
  }
  EXPECT_THAT(all_of(first + second, 50, first.size()), ElementsAre(name + " two"));
}

TEST(WarcItems, RecordsOfOneMemberAreToldApart) {
  const std::string inner = std::to_string(page("one").size());
  EXPECT_THAT(all_of(gzip(page("one") + page("two"))), ElementsAre("a.warc:0 one", "a.warc:0+" + inner + " two"));
}

TEST(WarcItems, ZstdFramesMayShareADictionary) {
  std::string samples, dictionary(20000, '\0');
  std::vector<std::size_t> sizes;
  const std::string raw = page(std::string{kPage} + " dictionary");
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_loadDictionary(context, raw.data(), raw.size());
  std::string frame(10000, '\0');
  const std::string bytes = page("one");
  frame.resize(ZSTD_compress2(context, frame.data(), frame.size(), bytes.data(), bytes.size()));
  ZSTD_freeCCtx(context);
  const auto with_dictionary = [&](const std::string& kept) {
    std::string file = "\x5D\x2A\x4D\x18";
    for (int i = 0; i < 4; ++i) file.push_back(static_cast<char>(kept.size() >> (8 * i)));
    return file + kept + frame + frame;
  };
  for (const std::string& kept : {raw, zstd(raw)}) {
    const std::string file = with_dictionary(kept);
    const std::string begin = std::to_string(8 + kept.size()), next = std::to_string(8 + kept.size() + frame.size());
    EXPECT_THAT(all_of(file), ElementsAre("a.warc:" + begin + " one", "a.warc:" + next + " one"));
    EXPECT_THAT(all_of(file, 99, 8 + kept.size() + frame.size()), ElementsAre("a.warc:" + next + " one"));
  }
  EXPECT_THAT(all_of(std::string("\x5D\x2A\x4D\x18\xFF\xFF\xFF\x7F")),
              ElementsAre("! in/a.warc:0: the dictionary is larger than 16 MiB"));
}

TEST(WarcItems, ATruncatedTailIsOneError) {
  const std::string plain = page("one") + page("two");
  EXPECT_THAT(
      all_of(plain.substr(0, plain.size() - 10)),
      ElementsAre("a.warc:0 one", "! in/a.warc:" + std::to_string(page("one").size()) + ": the record ends too early"));
  const std::string first = gzip(page("one")), second = gzip(page("two"));
  const std::string place = "! in/a.warc:" + std::to_string(first.size());
  for (const std::size_t kept : {3u, 12u, 60u, 120u}) {
    EXPECT_THAT(all_of(first + second.substr(0, kept)),
                ElementsAre("a.warc:0 one", place + ": the gzip stream ends too early"));
  }
}

TEST(WarcItems, ADamagedRecordIsOneErrorAndTheNextIsRead) {
  const std::string bad = "WARC/1.0\r\nWARC-Type: response\r\n\r\n";
  EXPECT_THAT(all_of(bad + page("two")), ElementsAre("! in/a.warc:0: the record says no Content-Length",
                                                     "a.warc:" + std::to_string(bad.size()) + " two"));
  const std::string packed = gzip("nothing of the kind\n\n");
  EXPECT_THAT(all_of(packed + gzip(page("two"))),
              ElementsAre("! in/a.warc:0: no record begins here", "a.warc:" + std::to_string(packed.size()) + " two"));
  const std::string endless = "WARC/1.0\r\nX: " + std::string(70000, 'x');
  EXPECT_THAT(all_of(endless + "\r\n" + page("two")),
              ElementsAre("! in/a.warc:0: the header of the record is longer than 64 KiB",
                          "a.warc:" + std::to_string(endless.size() + 2) + " two"));
}

TEST(WarcItems, ARecordOverTheLimitIsPassedOverUnlessItIsNoDocument) {
  const std::string large = response("Content-Type: text/html\r\n", std::string(200000, 'x'));
  const std::string film = response("Content-Type: video/mp4\r\n", std::string(200000, 'x'));
  const auto lines = all_of(large + film + page("two"), 1000, 0, limited(1000));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_THAT(lines[0], ::testing::HasSubstr("which is over the limit of 1000 (--max-document)"));
  EXPECT_THAT(lines[1], ::testing::HasSubstr("(response of type video/mp4)"));
  EXPECT_THAT(lines[2], ::testing::EndsWith(" two"));
}

TEST(WarcItems, AnUnknownTypeIsKnownByItsContent) {
  EXPECT_EQ((*opened(response("", kPage))->next())->format, InputFormat::kHtml);
  EXPECT_EQ((*opened(response("", "Talks go on."))->next())->format, InputFormat::kText);
  EXPECT_THAT(all_of(response("", "%PDF-1.4")), ElementsAre("a.warc:0 (response of a PDF file)"));
  EXPECT_THAT(all_of(response("", std::string("a\0b", 3))), ElementsAre("a.warc:0 (response of no known type)"));
}

}  // namespace
}  // namespace onrecord
