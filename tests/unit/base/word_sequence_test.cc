#include "base/word_sequence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace onrecord {
namespace {

WordSequence words_of(const std::string& text) {
  WordSequence words;
  add_words(words, text, {0, static_cast<std::uint32_t>(text.size())});
  return words;
}

std::vector<std::string> forms_of(const std::string& text) {
  std::vector<std::string> forms;
  for (const TextSpan span : words_of(text).spans) forms.emplace_back(slice(text, span));
  return forms;
}

TEST(WordSequence, HouseStyleDoesNotMatter) {
  EXPECT_EQ(words_of("The U.S.-led talks, Mr. Reith's “last”").hashes,
            words_of("the US led talks Mr Reith’s \"last\"").hashes);
  EXPECT_EQ(words_of("Reith's THAT’S").hashes, words_of("Reith that").hashes);
  EXPECT_NE(words_of("don't").hashes, words_of("don").hashes);
  EXPECT_EQ(words_of("14,000 cars").hashes, words_of("14000 CARS").hashes);
  EXPECT_EQ(words_of("ÉCOLE Ёлка").hashes, words_of("école ёлка").hashes);
}

TEST(WordSequence, AFigureStaysAFigure) {
  EXPECT_NE(words_of("3.5").hashes, words_of("35").hashes);
  EXPECT_EQ(forms_of("won 3.5 percent. Then 1,200."),
            (std::vector<std::string>{"won", "3.5", "percent", "Then", "1,200"}));
}

TEST(WordSequence, ASentenceThatEndsInASingleLetterIsNoAbbreviation) {
  EXPECT_EQ(forms_of("Plan B. It failed"), (std::vector<std::string>{"Plan", "B", "It", "failed"}));
}

TEST(WordSequence, MarksSayWhatIsQuotedAndWhatIsANumber) {
  const WordSequence words = words_of("He said \"we have 12\" twice\nand left");
  EXPECT_EQ(words.marks,
            (std::vector<std::uint8_t>{kBreakBefore, 0, kQuotedWord, kQuotedWord, kQuotedWord | kNumberWord, 0, 0, 0}));
}

TEST(WordSequence, SingleMarksQuoteAndApostrophesDoNot) {
  const WordSequence words = words_of("'We don't go,' she said of the soldiers' road");
  std::vector<bool> quoted;
  for (const std::uint8_t mark : words.marks) quoted.push_back((mark & kQuotedWord) != 0);
  EXPECT_EQ(quoted, (std::vector<bool>{true, true, true, false, false, false, false, false, false}));
  EXPECT_EQ(words_of("‘no way’ out").marks[1] & kQuotedWord, kQuotedWord);
  EXPECT_EQ(words_of("‘no way’ out").marks[2] & kQuotedWord, 0);
}

TEST(WordSequence, AMarkThatStaysOpenEndsWithItsLine) {
  const WordSequence words = words_of("He said “we go\nand left");
  EXPECT_EQ(words.marks[2] & kQuotedWord, kQuotedWord);
  EXPECT_EQ(words.marks[4] & kQuotedWord, 0);
}

TEST(WordSequence, SpansStayInsideTheStretchWhateverTheBytes) {
  std::string text = "a.b’";
  for (int i = 0; i < 500; ++i) text += static_cast<char>((i * 37) & 0xFF);
  text.append(300, 'x').push_back('\'');
  for (std::uint32_t end = 0; end <= text.size(); ++end) {
    WordSequence words;
    add_words(words, text, {end / 3, end});
    std::uint32_t last = end / 3;
    for (const TextSpan span : words.spans) {
      ASSERT_LE(last, span.begin);
      ASSERT_LT(span.begin, span.end);
      last = span.end;
    }
    ASSERT_LE(last, end);
  }
}

}  // namespace
}  // namespace onrecord
