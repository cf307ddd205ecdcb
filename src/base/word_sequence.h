// The words of a text as copies are compared by: without regard to case, punctuation, and the style of a house.
//
// "U.S.-led", "US-led" and "us led" are the same two words; "1,000" is one word, and so are "3.5" and "don't"
// (with either apostrophe); "Dovic's" is the word "Dovic". Words are kept as hashes (XXH3-64 of the folded bytes),
// since they are only compared.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace onrecord {

// Owns its words. Not thread-safe while words are added.
struct WordSequence {
  std::vector<std::uint64_t> hashes;  // In the order of the text.
  std::vector<TextSpan> spans;        // Of each word, in bytes of the text.
  std::vector<std::uint8_t> marks;    // Of each word: a sum of WordMark.

  std::size_t size() const { return hashes.size(); }
};

enum WordMark : std::uint8_t {
  kQuotedWord = 1,   // Stands between quotation marks.
  kNumberWord = 2,   // Holds a digit.
  kBreakBefore = 4,  // First word of a stretch.
};

// Adds the words of the stretch of `text`. Quotation marks that open in a line and do not close in it end with it.
// REQUIRES: stretches come in order. Cost: linear, 100 MB/s and more (bench/copies_bench.cc).
void add_words(WordSequence& words, std::string_view text, TextSpan stretch);

}  // namespace onrecord
