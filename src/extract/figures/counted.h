// What a quantity counts: the noun phrase after it, its unit, and what became of the people counted.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/figures/quantity.h"
#include "extract/figures/unit_words.h"
#include "language/analysis.h"
#include "language/time/atoms.h"

namespace onrecord {

struct CountedThing {
  std::uint32_t end = 0;         // Atom after the whole figure.
  std::uint32_t noun_begin = 0;  // Atoms of the noun phrase; empty if begin == end.
  std::uint32_t noun_end = 0;
  std::string unit;  // "person killed", "percent", "USD", "missile".
  bool is_person = false;
  bool harmed = false;
  bool is_share = false;  // Percent, currency or measure.
};

// A sentence as the figure stage reads it. Borrows the analysis.
struct FigureSentence {
  const Analysis& analysis;
  const Sentence& sentence;
  std::vector<Atom> atoms;
  std::vector<std::string> lemmas;  // One per atom, in lower case.
  bool parsed = false;              // Its tokens have tags and heads.
};

// Returns what the quantity counts, or none if it makes no claim: an identifier ("room 12"), an anaphor ("the two
// sides"), a bare small number. Cost: linear in the phrase.
std::optional<CountedThing> counted_by(const Quantity& quantity, const FigureSentence& sentence,
                                       const UnitWords& units);

}  // namespace onrecord
