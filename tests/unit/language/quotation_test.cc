#include "language/syntax/quotation.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

// One paragraph block per line.
Document paragraphs(std::string text) {
  Document document;
  document.text = std::move(text);
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i <= document.text.size(); ++i) {
    if (i < document.text.size() && document.text[i] != '\n') continue;
    if (i > begin) document.blocks.push_back({{begin, i}, BlockKind::kParagraph});
    begin = i + 1;
  }
  return document;
}

std::vector<std::string> inner_words(const Document& document) {
  std::vector<std::string> words;
  for (const Quotation& quotation : find_quotations(document))
    words.emplace_back(slice(document.text, quotation.inner));
  return words;
}

using Words = std::vector<std::string>;

TEST(FindQuotations, TypographicAndStraightMarks) {
  EXPECT_EQ(inner_words(paragraphs("“We will not go,” he said.")), Words{"We will not go,"});
  EXPECT_EQ(inner_words(paragraphs("\"We will not go,\" he said. \"Never.\"")), (Words{"We will not go,", "Never."}));
  EXPECT_EQ(inner_words(paragraphs("Er sagte „Nein“ und ging; « Non », dit-il.")), (Words{"Nein", " Non "}));
}

TEST(FindQuotations, TwoStraightApostrophesAreOneDoubleMark) {
  EXPECT_EQ(inner_words(paragraphs("''We don't go,'' he said. ''I 'never' did.''")),
            (Words{"We don't go,", "I 'never' did.", "never"}));
}

TEST(FindQuotations, AnApostropheIsNone) {
  EXPECT_EQ(inner_words(paragraphs("The soldiers’ families don’t know; it's the '90s.")), Words{});
}

TEST(FindQuotations, SingleMarksInsideDoubleOnesAreNested) {
  const Document document = paragraphs("“He told me ‘never again’ and left,” she said.");
  const auto quotations = find_quotations(document);
  ASSERT_EQ(quotations.size(), 2u);
  EXPECT_EQ(slice(document.text, quotations[1].inner), "never again");
  EXPECT_EQ(quotations[1].parent, 0u);
}

TEST(FindQuotations, ACueGluedToTheClosingMark) {
  EXPECT_EQ(inner_words(paragraphs("“We want more energy”indicated the spokesman.")), Words{"We want more energy"});
}

TEST(FindQuotations, AMissingClosingMarkDoesNotSwallowTheNextSentence) {
  const Document document = paragraphs("“Nobody can say when the road opens., he said. The mines are in the north.");
  const auto quotations = find_quotations(document);
  ASSERT_EQ(quotations.size(), 1u);
  EXPECT_EQ(slice(document.text, quotations[0].inner), "Nobody can say when the road opens.");
  EXPECT_FALSE(quotations[0].closed);
}

TEST(FindQuotations, ParagraphsThatEachOpenAndOnlyTheLastClosesAreOneTurn) {
  const Document document = paragraphs("“We sleep in cellars. It is hard.\n“We want peace,” he said.");
  const auto quotations = find_quotations(document);
  ASSERT_EQ(quotations.size(), 2u);
  EXPECT_FALSE(quotations[0].closed);
  EXPECT_EQ(slice(document.text, quotations[0].inner), "We sleep in cellars. It is hard.");
  EXPECT_EQ(quotations[1].continues, 0u);
}

TEST(FindQuotations, UnclosedMarkBeforeAnotherQuotationEndsAtItsSentence) {
  EXPECT_EQ(inner_words(paragraphs("“We are ready. He added: “Come soon.” Nobody came.")),
            (Words{"We are ready.", "Come soon."}));
}

TEST(FindQuotations, AThousandMarksAreReadInOrder) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "“";
  const Document document = paragraphs(text + "x");
  std::uint32_t begin = 0;
  for (const Quotation& quotation : find_quotations(document)) {
    EXPECT_GE(quotation.span.begin, begin);
    begin = quotation.span.begin;
    EXPECT_LE(quotation.span.end, document.text.size());
  }
}

}  // namespace
}  // namespace onrecord
