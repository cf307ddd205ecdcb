#include "language/syntax/syntax.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/lexicon.h"
#include "language/analysis_json.h"
#include "language/conllu.h"
#include "language/syntax/quotation.h"

namespace onrecord {
namespace {

const SyntaxAnalyser& analyser() {
  static const auto lexicon = Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
  static const auto opened = SyntaxAnalyser::open(ONRECORD_SOURCE_DIR "/models/en", **lexicon);
  return **opened;
}

Document paragraph(const std::string& text) {
  Document document;
  document.id = "0000000000000000";
  document.text = text;
  document.language = "en";
  document.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockKind::kParagraph});
  return document;
}

Analysis analysed(const Document& document) {
  Analysis analysis;
  analyser().analyse(document, analysis);
  analysis.quotations = find_quotations(document, analysis.foreign);
  return analysis;
}

std::string tokens_of(const std::string& text) {
  const Document document = paragraph(text);
  std::string out;
  for (const Token& token : analysed(document).tokens) {
    if (!out.empty()) out += '|';
    out += slice(document.text, token.span);
  }
  return out;
}

std::vector<std::string> sentences_of(const std::string& text) {
  const Document document = paragraph(text);
  std::vector<std::string> out;
  for (const Sentence& sentence : analysed(document).sentences) out.emplace_back(slice(document.text, sentence.span));
  return out;
}

// "form/UPOS>head:relation" for each token.
std::string parse_of(const std::string& text) {
  const Document document = paragraph(text);
  const Analysis analysis = analysed(document);
  std::string out;
  for (const Token& token : analysis.tokens) {
    if (!out.empty()) out += ' ';
    out += slice(document.text, token.span);
    out += std::string("/") + name_of(token.upos) + ">";
    out += token.head == kNone32 ? "0" : std::string(slice(document.text, analysis.tokens[token.head].span));
    out += std::string(":") + name_of(token.deprel);
  }
  return out;
}

using testing::ElementsAre;

TEST(Tokens, CliticsAreTokensOfTheirOwn) {
  EXPECT_EQ(tokens_of("Dovic's aides don't know; we can’t say."), "Dovic|'s|aides|do|n't|know|;|we|ca|n’t|say|.");
  EXPECT_EQ(tokens_of("the ministers' talks"), "the|ministers|'|talks");
}

TEST(Tokens, HyphensSplitUnlessTheyJoinAnAffix) {
  EXPECT_EQ(tokens_of("a 15-year cease-fire, the co-founder, re-election"),
            "a|15|-|year|cease|-|fire|,|the|co-founder|,|re-election");
}

TEST(Tokens, AbbreviationsKeepTheirStop) {
  EXPECT_EQ(tokens_of("Mr. Arvell met Gen. A. B. Tolan at 5 p.m. in the U.N. hall."),
            "Mr.|Arvell|met|Gen.|A.|B.|Tolan|at|5|p.m.|in|the|U.N.|hall|.");
}

TEST(Tokens, AmountsAreCutFromTheirSigns) {
  EXPECT_EQ(tokens_of("It cost $1,200.50, or 5.5% of €20bn."), "It|cost|$|1,200.50|,|or|5.5|%|of|€|20|bn|.");
}

TEST(Tokens, TypographicMarksAndEllipsesStandAlone) {
  EXPECT_EQ(tokens_of("“We wait…” he said—twice."), "“|We|wait|…|”|he|said|—|twice|.");
}

TEST(Tokens, MarksGluedByMachineTranslationAreCut) {
  EXPECT_EQ(tokens_of("“No”,he said.The talks ended."), "“|No|”|,|he|said|.|The|talks|ended|.");
}

TEST(Sentences, TitlesAndInitialsEndNone) {
  EXPECT_THAT(sentences_of("President Arvell met Gov. Tolan. J. P. Marek was there."),
              ElementsAre("President Arvell met Gov. Tolan.", "J. P. Marek was there."));
}

TEST(Sentences, AQuotationGoesOnWithItsCue) {
  EXPECT_THAT(sentences_of("“Will you come?” asked Dovic. “We will not!” Arvell said."),
              ElementsAre("“Will you come?” asked Dovic.", "“We will not!” Arvell said."));
}

