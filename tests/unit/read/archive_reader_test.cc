#include "read/archives/archive_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "packed_bytes.h"
#include "read/archives/zip_reader.h"

namespace onrecord {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string tar_header(const std::string& name, std::uint64_t size, char kind = '0') {
  std::string header(512, '\0');
  name.copy(header.data(), 100);
  std::string digits(11, '0');
  for (std::size_t i = 11; i-- > 0; size /= 8) digits[i] = static_cast<char>('0' + size % 8);
  digits.copy(header.data() + 124, 11);
  header[156] = kind;
  std::string(
      "ustar\0"
      "00",
      8)
      .copy(header.data() + 257, 8);
  std::string(8, ' ').copy(header.data() + 148, 8);
  unsigned sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  for (int i = 5; i >= 0; --i, sum /= 8) header[148 + static_cast<std::size_t>(i)] = static_cast<char>('0' + sum % 8);
  header[154] = '\0';
  return header;
}

std::string tar_member(const std::string& name, const std::string& bytes, char kind = '0') {
  return tar_header(name, bytes.size(), kind) + bytes + std::string((512 - bytes.size() % 512) % 512, '\0');
}

std::string number(std::uint64_t value, int size) {
  std::string bytes;
  for (int i = 0; i < size; ++i) bytes.push_back(i < 8 ? static_cast<char>(value >> (8 * i)) : '\0');
  return bytes;
}

struct ZipFile {
  std::string bytes, directory;
  int members = 0;

