// What the lexicon knows of names, as a hint to the model of names: people, given names, places, organisations, groups.
// A user's own tables count like ours, so names that no text had before can be brought along.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/lexicon.h"
#include "base/result.h"
#include "language/syntax/hash_table.h"
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

// Returns the bytes of the index over the tables people, given_names, countries, places, organisations, outlets and
// titles, cut into words by a tokeniser of the same lexicon. The same rows give the same bytes.
std::string compile_name_lists(const Lexicon& lexicon, const Tokeniser& tokeniser);

// Borrows from the lexicon. Safe to share.
class NameLists {
 public:
  static constexpr std::string_view kIndexName = "name_lists";

  // Uses the index that the lexicon's file holds in place; makes one where a user's file adds to one of its tables.
  static Result<NameLists> open(const Lexicon& lexicon, const Tokeniser& tokeniser);
  // Writes a hint for each word. Of overlapping names the longest from the left counts. Cost: linear.
  void find(const Word* words, std::uint32_t count, std::uint32_t* hints) const;

 private:
  std::unique_ptr<const std::string> made_;  // Where the lexicon's file has no index for these rows.
  HashTable names_;                          // Hash of a sequence of words -> hint; 0 if longer names begin so.
  HashTable single_;                         // Word::lower of given names and surnames -> hint.
};

}  // namespace onrecord
