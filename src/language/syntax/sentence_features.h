// What the sentence splitter sees of a gap between two tokens.
#pragma once

#include <cstdint>
#include <string_view>

#include "language/syntax/tokeniser.h"
#include "language/syntax/word.h"
#include "language/syntax/word_classes.h"

namespace onrecord {

// A block of text whose sentences are not known yet. Borrows all.
struct UnsplitText {
  std::string_view text;
  const Word* words = nullptr;
  const WordClass* classes = nullptr;
  const std::uint8_t* tags = nullptr;       // Labels of the tagger.
  const std::uint8_t* tag_kinds = nullptr;  // Of each label: kind_of_tag().
  std::uint32_t count = 0;
};

// Bits of a tag's kind.
inline constexpr std::uint8_t kTagFinite = 1, kTagVerb = 2, kTagNominal = 4, kTagLink = 8;
// `line` is universal and Penn tag with a space between.
std::uint8_t kind_of_tag(std::string_view line);

// Follows quotation marks and brackets from token to token. A straight mark opens where white space stands before it.
struct MarkState {
  int quote_depth = 0;
  int bracket_depth = 0;
  void pass(std::string_view text, const Word& word);
};

inline constexpr std::size_t kMaxGapFeatures = 64;

// Writes the features of the gap behind words[at], where at + 1 < count; returns their number. `first` is the first
// token of the sentence so far.
std::size_t gap_features(const UnsplitText& unsplit, AbbreviationKind abbreviation, std::uint32_t first,
                         std::uint32_t at, const MarkState& marks, std::uint32_t* out);

}  // namespace onrecord
