// What the lexicon knows of names, as a hint to the model of names: people, given names, places, organisations, groups.
// A user's own tables count like ours, so names that no text had before can be brought along.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "base/lexicon.h"
#include "language/syntax/tokeniser.h"
#include "language/syntax/word.h"

namespace onrecord {

// Bits of a hint. The kinds say what listed name a token stands in; begin and inside say where.
enum NameHint : std::uint32_t {
  kListedPerson = 1u << 0,
  kListedPlace = 1u << 1,
  kListedOrganisation = 1u << 2,
  kListedGroup = 1u << 3,
  kGivenName = 1u << 4,
  kListedTitle = 1u << 5,
  kHintBegins = 1u << 6,
  kHintGoesOn = 1u << 7,
  kListedSurname = 1u << 8,
};

// Reads the tables people, given_names, countries, places, organisations, outlets and titles. Safe to share.
class NameLists {
 public:
  NameLists(const Lexicon& lexicon, const Tokeniser& tokeniser);
  // Writes a hint for each word. Of overlapping names the longest from the left counts. Cost: linear.
  void find(const Word* words, std::uint32_t count, std::uint32_t* hints) const;

 private:
  void add(const Tokeniser& tokeniser, std::string_view names, std::uint32_t hint);

  // Hash of a sequence of words -> hint; 0 if longer names begin so.
  std::unordered_map<std::uint32_t, std::uint32_t> names_;
  std::unordered_map<std::uint32_t, std::uint32_t> single_;  // Word::lower of given names and surnames.
};

}  // namespace onrecord
