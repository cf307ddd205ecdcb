// What the models see of one token: its spelling as hashes, computed once and shared by tagger, parser and
// names.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/span.h"

namespace onrecord {

// Bits of Word::shape_bits.
enum WordShape : std::uint32_t {
  kInitialCapital = 1u << 0,
  kAllCapitals = 1u << 1,  // At least two letters.
  kHasDigit = 1u << 2,
  kAllDigits = 1u << 3,  // Digits, commas and full stops only.
  kHasHyphen = 1u << 4,
  kPunctuation = 1u << 5,  // Neither letter nor digit.
  kHasApostrophe = 1u << 6,
  kHasStop = 1u << 7,
  kSymbol = 1u << 8,  // Of the punctuation, what is a sign rather than a mark: currency, per cent, plus.
};

struct Word {
  TextSpan span;
  bool space_before = false;
  std::uint32_t shape_bits = 0;
  std::uint32_t form = 0;   // Of the spelling; digits are all alike, typographic marks are their plain ones.
  std::uint32_t lower = 0;  // The same in lower case.
  std::uint32_t shape = 0;  // Of the pattern of capitals, small letters, digits and marks, runs shortened.
  std::uint32_t prefix[3] = {0, 0, 0};     // Of the first 1, 2, 3 bytes, lower case; of fewer when the word is shorter.
  std::uint32_t suffix[4] = {0, 0, 0, 0};  // Of the last 1 to 4 bytes, lower case.
};

// Fills everything but `space_before` from the spelling. Cost: linear in at most 64 bytes; of a longer word
// only the first 60 and last 4 bytes are seen.
Word make_word(std::string_view text, TextSpan span);

}  // namespace onrecord
