#include "language/syntax/block_language.h"

#include <algorithm>

#include "base/span.h"
#include "read/metadata/language_id.h"

namespace onrecord {
namespace {

// Of 57,000 English paragraphs of raw news with four small words, at most five in a thousand know fewer than 75 in a
// hundred, one in ten thousand fewer than 40; of German, Polish, French and Spanish ones 98 in a hundred know fewer
// than 75.
constexpr std::uint32_t kFewest = 4;
constexpr std::uint32_t kEnglish = 75;
constexpr std::uint32_t kFewestUnasked = 6;
constexpr std::uint32_t kHardlyKnown = 40;

// A word written small that is no address ("alt.talk.misc").
bool is_small(const Word& word) {
  return (word.shape_bits & (kInitialCapital | kPunctuation | kHasDigit | kHasStop | kSymbol)) == 0;
}

}  // namespace

std::optional<std::string> foreign_language(const Document& document, const Block& block, const Word* words,
                                            const WordClass* classes, std::uint32_t count) {
  if (!document.language.empty() && document.language != "en") return document.language;
  std::uint32_t small = 0;
  std::uint32_t known = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!is_small(words[i])) continue;
    ++small;
    known += classes[i].cluster != 0;
  }
  const std::string_view text = slice(document.text, block.span);
  const auto beyond_ascii = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
  const bool other_script = static_cast<std::size_t>(beyond_ascii) * 2 > text.size();
  if (!other_script && (small < kFewest || known * 100 >= small * kEnglish)) return std::nullopt;
  const std::string language = language_of(text);
  if (language == "en") return std::nullopt;
  if (!language.empty()) return language;
  if (small >= kFewestUnasked && known * 100 < small * kHardlyKnown) return std::string();
  return std::nullopt;
}

}  // namespace onrecord
