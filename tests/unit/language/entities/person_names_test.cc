// The table of spellings in tests/data, with the given names of the lexicon.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/lexicon.h"
#include "base/name_key.h"
#include "base/person_name.h"
#include "base/tsv.h"
#include "language/lexicon/person_words.h"

namespace onrecord {
namespace {

TEST(PersonNames, SpellingsOfOnePersonMatchAndDifferentPeopleDoNot) {
  auto lexicon = Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
  ASSERT_TRUE(lexicon.ok());
  const PersonWords words(**lexicon);
  const auto root_of = [&](std::string_view name) {
    const GivenName* given = words.given_name(name);
    return given ? given->root : std::string_view{};
  };
  std::ifstream in(ONRECORD_SOURCE_DIR "/tests/data/person_names.tsv");
  std::ostringstream bytes;
  bytes << in.rdbuf();
  const std::string table_bytes = bytes.str();
  const auto table = parse_tsv(table_bytes, "person_names.tsv");
  ASSERT_TRUE(table.ok());
  int same = 0, found = 0, wrong = 0;
  for (const auto& row : table->rows) {
    const NameMatch match = match_person_names(name_key(row[0]), name_key(row[1]), root_of);
    if (row[2] == "same") {
      ++same;
      found += match != NameMatch::kDifferent;
      if (match == NameMatch::kDifferent)
        std::printf("missed: %s\n", std::string(row[0]).append(" = ").append(row[1]).c_str());
    } else {
      wrong += match == NameMatch::kSame;
      if (match == NameMatch::kSame)
        std::printf("wrong: %s\n", std::string(row[0]).append(" = ").append(row[1]).c_str());
    }
  }
  std::printf("%d of %d spellings matched, %d pairs of different people taken for one\n", found, same, wrong);
  EXPECT_GE(found * 100, same * 90);
  EXPECT_LE(wrong * 100, found);
}

TEST(PersonNames, ASurnameAloneOrAnInitialNeedsSupport) {
  EXPECT_EQ(match_person_names("arvell", "tomas arvell"), NameMatch::kPossible);
  EXPECT_EQ(match_person_names("t arvell", "tomas arvell"), NameMatch::kPossible);
  EXPECT_EQ(match_person_names("m arvell", "tomas arvell"), NameMatch::kDifferent);
  EXPECT_EQ(match_person_names("arvell tomas", "tomas arvell"), NameMatch::kSame);
}

}  // namespace
}  // namespace onrecord
