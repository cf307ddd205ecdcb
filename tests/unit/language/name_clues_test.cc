#include "language/syntax/name_clues.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/lexicon.h"
#include "language/syntax/tokeniser.h"

namespace onrecord {
namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// Words and clues of a text, with tables of the test's own.
class Clues {
 public:
  Clues(const Pairs& seen, const Pairs& lists) {
    ModelWriter writer;
    writer.add("names.seen", HashTable::section(seen));
    writer.add("names.lists", HashTable::section(lists));
    bytes_ = writer.bytes();
    EXPECT_TRUE(clues_.open(*ModelReader::open(bytes_, "clues")).ok());
  }

  std::vector<NameClue> of(const std::string& text) const {
    const std::vector<Word> words = words_of(text);
    const std::vector<std::uint32_t> hints(words.size(), 0);
    std::vector<NameClue> clues(words.size());
    clues_.find(words.data(), static_cast<std::uint32_t>(words.size()), hints.data(), clues.data());
    return clues;
  }

  static std::vector<Word> words_of(const std::string& text) {
    static const auto lexicon = *Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
    static const Tokeniser tokeniser(*lexicon);
    std::vector<Word> words;
    tokeniser.tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, words);
    return words;
  }

 private:
  std::string bytes_;
  NameClues clues_;
};

std::uint32_t list_key(const std::string& name) {
  std::uint32_t hash = kListStart;
  for (const Word& word : Clues::words_of(name)) hash = mix(hash, word.lower);
  return hash;
}

TEST(NameClues, AListedNameIsFoundWrittenSmallToo) {
  const Clues clues(
      {}, {{list_key("port"), kListHasLonger}, {list_key("port aram"), kInPlaces}, {list_key("aram"), kInSurnames}});
  const auto found = clues.of("they left port aram early");
  EXPECT_EQ(found[2].listed_words, kInPlaces | kListBegins);
  EXPECT_EQ(found[3].listed_words, kInPlaces | kListGoesOn);
  EXPECT_EQ(found[3].listed, kInSurnames);
  EXPECT_EQ(found[0].listed_words, 0);
}

TEST(NameClues, NamesAreLookedForWhereACapitalOrAListIs) {
  const Clues clues({}, {});
  const auto found = clues.of("a deal with the Bank of Senn was signed in haste");
  std::string candidates;
  for (const NameClue& clue : found) candidates += clue.candidate ? 'x' : '.';
  EXPECT_EQ(candidates, "...xxxxx...");
}

TEST(NameClues, RawNewsSpeakOfTheSpellingThePairAndTheNeighbours) {
  const auto words = Clues::words_of("minister Irena Dovic said");
  const Clues clues({{words[1].form, 25},
                     {seen_pair_key(words[1], words[2]), 24},
                     {place_before_key(words[0]), 23},
                     {place_behind_key(words[3]), 22},
                     {capitals_key(words[1]), 4u << 8 | 25}},
                    {});
  const auto found = clues.of("minister Irena Dovic said");
  EXPECT_EQ(found[1].seen, 25);
  EXPECT_EQ(found[1].seen_behind, 24);
  EXPECT_EQ(found[2].seen_before, 24);
  EXPECT_EQ(found[1].place_before, 23);
  EXPECT_EQ(found[2].place_behind, 22);
  EXPECT_EQ(found[1].capitals, 4);
  EXPECT_EQ(found[1].small, 0);
  EXPECT_EQ(clues.of("they met irena")[2].small, 25);
}

TEST(HashTable, EveryHashIsFoundAtAnySize) {
  for (std::uint32_t size = 0; size < 40; ++size) {
    Pairs pairs;
    for (std::uint32_t i = 0; i < size; ++i) pairs.emplace_back(i % 2 == 0 ? i * 0x9E3779B9u : 0xFFFFFFFFu - i, i + 1);
    const std::string section = HashTable::section(pairs);
    const auto table = HashTable::open(section, "table");
    ASSERT_TRUE(table.ok());
    for (std::uint32_t i = 1; i < size; ++i) EXPECT_EQ(table->find(pairs[i].first, 0), i + 1);
    EXPECT_EQ(table->find(0x12345678u, 77), 77u);
  }
}

}  // namespace
}  // namespace onrecord
