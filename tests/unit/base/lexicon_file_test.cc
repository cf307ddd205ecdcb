#include "base/lexicon_file.h"

#include <cstring>
#include <fstream>
#include <iterator>

#include "base/hash.h"
#include "base/lexicon.h"

namespace onrecord {
namespace {

constexpr const char* kPlaces =
    "# table\tplaces\n# source\tinvented\n# licence\tApache-2.0\n"
    "name\tkind\tcountry\n"
    "Marsk\tcity\tVLD\n"
    "Senn\tcity\tKTH\n";
constexpr std::size_t kHashAt = 32, kHeader = 64;

std::string small_file() {
  return compile_lexicon({{"places", kPlaces}}, {{"names", "12345678"}, {"words", "abc"}}).value();
}

std::string message_of(const std::string& bytes) {
  const auto lexicon = Lexicon::from_bytes(bytes);
  return lexicon ? "" : lexicon.error().message;
}

// The file with the hash of its changed bytes, so that only the checks of its numbers can find the damage.
std::string rehashed(std::string bytes) {
  return bytes.replace(kHashAt, kHeader - kHashAt, content_hash(std::string_view{bytes}.substr(kHeader)));
}

TEST(LexiconFile, FieldsAndIndexesComeBack) {
  const auto lexicon = Lexicon::from_bytes(small_file()).value();
  const LexiconTable& table = lexicon->table("places");
  ASSERT_EQ(table.rows(), 2U);
  EXPECT_EQ(table.field(0, table.column("name")), "Marsk");
  EXPECT_EQ(table.field(1, table.column("country")), "KTH");
  EXPECT_EQ(lexicon->index("names", {"places"}), "12345678");
  EXPECT_EQ(lexicon->index("words", {}), "abc");
  EXPECT_EQ(lexicon->index("other", {}), "");
}

TEST(LexiconFile, AnIndexIsNotUsedWhereAUserAddedRows) {
  const auto lexicon = Lexicon::from_bytes(small_file()).value();
  ASSERT_TRUE(lexicon->add_user_file("mine.tsv", "# table\tplaces\nname\tkind\nPort Aram\tcity\n"));
  EXPECT_EQ(lexicon->index("names", {"places"}), "");
  EXPECT_EQ(lexicon->index("words", {"people"}), "abc");
  const LexiconTable& table = lexicon->table("places");
  ASSERT_EQ(table.rows(), 3U);
  EXPECT_EQ(table.field(1, 0), "Senn");
  EXPECT_EQ(table.field(2, 0), "Port Aram");
  EXPECT_EQ(table.field(2, table.column("country")), "");
  EXPECT_TRUE(table.is_users(2));
}

TEST(LexiconFile, CutAnywhereItIsRefusedInOneLine) {
  const std::string whole = small_file();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string message = message_of(whole.substr(0, size));
    EXPECT_TRUE(message.starts_with("lexicon: ")) << size << message;
    EXPECT_EQ(message.find('\n'), std::string::npos) << size;
  }
  EXPECT_EQ(message_of(whole), "");
}

TEST(LexiconFile, AnyChangedByteIsFound) {
  const std::string whole = small_file();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x40);
    EXPECT_NE(message_of(damaged), "") << at;
  }
}

TEST(LexiconFile, VersionAndOrderOfBytesAreSaid) {
  std::string other = small_file();
  other[16] = 99;
  EXPECT_EQ(message_of(other), "lexicon: lexicon format 99, but this program reads 2");
  other = small_file();
  std::swap(other[20], other[23]);
  std::swap(other[21], other[22]);
  EXPECT_EQ(message_of(other), "lexicon: lexicon file of a machine with another order of bytes");
}

TEST(LexiconFile, NumbersThatPointOutsideAreFoundThoughTheHashFits) {
  const std::string whole = small_file();
  std::size_t refused = 0;
  for (std::size_t at = kHeader; at + 4 <= whole.size(); at += 4) {
    for (const std::uint32_t wrong : {0xFFFFFFFFu, 0x7FFFFFFFu, static_cast<std::uint32_t>(whole.size())}) {
      std::string damaged = whole;
      std::memcpy(damaged.data() + at, &wrong, sizeof wrong);
      const auto lexicon = Lexicon::from_bytes(rehashed(std::move(damaged)));
      if (!lexicon) {
        ++refused;
        continue;
      }
      // What is not refused (the text itself, for one) can be read.
      const LexiconTable& table = (*lexicon)->table("places");
      for (std::size_t row = 0; row < table.rows(); ++row) EXPECT_LE(table.field(row, 0).size(), whole.size());
      EXPECT_LE((*lexicon)->index("names", {}).size(), whole.size());
    }
  }
  EXPECT_GT(refused, 40U);
}

TEST(LexiconFile, TheBuiltOneIsRefusedWhenCutOff) {
  std::ifstream in(ONRECORD_DATA_DIR "/lexicon.bin", std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(message_of(whole), "");
  EXPECT_EQ(message_of(whole.substr(0, whole.size() / 2)), "lexicon: lexicon file has " +
                                                               std::to_string(whole.size() / 2) + " bytes instead of " +
                                                               std::to_string(whole.size()));
}

}  // namespace
}  // namespace onrecord
