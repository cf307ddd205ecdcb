// The words and numbers of a sentence, cut finer than its tokens: "two-day", "85%", "$5bn" and "5pm" fall
// apart, so that dates and quantities are read the same however a tokeniser cut them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "language/analysis.h"

namespace onrecord {

enum class AtomKind : std::uint8_t { kWord, kNumber, kSymbol };

struct Atom {
  TextSpan span;
  AtomKind kind = AtomKind::kSymbol;
  bool capital = false;        // A word that begins with a capital.
  bool glued = false;          // No white space before it.
  bool hyphen_before = false;  // Joined to the atom before it by a hyphen, which is no atom of its own.
  std::uint32_t token = 0;     // Index of the token it stands in, or of the next one.
  std::string lower;           // In lower case, apostrophes plain; a number as written.
};

// Returns the atoms of a sentence. A word is a run of letters with apostrophes inside it ("o'clock"; a final
// "'s" is a word of its own) or an abbreviation with points ("a.m.", "u.s."). A number is a run of digits
// with single commas, points, colons or slashes inside it, or a date such as 2022-06-22. Cost: linear in the
// sentence.
std::vector<Atom> atoms_of(std::string_view text, const Analysis& analysis, const Sentence& sentence);

}  // namespace onrecord
