#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/lexicon.h"
#include "language/syntax/model_file.h"
#include "language/syntax/name_consistency.h"
#include "language/syntax/name_lists.h"
#include "language/syntax/sparse_model.h"

namespace onrecord {
namespace {

struct Lists {
  std::shared_ptr<Lexicon> lexicon;
  std::unique_ptr<Tokeniser> tokeniser;
  std::unique_ptr<NameLists> lists;
};

Lists lists_of(const std::string& people, const std::string& countries) {
  const auto bytes = compile_lexicon(
      {{"people.tsv", "# table\tpeople\n# source\town\n# licence\tApache-2.0\nname\taliases\n" + people},
       {"countries.tsv",
        "# table\tcountries\n# source\town\n# licence\tApache-2.0\nname\taliases\tcapital\tadjectives\tdemonyms\n" +
            countries}});
  Lists lists;
  lists.lexicon = *Lexicon::from_bytes(*bytes);
  lists.tokeniser = std::make_unique<Tokeniser>(*lists.lexicon);
  lists.lists = std::make_unique<NameLists>(NameLists::open(*lists.lexicon, *lists.tokeniser).value());
  return lists;
}

std::vector<std::uint32_t> hints_of(const Lists& lists, const std::string& text) {
  std::vector<Word> words;
  lists.tokeniser->tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, words);
  std::vector<std::uint32_t> hints(words.size());
  lists.lists->find(words.data(), static_cast<std::uint32_t>(words.size()), hints.data());
  return hints;
}

TEST(NameLists, TheLongestListedNameCounts) {
  const Lists lists =
      lists_of("Irena Dovic\tI. Dovic\n", "Port Aram Republic\tPort Aram\tPort Aram\tAramian\tAramians\n");
  const auto hints = hints_of(lists, "Irena Dovic left Port Aram Republic with Aramian aid.");
  EXPECT_EQ(hints[0], static_cast<std::uint32_t>(kListedPerson | kHintBegins));
  EXPECT_EQ(hints[1], static_cast<std::uint32_t>(kListedPerson | kHintGoesOn | kListedSurname));
  EXPECT_EQ(hints[2], 0u);
  EXPECT_EQ(hints[5], static_cast<std::uint32_t>(kListedPlace | kHintGoesOn));
  EXPECT_EQ(hints[7], static_cast<std::uint32_t>(kListedGroup | kHintBegins));
}

TEST(NameLists, WithoutACapitalNothingIsAName) {
  const Lists lists = lists_of("Will Marsh\t\n", "");
  EXPECT_THAT(hints_of(lists, "they will marsh on"), testing::Each(0u));
}

// A document of space-separated tokens; "Name/PER" gives a one-token name, "+" goes on with the one before.
struct Marked {
  Document document;
  Analysis analysis;
};
Marked marked(const std::vector<std::pair<std::string, NameClass>>& tokens) {
  Marked out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool goes_on = tokens[i].first[0] == '+';
    const std::string form = tokens[i].first.substr(goes_on ? 1 : 0);
    if (i > 0) out.document.text += ' ';
    Token token;
    token.span.begin = static_cast<std::uint32_t>(out.document.text.size());
    out.document.text += form;
    token.span.end = static_cast<std::uint32_t>(out.document.text.size());
    token.name = tokens[i].second;
    token.name_begins = tokens[i].second != NameClass::kOutside && !goes_on;
    token.upos = Upos::kPropn;
    out.analysis.tokens.push_back(token);
  }
  return out;
}

constexpr NameClass O = NameClass::kOutside;
constexpr NameClass PER = NameClass::kPerson;
constexpr NameClass LOC = NameClass::kPlace;
constexpr NameClass ORG = NameClass::kOrganisation;

TEST(NameConsistency, ASurnameIsThePersonNamedInFull) {
  Marked m = marked({{"Tomas", PER}, {"+Arvell", PER}, {"met", O}, {"ARVELL", LOC}, {"and", O}, {"Arvell", O}});
  m.analysis.tokens[2].upos = Upos::kVerb;
  m.analysis.tokens[4].upos = Upos::kCconj;
  make_names_consistent(m.document, m.analysis);
  EXPECT_EQ(m.analysis.tokens[3].name, PER);
  EXPECT_EQ(m.analysis.tokens[5].name, PER);
  EXPECT_TRUE(m.analysis.tokens[5].name_begins);
  EXPECT_EQ(m.analysis.tokens[2].name, O);
}

TEST(NameConsistency, TheCommonestClassOfAFormDecides) {
  Marked m = marked({{"Senn", LOC}, {"x", O}, {"Senn", LOC}, {"x", O}, {"Senn", ORG}});
  make_names_consistent(m.document, m.analysis);
  EXPECT_EQ(m.analysis.tokens[4].name, LOC);
}

TEST(NameConsistency, WhatStandsBesideANameIsLeftAlone) {
  Marked m = marked({{"Tomas", PER}, {"+Arvell", PER}, {"x", O}, {"Arvell", O}, {"Bridge", LOC}});
  make_names_consistent(m.document, m.analysis);
  EXPECT_EQ(m.analysis.tokens[3].name, O);
}

TEST(ModelFile, SectionsComeBackAsTheyWereWritten) {
  ModelWriter writer;
  writer.add("one", "abc");
  writer.add("two", std::string(100, 'x'));
  const std::string bytes = writer.bytes();
  const auto reader = ModelReader::open(bytes, "test.model");
  ASSERT_TRUE(reader.ok());
  EXPECT_EQ((*reader).section("one"), "abc");
  EXPECT_EQ((*reader).section("two").size(), 100u);
  EXPECT_EQ((*reader).section("three"), "");
}

TEST(ModelFile, ACutOffOrForeignFileIsRefused) {
  ModelWriter writer;
  writer.add("one", "abc");
  const std::string bytes = writer.bytes();
  EXPECT_EQ(ModelReader::open(std::string_view(bytes).substr(0, bytes.size() - 1), "a.model").error().message,
            "a.model: model file is cut off");
  EXPECT_EQ(ModelReader::open("something else entirely, long enough to be read", "b.model").error().message,
            "b.model: not a model file");
  EXPECT_FALSE(SparseModel::open(std::string(40, '\7'), "c.model").ok());
}

}  // namespace
}  // namespace onrecord