  void add(const std::string& name, const std::string& packed, unsigned method, std::uint64_t size,
           unsigned flags = 0) {
    const std::uint64_t begin = bytes.size();
    const bool later = (flags & 8) != 0;
    bytes += "PK\x03\x04" + number(20, 2) + number(flags, 2) + number(method, 2) + number(0, 8) +
             number(later ? 0 : packed.size(), 4) + number(later ? 0 : size, 4) + number(name.size(), 2) +
             number(0, 2) + name + packed;
    if (later) bytes += "PK\x07\x08" + number(0, 4) + number(packed.size(), 4) + number(size, 4);
    list(name, packed.size(), size, method, begin);
  }
  void list(const std::string& name, std::uint64_t packed, std::uint64_t size, unsigned method, std::uint64_t begin) {
    directory += "PK\x01\x02" + number(20, 4) + number(0, 2) + number(method, 2) + number(0, 8) + number(packed, 4) +
                 number(size, 4) + number(name.size(), 2) + number(0, 12) + number(begin, 4) + name;
    ++members;
  }
  std::string whole() const {
    return bytes + directory + "PK\x05\x06" + number(0, 4) + number(members, 2) + number(members, 2) +
           number(directory.size(), 4) + number(bytes.size(), 4) + number(0, 2);
  }
};

// "NAME BYTES" of each member; "NAME BYTES ! reason" if reading it fails; "! reason" of an error.
std::vector<std::string> all_of(ArchiveReader& reader) {
  std::vector<std::string> out;
  while (auto member = reader.next()) {
    if (!*member) {
      out.push_back("! " + member->error().message);
      continue;
    }
    std::string text = (*member)->name + " ", buffer(7, '\0');
    for (;;) {
      const auto count = (*member)->bytes->read(buffer.data(), buffer.size());
      if (!count) text += " ! " + count.error().message;
      if (!count || *count == 0) break;
      text.append(buffer, 0, *count);
    }
    out.push_back(text);
  }
  return out;
}

std::vector<std::string> tar(const std::string& bytes) {
  return all_of(*tar_reader(std::make_unique<PortionSource>(bytes, 100)));
}
std::vector<std::string> zip(const std::string& bytes) {
  return all_of(*zip_reader(held_bytes(bytes)));
}

TEST(TarReader, GivesItsFilesAndPassesOverFolders) {
  const std::string bytes = tar_member("talks/", "", '5') + tar_member("talks/a.txt", "Talks go on.") +
                            tar_member("talks/b.txt", "") + tar_member("link", "", '2');
  EXPECT_TRUE(begins_tar(bytes));
  EXPECT_THAT(tar(bytes + std::string(1024, '\0') + "rest"), ElementsAre("talks/a.txt Talks go on.", "talks/b.txt "));
  EXPECT_FALSE(begins_tar(std::string(512, 'x')));
}

TEST(TarReader, LongNamesAreThoseOfGnuAndOfPax) {
  const std::string name = std::string(150, 'n') + ".txt";
  EXPECT_THAT(tar(tar_member("././@LongLink", name + '\0', 'L') + tar_member(name.substr(0, 100), "x")),
              ElementsAre(name + " x"));
  EXPECT_THAT(tar(tar_member("pax", "18 path=a/b\xC3\xA9.txt\n", 'x') + tar_member("short", "x")),
              ElementsAre("a/b\xC3\xA9.txt x"));
}

TEST(TarReader, ATruncatedArchiveGivesWhatItHas) {
  const std::string bytes = tar_member("a.txt", "one") + tar_member("b.txt", "two and more");
  EXPECT_THAT(tar(bytes.substr(0, 1024 + 515)), ElementsAre("a.txt one", "b.txt two ! the archive ends too early"));
  EXPECT_THAT(tar(bytes.substr(0, 1100)), ElementsAre("a.txt one", "! the archive ends too early"));
  EXPECT_THAT(tar(tar_member("a.txt", "one") + std::string(512, 'x')),
              ElementsAre("a.txt one", "! damaged tar header"));
}

TEST(ZipReader, GivesStoredAndPackedMembers) {
  const std::string words = "President Irena Dovic said in Senn that talks go on.";
  ZipFile file;
  file.add("a.txt", words, 0, words.size());
  file.add("folder/", "", 0, 0);
  file.add("b.txt", deflated(words, -15), 8, words.size());
  file.add("c.txt", zstd(words), 93, words.size());
  file.add("d\n\xFF.txt", deflated(words, -15), 8, words.size(), 8);
  EXPECT_TRUE(begins_zip(file.whole()));
  EXPECT_THAT(zip(file.whole()), ElementsAre("a.txt " + words, "b.txt " + words, "c.txt " + words,
                                             "d\xEF\xBF\xBD\xEF\xBF\xBD.txt " + words));
}

TEST(ZipReader, AFileWithoutItsDirectoryGivesWhatItHas) {
  const std::string words = "President Irena Dovic said in Senn that talks go on.";
  ZipFile file;
  file.add("a.txt", deflated(words, -15), 8, words.size(), 8);
  file.add("b.txt", deflated(words, -15), 8, words.size());
  file.add("c.txt", words, 0, words.size());
  EXPECT_THAT(zip(file.bytes), ElementsAre("a.txt " + words, "b.txt " + words, "c.txt " + words,
                                           "! the ZIP file has no directory: it was cut off"));
  EXPECT_THAT(zip(file.bytes.substr(0, file.bytes.size() - 10)),
              ElementsAre("a.txt " + words, "b.txt " + words, HasSubstr("! the archive ends too early"),
                          "! the ZIP file has no directory: it was cut off"));
}

TEST(ZipReader, LyingSizesEndWhereTheyLie) {
  const std::string bomb = deflated(std::string(1u << 20, 'x'), -15);
  ZipFile file;
  file.add("small.txt", bomb, 8, 10);
  file.add("large.txt", deflated("x", -15), 8, 10);
  file.add("key.txt", "x", 0, 1, 1);
  file.add("old.txt", "x", 6, 1);
  const auto lines = zip(file.whole());
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_THAT(lines[0], HasSubstr("! larger than the archive says"));
  EXPECT_LT(lines[0].size(), 100u);
  EXPECT_THAT(lines[1], HasSubstr("! smaller than the archive says"));
  EXPECT_EQ(lines[3], "! old.txt: packed by method 6, which is not known");
}

TEST(ZipReader, MembersThatShareBytesAreRefused) {
  ZipFile file;
  file.add("a.txt", "Talks go on.", 0, 12);
  file.list("b.txt", 12, 12, 0, 0);
  EXPECT_THAT(zip(file.whole()), ElementsAre("! a.txt: shares its bytes with another member",
                                             "! b.txt: shares its bytes with another member"));
}

TEST(ZipReader, AWaczFileIsItsWebArchives) {
  ZipFile file;
  file.add("datapackage.json", "{}", 0, 2);
  file.add("archive/data.warc.gz", "x", 0, 1);
  file.add("pages/pages.jsonl", "{}", 0, 2);
  EXPECT_THAT(zip(file.whole()), ElementsAre("archive/data.warc.gz x"));
}

}  // namespace
}  // namespace onrecord
