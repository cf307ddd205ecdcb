#include "read/feeds/conllu_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/item.h"

namespace onrecord {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kTalks =
    "# newdoc id = talks-1\n"
    "# sent_id = 1\n"
    "# text = Dovic can't stay.\n"
    "1\tDovic\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tca\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3.1\twould\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "4\tstay\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "5\t.\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "\n"
    "1\tNo\t_\t_\t_\t_\t_\t_\t_\tNER=O|SpaceAfter=No\n"
    "2\t!\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "\n"
    "# newpar\n"
    "1\tSenn\t_\t_\t_\t_\t_\t_\t_\t_\n";

std::vector<std::string> tokens_of(const ConlluDocument& document) {
  std::vector<std::string> out;
  std::size_t sentence = 0;
  for (std::size_t i = 0; i < document.tokens.tokens.size(); ++i) {
    if (i == document.tokens.sentence_ends[sentence]) out.emplace_back("|"), ++sentence;
    out.emplace_back(slice(document.text.text, document.tokens.tokens[i]));
  }
  return out;
}

TEST(ReadConllu, TextParagraphsAndTokensAreTheGivenOnes) {
  const auto read = read_conllu(kTalks, "talks.conllu", 0, 1);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->id, "talks-1");
  EXPECT_EQ(read->text.text, "Dovic can't stay. No!\nSenn");
  EXPECT_THAT(tokens_of(*read), ElementsAre("Dovic", "ca", "n't", "stay", ".", "|", "No", "!", "|", "Senn"));
  ASSERT_EQ(read->blocks.size(), 2u);
  EXPECT_EQ(read->blocks[0].span, (TextSpan{0, 21}));
  EXPECT_EQ(read->blocks[1].span, (TextSpan{22, 26}));
  EXPECT_TRUE(read->warnings.empty());
}

TEST(ReadConllu, EveryTokenLeadsBackToItsBytes) {
  const std::string bytes = kTalks;
  const auto read = read_conllu(bytes, "talks.conllu", 1000, 1);
  ASSERT_TRUE(read.ok());
  for (const TextSpan token : read->tokens.tokens) {
    const ByteSpan source = read->text.map.to_source(token);
    EXPECT_EQ(bytes.substr(source.begin - 1000, source.end - source.begin), slice(read->text.text, token));
  }
}

TEST(ReadConllu, ATextThatDoesNotHoldTheWordsIsLeftAsideWithAWarning) {
  const auto read =
      read_conllu("# text = Arvell left them .\n1\tArvell\t_\t_\t_\t_\t_\t_\t_\t_\n2\tleft\t_\t_\t_\t_\t_\t_\t_\t_\n",
                  "a.conllu", 0, 7);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->text.text, "Arvell left");
  ASSERT_EQ(read->warnings.size(), 1u);
  EXPECT_THAT(read->warnings[0], HasSubstr("a.conllu:7: "));
}

TEST(ReadConllu, AMultiwordTokenOfOtherLettersIsOneWord) {
  const auto read = read_conllu(
      "1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\t_\t_\t_\t_\t_\t_\t_\t_\n2\tle\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "3\tpont\t_\t_\t_\t_\t_\t_\t_\t_\n",
      "a.conllu", 0, 1);
  ASSERT_TRUE(read.ok());
  EXPECT_THAT(tokens_of(*read), ElementsAre("du", "pont"));
}

TEST(ReadConllu, CarriageReturnsAndBrokenBytesAreNoFault) {
  const auto read = read_conllu(
      "# newdoc id = k\r\n1\tSe\xFFnn\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\r\n2\t.\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n",
      "a.conllu", 0, 1);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->id, "k");
  EXPECT_EQ(read->text.text, "Se\xEF\xBF\xBDnn.");
  EXPECT_EQ(read->text.repaired, 1u);
  EXPECT_THAT(tokens_of(*read), ElementsAre("Se\xEF\xBF\xBDnn", "."));
}

TEST(ReadConllu, ABrokenLineIsNamed) {
  const std::string word = "\tSenn\t_\t_\t_\t_\t_\t_\t_\t_\n";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"1\tSenn\t_\n", "a.conllu:10: 3 columns instead of 10"},
      {"1" + word + "1" + word, "a.conllu:11: the number \"1\" where word 2 should stand"},
      {"2" + word, "a.conllu:10: the number \"2\" where word 1 should stand"},
      {"x" + word, "a.conllu:10: the number \"x\" where word 1 should stand"},
      {"1-x" + word, "a.conllu:10: the number \"1-x\" where word 1 should stand"},
      {"1-2" + word + "1" + word + "\n", "a.conllu:12: the sentence ends before word 2"},
      {"1-2" + word + "1-2" + word, "a.conllu:11: the number \"1-2\" where word 1 should stand"},
      {"1\t\t_\t_\t_\t_\t_\t_\t_\t_\n", "a.conllu:10: a word without a form"},
      {"1" + word + "# text = Senn\n", "a.conllu:11: a comment among the words of a sentence"},
  };
  for (const auto& [bytes, message] : cases) {
    const auto read = read_conllu(bytes, "a.conllu", 0, 10);
    ASSERT_FALSE(read.ok()) << bytes;
    EXPECT_EQ(read.error().message, message);
  }
}

TEST(ReadConllu, NothingButCommentsHasNoWords) {
  const auto read = read_conllu("# newdoc id = k\n\n\n", "a.conllu", 0, 1);
  ASSERT_TRUE(read.ok());
  EXPECT_TRUE(read->blocks.empty());
}

}  // namespace
}  // namespace onrecord
