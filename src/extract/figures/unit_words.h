// What a number counts: table "units", indexed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/lexicon.h"
#include "base/phrase_trie.h"
#include "base/result.h"
#include "language/time/atoms.h"

namespace onrecord {

enum class UnitClass : std::uint8_t {
  kPerson,  // A noun that counts people.
  kHarm,    // A word that says what became of them; the value is the word for the unit.
  kCurrency,
  kPercent,
  kPercentPoint,
  kMeasure,
  kIdentifier,  // A number after it names a thing: "room 12".
  kUncounted,   // A noun after a number that claims nothing: "two sides".
};

// Safe to share. Borrows the lexicon.
class UnitWords {
 public:
  // An error names the row whose class is unknown.
  static Result<std::unique_ptr<UnitWords>> open(const Lexicon& lexicon);

  struct Found {
    std::uint32_t end = 0;  // Index of the first atom after it.
    std::string_view value;
  };
  // Returns the longest entry of a class that begins at atoms[at], by the written word or its lemma. `lemmas` has one
  // entry per atom, in lower case.
  std::optional<Found> find(const std::vector<Atom>& atoms, const std::vector<std::string>& lemmas, std::size_t at,
                            UnitClass unit_class) const;

  // The same for one word alone.
  std::optional<std::string_view> value(std::string_view word, UnitClass unit_class) const;

 private:
  struct Row {
    UnitClass unit_class;
    std::string_view value;
  };
  PhraseTrie trie_;
  std::vector<Row> rows_;
};

}  // namespace onrecord