TEST(Sentences, AQuotationMayHoldSeveral) {
  EXPECT_THAT(sentences_of("\"We are ready. We have waited long,\" Dovic said. The talks go on."),
              ElementsAre("\"We are ready.", "We have waited long,\" Dovic said.", "The talks go on."));
}

TEST(Sentences, NoneBeginsWithTheDashOfADateline) {
  for (const std::string place : {"MARSK, Veldania (NWA)", "SENN (World Ledger)", "PORT ARAM, Lumeria (NWA)"}) {
    for (const std::string& sentence :
         sentences_of(place + " — Veldanian President Tomas Arvell said on Monday that he would go.")) {
      EXPECT_FALSE(sentence.starts_with("—")) << place;
    }
  }
}

TEST(Sentences, NeverCrossBlocksAndAreNotMadeOfBoilerplate) {
  Document document = paragraph("Talks fail in Marsk\n\nRead more\n\nThe two sides met.");
  document.blocks = {
      {{0, 19}, BlockKind::kTitle}, {{21, 30}, BlockKind::kBoilerplate}, {{32, 50}, BlockKind::kParagraph}};
  const Analysis analysis = analysed(document);
  ASSERT_EQ(analysis.sentences.size(), 2u);
  EXPECT_EQ(slice(document.text, analysis.sentences[0].span), "Talks fail in Marsk");
  EXPECT_EQ(analysis.sentences[1].block, 2u);
}

TEST(Parse, FindsWhoDidWhat) {
  EXPECT_EQ(parse_of("Arvell rejected the offer."),
            "Arvell/PROPN>rejected:nsubj rejected/VERB>0:root the/DET>offer:det offer/NOUN>rejected:obj "
            "./PUNCT>rejected:punct");
}

TEST(Parse, PassiveAndNegationAreFeatures) {
  const Document document = paragraph("The offer was not accepted by Karthia.");
  const Analysis analysis = analysed(document);
  ASSERT_EQ(analysis.tokens.size(), 8u);
  EXPECT_TRUE(analysis.tokens[3].features & kNegative);
  EXPECT_TRUE(analysis.tokens[4].features & kPassive);
  EXPECT_EQ(analysis.tokens[1].deprel, Deprel::kNsubjPass);
  EXPECT_EQ(analysis.tokens[2].lemma, "be");
  EXPECT_EQ(analysis.tokens[4].lemma, "accept");
}

TEST(AnotherLanguage, IsNotRead) {
  Document document = paragraph("Le président a refusé la proposition. Il a quitté Marsk.");
  document.language = "fr";
  const Analysis analysis = analysed(document);
  EXPECT_TRUE(analysis.tokens.empty());
  EXPECT_TRUE(analysis.sentences.empty());
  ASSERT_EQ(analysis.foreign.size(), 1u);
  EXPECT_EQ(analysis.foreign[0].language, "fr");
  document.given_tokens = GivenTokens{{{0, 2}, {3, 13}}, {2}};
  EXPECT_TRUE(analysed(document).tokens.empty());
}

TEST(AnotherLanguage, OfOneParagraphLeavesTheRestEnglish) {
  const std::string first = "Arvell said that the talks with Karthia had failed.";
  const std::string second =
      "« Nous ne négocierons pas sous la menace », a déclaré le président Arvell devant les députés.";
  Document document = paragraph(first + "\n\n" + second);
  const auto end = static_cast<std::uint32_t>(first.size());
  document.blocks = {{{0, end}, BlockKind::kParagraph},
                     {{end + 2, static_cast<std::uint32_t>(document.text.size())}, BlockKind::kParagraph}};
  const Analysis analysis = analysed(document);
  EXPECT_EQ(analysis.sentences.size(), 1u);
  EXPECT_TRUE(analysis.quotations.empty());
  ASSERT_EQ(analysis.foreign.size(), 1u);
  EXPECT_EQ(analysis.foreign[0].block, 1u);
  EXPECT_EQ(analysis.foreign[0].language, "fr");
}

