// The tables of spellings in tests/data, with the given names and titles of the lexicon.
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

struct Tally {
  int same = 0, found = 0, different = 0, wrong = 0;

  // Of those that the matcher takes for one, how many are; of those that are one, how many it takes for one.
  double precision() const { return found / std::max(1.0, double(found + wrong)); }
  double recall() const { return found / std::max(1.0, double(same)); }
};

// Counts a match of whatever strength, also for different people. `half` is a column of the table ("" for all rows).
Tally tally(const char* file, std::string_view half) {
  const auto lexicon = Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
  const PersonWords words(**lexicon);
  const auto root_of = [&](std::string_view name) {
    const GivenName* given = words.given_name(name);
    return given ? given->root : std::string_view{};
  };
  const auto is_title = [&](std::string_view key) {
    const TitleWord* title = words.title(key);
    return title != nullptr && title->kind != TitleKind::kParticle;
  };
  std::ifstream in(std::string(ONRECORD_SOURCE_DIR "/tests/data/") + file);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  const std::string table_bytes = bytes.str();
  const auto table = parse_tsv(table_bytes, file);
  Tally tally;
  if (!table) return tally;
  const std::size_t half_column = table->column("half");
  for (const auto& row : table->rows) {
    if (!half.empty() && row[half_column] != half) continue;
    const std::string a = name_key(row[0]), b = name_key(row[1]);
    const bool match =
        match_person_names(without_titles(a, is_title), without_titles(b, is_title), root_of) != NameMatch::kDifferent;
    const bool same = row[2] == "same";
    ++(same ? tally.same : tally.different);
    tally.found += same && match;
    tally.wrong += !same && match;
    if (same != match && std::getenv("ONRECORD_SHOW_NAMES") != nullptr && half != "1") {
      std::printf("%s: %s = %s\n", same ? "missed" : "wrong", std::string(row[0]).c_str(), std::string(row[1]).c_str());
    }
  }
  std::printf("%s %s: %d of %d spellings matched, %d of %d pairs of different people; precision %.4f, recall %.4f\n",
              file, std::string(half).c_str(), tally.found, tally.same, tally.wrong, tally.different, tally.precision(),
              tally.recall());
  return tally;
}

TEST(PersonNames, SpellingsOfOnePersonMatchAndDifferentPeopleDoNot) {
  for (const char* half : {"0", "1"}) {
    const Tally names = tally("person_names.tsv", half);
    EXPECT_GT(names.same, 1800);
    EXPECT_GT(names.different, 100);
    EXPECT_GE(names.precision(), 0.99);
    EXPECT_GE(names.recall(), 0.95);
  }
}

TEST(PersonNames, PairsByHand) {
  const Tally names = tally("person_name_pairs.tsv", "");
  // Some differ in one letter, which the matcher takes for an error that needs support.
  EXPECT_GE(names.precision(), 0.98);
  EXPECT_GE(names.recall(), 0.93);
}

TEST(PersonNames, ASurnameAloneOrAnInitialNeedsSupport) {
  EXPECT_EQ(match_person_names("arvell", "tomas arvell"), NameMatch::kPossible);
  EXPECT_EQ(match_person_names("t arvell", "tomas arvell"), NameMatch::kPossible);
  EXPECT_EQ(match_person_names("m arvell", "tomas arvell"), NameMatch::kDifferent);
  EXPECT_EQ(match_person_names("arvell tomas", "tomas arvell"), NameMatch::kSame);
}

TEST(PersonNames, NamesBetweenMayBeMissingButNotDiffer) {
  EXPECT_EQ(match_person_names("tomas j arvell", "tomas arvell"), NameMatch::kSame);
  EXPECT_EQ(match_person_names("tomas j arvell", "tomas k arvell"), NameMatch::kDifferent);
  EXPECT_EQ(match_person_names("tomas jan arvell", "tomas j arvell"), NameMatch::kSame);
  EXPECT_EQ(match_person_names("tomas h j arvell", "tomas j arvell"), NameMatch::kDifferent);
}

TEST(PersonNames, AFatherIsNotHisSon) {
  EXPECT_EQ(match_person_names("tomas arvell jr", "tomas arvell sr"), NameMatch::kDifferent);
  EXPECT_EQ(match_person_names("tomas arvell jr", "tomas arvell"), NameMatch::kPossible);
}

TEST(PersonNames, TitlesGoButNeverTheLastWord) {
  const auto is_title = [](std::string_view key) {
    return key == "president" || key == "foreign minister" || key == "mr";
  };
  EXPECT_EQ(without_titles("mr tomas arvell", is_title), "tomas arvell");
  EXPECT_EQ(without_titles("foreign minister mr arvell", is_title), "arvell");
  EXPECT_EQ(without_titles("president", is_title), "president");
}

}  // namespace
}  // namespace onrecord
