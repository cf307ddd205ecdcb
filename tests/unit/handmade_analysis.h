// An Analysis made by hand for tests of single stages: tokens are cut at spaces and punctuation, a sentence
// is a line.
#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "language/analysis.h"
#include "record/document.h"

namespace onrecord::testing_support {

// Holds a document and its tokens, without parse and names; the lemma is the word in lower case less a plural
// "s".
struct HandmadeText {
  Document document;
  Analysis analysis;

  explicit HandmadeText(std::string_view text, std::string_view published = {}) {
    document.text = std::string{text};
    if (!published.empty()) document.published = parse_iso_date(published);
    std::uint32_t line_begin = 0;
    for (std::uint32_t i = 0; i <= text.size(); ++i) {
      if (i < text.size() && text[i] != '\n') continue;
      if (i > line_begin) add_line(line_begin, i);
      line_begin = i + 1;
    }
  }

 private:
  static bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
  static bool is_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_digit_byte(c) || byte >= 0x80 || is_letter(byte);
  }

  void add_line(std::uint32_t begin, std::uint32_t end) {
    const std::string_view text = document.text;
    const auto first = static_cast<std::uint32_t>(analysis.tokens.size());
    const auto block = static_cast<std::uint32_t>(document.blocks.size());
    document.blocks.push_back({{begin, end}, BlockKind::kParagraph});
    bool space = false;
    for (std::uint32_t i = begin; i < end;) {
      if (text[i] == ' ') {
        space = true;
        ++i;
        continue;
      }
      std::uint32_t stop = i + 1;
      if (is_word(text[i])) {
        // A number keeps its commas and points, an abbreviation its points.
        while (stop < end &&
               (is_word(text[stop]) || ((text[stop] == ',' || text[stop] == '.') && stop + 1 < end &&
                                        is_digit_byte(text[stop - 1]) && is_digit_byte(text[stop + 1])))) {
          ++stop;
        }
      }
      Token token;
      token.span = {i, stop};
      token.space_before = space;
      std::string lemma = lower_case(text.substr(i, stop - i));
      if (lemma.size() > 3 && lemma.ends_with('s') && !lemma.ends_with("ss")) lemma.pop_back();
      token.lemma = analysis.strings.emplace_back(std::move(lemma));
      analysis.tokens.push_back(token);
      space = false;
      i = stop;
    }
    analysis.sentences.push_back({{begin, end}, first, static_cast<std::uint32_t>(analysis.tokens.size()), block});
  }
};

}  // namespace onrecord::testing_support
