#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "read/item.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

// A folder of its own for each test, gone afterwards.
class ItemStreamTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / ("onrecord_" + std::string{info->name()} + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string put(const std::string& name, const std::string& bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  // "name" for an item, "! message" for an error, with the folder's path cut away.
  std::vector<std::string> names(const std::vector<std::string>& paths, const ReadOptions& options = {}) {
    std::vector<std::string> out;
    auto stream = ItemStream::open(paths, options);
    EXPECT_TRUE(stream.ok());
    while (auto item = (*stream)->next()) {
      std::string name = *item ? (*item)->place : "! " + item->error().message;
      const std::size_t at = name.find(folder_.string() + "/");
      if (at != std::string::npos) name.erase(at, folder_.string().size() + 1);
      out.push_back(name);
    }
    return out;
  }

  fs::path folder_;
};

using ::testing::ElementsAre;

TEST_F(ItemStreamTest, AFolderIsWalkedInByteOrderOfItsNames) {
  put("b.txt", "x");
  put("B.txt", "x");
  put("a/z.txt", "x");
  put("a.txt", "x");
  put(".hidden.txt", "x");
  EXPECT_THAT(names({folder_.string()}), ElementsAre("B.txt", "a/z.txt", "a.txt", "b.txt"));
}

TEST_F(ItemStreamTest, AnExportIsKnownByItsContentAndAPageStaysAPage) {
  const std::string article =
      "<div>Dovic sees no ground</div><div>312 words</div><div>11 February 2031</div><div>Marsk</div>"
      "<div>Copyright 2031 Marsk</div><p>Talks go on.</p>\n";
  const std::string end = "<p>Document NWA0000020310211en2b0001a</p>\n";
  put("a.html", "<html><body>" + article + end + article + end + "</body></html>");
  put("b.html", "<html><body>" + article + "</body></html>");
  EXPECT_THAT(names({folder_.string()}), ElementsAre("a.html:1", "a.html:3", "b.html"));
}

TEST_F(ItemStreamTest, FileIsThePathBelowTheArgument) {
  put("talks/a.txt", "x");
  auto stream = ItemStream::open({folder_.string() + "/", put("b.txt", "y")}, {});
  auto first = (*stream)->next();
  ASSERT_TRUE(first && first->ok());
  EXPECT_EQ((*first)->file, "b.txt");
  auto second = (*stream)->next();
  EXPECT_EQ((*second)->file, "talks/a.txt");
  auto third = (*stream)->next();
  EXPECT_EQ((*third)->file, "b.txt");
}

TEST_F(ItemStreamTest, EachJsonLineIsAnItemWithItsOffset) {
  const std::string path = put("wire.jsonl", "{\"text\":\"a\"}\n\n{\"text\":\"b\"}");
  auto stream = ItemStream::open({path}, {});
  (*stream)->next();
  auto second = (*stream)->next();
  ASSERT_TRUE(second && second->ok());
  EXPECT_EQ((*second)->source_begin, 14u);
  EXPECT_EQ((*second)->bytes, "{\"text\":\"b\"}");
  EXPECT_TRUE((*second)->place.ends_with("wire.jsonl:3"));
  EXPECT_FALSE((*stream)->next());
}

TEST_F(ItemStreamTest, AnEmptyFileIsAnErrorWithItsPlaceAndTheRunGoesOn) {
  put("a.txt", "");
  put("b.txt", "x");
  EXPECT_THAT(names({folder_.string()}), ElementsAre("! a.txt: empty file", "b.txt"));
}

TEST_F(ItemStreamTest, ALineOverTheLimitIsRejectedAndTheRestOfTheFileGoesOn) {
  ReadOptions options;
  options.max_document = 100'000;
  put("wire.jsonl", "{\"text\":\"a\"}\n" + std::string(1'000'000, 'x') + "\n{\"text\":\"b\"}\n");
  EXPECT_THAT(
      names({folder_.string()}, options),
      ElementsAre("wire.jsonl:1", "! wire.jsonl:2: 1000000 bytes, which is over the limit of 100000 (--max-document)",
                  "wire.jsonl:3"));
}

std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string in = bytes, out(bytes.size() + 1000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

TEST_F(ItemStreamTest, PackedFilesReadAsIfTheyWereNot) {
  put("a.txt.gz", gzipped("Dovic spoke.\n"));
  put("wire.jsonl.gz", gzipped("{\"text\":\"a\"}\n{\"text\":\"b\"}\n"));
  EXPECT_THAT(names({folder_.string()}), ElementsAre("a.txt.gz", "wire.jsonl.gz:1", "wire.jsonl.gz:2"));
}

TEST_F(ItemStreamTest, LinesOfATruncatedArchiveAreKeptAndTheCutHasItsPlace) {
  std::string lines;
  for (int i = 0; i < 400; ++i) lines += "{\"id\":\"k" + std::to_string(i * 7919 % 10007) + "\",\"text\":\"a\"}\n";
  const std::string packed = gzipped(lines);
  const std::vector<std::string> read = names({put("wire.jsonl.gz", packed.substr(0, packed.size() / 2))});
  ASSERT_GT(read.size(), 50u);
  EXPECT_EQ(read.back(), "! wire.jsonl.gz:" + std::to_string(read.size()) + ": the gzip stream ends too early");
}

TEST_F(ItemStreamTest, OneObjectSpreadOverLinesIsOneItem) {
  EXPECT_THAT(names({put("a.json", "{\n  \"text\": \"Dovic spoke.\",\n  \"id\": \"k\"\n}\n")}), ElementsAre("a.json"));
}

TEST_F(ItemStreamTest, FilesThatAreNoReportsAreErrorsOrPassedOver) {
  put("a.txt", "%PDF-1.4 ...");
  put("b.csv", "x,y");
  auto stream = ItemStream::open({folder_.string()}, {});
  auto first = (*stream)->next();
  ASSERT_TRUE(first && !first->ok());
  EXPECT_TRUE(first->error().message.ends_with("a.txt: a PDF file cannot be read without --pdf"));
  EXPECT_FALSE((*stream)->next());
  const std::vector<std::string> warnings = (*stream)->take_warnings();
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_TRUE(warnings[0].ends_with("b.csv: passed over, as it is no table of articles"));
}

TEST_F(ItemStreamTest, RowsOfTheMetadataTableGoWithTheirFiles) {
  put("a.txt", "Dovic spoke.");
  ReadOptions options;
  options.meta_path = put("meta.csv", "path,outlet\na.txt,Senn Herald\nb.txt,none\n");
  auto stream = ItemStream::open({folder_.string()}, options);
  auto item = (*stream)->next();
  ASSERT_TRUE(item && item->ok() && (*item)->supplied);
  EXPECT_EQ((*item)->supplied->outlet, "Senn Herald");
  EXPECT_FALSE((*stream)->next());
  const std::vector<std::string> warnings = (*stream)->take_warnings();
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_TRUE(warnings[0].ends_with("meta.csv:3: no file \"b.txt\" was read"));
}

TEST_F(ItemStreamTest, AMissingPathIsAnError) {
  EXPECT_THAT(names({folder_.string() + "/none.txt"}), ElementsAre("! none.txt: No such file or directory"));
}

TEST_F(ItemStreamTest, AFolderWithoutReadPermissionIsAnErrorAndTheRunGoesOn) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  put("a/x.txt", "x");
  put("b.txt", "x");
  fs::permissions(folder_ / "a", fs::perms::none);
  EXPECT_THAT(names({folder_.string()}), ElementsAre("! a: Permission denied", "b.txt"));
  fs::permissions(folder_ / "a", fs::perms::owner_all);
}

}  // namespace
}  // namespace onrecord
