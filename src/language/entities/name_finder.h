// Names: where they begin and end, what class they are of, and which title stands before them.
//
// The learned name classes of the tokens, capitals, and the names that the lexicon knows are put together: a
// known name outweighs a learned one, which outweighs a run of capitals.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/analysis.h"
#include "language/lexicon/knowledge.h"
#include "language/lexicon/person_words.h"
#include "record/document.h"

namespace onrecord {

struct FoundName {
  std::uint32_t first = 0, end = 0;  // Tokens of the name proper.
  std::uint32_t title_first = 0;     // First token of the title before it; == first if none.
  EntityKind kind = EntityKind::kUnknown;
  KnownReading known{KnownKind::kPerson, kUnknownIndex};
  std::string key;
  bool title_alone = false;  // A capitalised title without a name ("the Foreign Minister"): no name.
  bool nationality = false;  // "Karthian" before a noun: no mention of its own, but says whose.
};

// Returns the names in order, not overlapping. Cost: linear in the tokens times the longest known name.
std::vector<FoundName> find_names(const Document& document, const Analysis& analysis, const Knowledge& knowledge,
                                  const PersonWords& words);

}  // namespace onrecord