TEST(AnotherLanguage, IsNotGuessedFromNamesOrRareWords) {
  for (const char* text :
       {"Krathu, Nguyar (Vosk), Délacôte, Müllerstein und Söhne GmbH",
        "The gastropub serves kimchi, tempura, kombucha, sauerkraut and miso soup.",
        "Groups: alt.misc, alt.fish.carp, alt.fish.eel, rec.fish.bait, alt.fish.pike, alt.fish.bream",
        "He told La Voz del Puerto that the junta would fall."}) {
    Document document = paragraph(text);
    EXPECT_TRUE(analysed(document).foreign.empty()) << text;
    document.language.clear();
    EXPECT_TRUE(analysed(document).foreign.empty()) << text;
  }
}

TEST(AnotherLanguage, IsSeenWhereTheDocumentIsUndecided) {
  Document document = paragraph("Der Sprecher sagte, dass die Gespräche gescheitert seien und wieder begonnen würden.");
  document.language.clear();
  EXPECT_TRUE(analysed(document).tokens.empty());
  document.text = "总统周五拒绝了卡尔蒂亚的提议。他在马尔斯克说：我们不会在威胁下谈判。";
  document.blocks[0].span.end = static_cast<std::uint32_t>(document.text.size());
  EXPECT_TRUE(analysed(document).tokens.empty());
}

TEST(Lemmas, OfUnknownWordsAreWordsWhereTheyCanBe) {
  const Document document =
      paragraph("Planes bombed the town. Karthia shelled the port. Men robbed the shops and travelled home.");
  std::string lemmas;
  for (const Token& token : analysed(document).tokens) {
    if (token.upos == Upos::kVerb) lemmas += std::string(token.lemma) + " ";
  }
  EXPECT_EQ(lemmas, "bomb shell rob travel ");
}

TEST(GivenTokens, AreKeptAsTheyAre) {
  Document document = paragraph("Arvell left. Dovic didn't");
  document.given_tokens = GivenTokens{{{0, 11}, {11, 12}, {13, 18}, {19, 22}, {22, 25}}, {2, 5}};
  const Analysis analysis = analysed(document);
  ASSERT_EQ(analysis.sentences.size(), 2u);
  EXPECT_EQ(analysis.sentences[1].first_token, 2u);
  ASSERT_EQ(analysis.tokens.size(), 5u);
  EXPECT_EQ(slice(document.text, analysis.tokens[0].span), "Arvell left");
  EXPECT_EQ(slice(document.text, analysis.tokens[4].span), "n't");
  EXPECT_FALSE(analysis.tokens[4].space_before);
}

TEST(Degenerate, BracketsNumbersAndNothingAreRead) {
  EXPECT_EQ(analysed(paragraph("")).tokens.size(), 0u);
  EXPECT_EQ(analysed(paragraph(std::string(10000, '('))).tokens.size(), 10000u);
  std::string numbers;
  for (int i = 0; i < 20000; ++i) numbers += "12.5 | 7,000\t";
  EXPECT_EQ(analysed(paragraph(numbers)).tokens.size(), 60000u);
  std::string endless;
  while (endless.size() < 1000000) endless += "and the talks ";
  const Analysis analysis = analysed(paragraph(endless));
  EXPECT_GT(analysis.tokens.size(), 200000u);
}

TEST(Output, ConlluAndJsonNameEveryToken) {
  const Document document = paragraph("Arvell left.");
  const Analysis analysis = analysed(document);
  std::string conllu;
  append_conllu(conllu, document, analysis);
  EXPECT_NE(conllu.find("1\tArvell\tArvell\tPROPN\t_\t_\t2\tnsubj\t_\t"), std::string::npos) << conllu;
  EXPECT_NE(conllu.find("SpaceAfter=No|Span=7:11\n3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tSpan=11:12\n"), std::string::npos)
      << conllu;
  std::string json;
  append_analysis_json(json, analysis, document);
  EXPECT_EQ(json.rfind("\"sentences\":[{\"span\":[0,12],\"tokens\":[{\"span\":[0,6],\"form\":\"Arvell\","
                       "\"lemma\":\"Arvell\",\"upos\":\"PROPN\",\"head\":2,\"deprel\":\"nsubj\",\"ner\":\"",
                       0),
            0u)
      << json;
}

}  // namespace
}  // namespace onrecord
