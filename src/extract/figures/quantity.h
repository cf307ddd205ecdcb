// Quantities in running text: a number with its bounds, or a vague one ("dozens", "a few thousand").
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "base/lexicon.h"
#include "base/phrase_trie.h"
#include "base/result.h"
#include "language/time/atoms.h"
#include "language/time/number_words.h"

namespace onrecord {

struct Quantity {
  std::uint32_t begin = 0, end = 0;  // Atoms, bounds included.
  std::uint32_t number = 0;          // Atom where the number itself begins.
  std::optional<double> value, low, high;
  bool approximate = false;
  bool vague = false;     // Has no number.
  bool bounded = false;   // A bound or an approximation was stated.
  bool large = false;     // Written with a scale word or a comma for thousands.
  bool in_words = false;  // "two", not "2".
  bool definite = false;  // "the two", "these three".
  bool of = false;        // "dozens of", "one of": what is counted stands after "of".
};

// Holds the indexed table "numbers". Safe to share. Borrows the lexicon.
class QuantityReader {
 public:
  static Result<std::unique_ptr<QuantityReader>> open(const Lexicon& lexicon);

  // Returns the quantities of a sentence in order, not overlapping. Ordinal numbers, clock times, scores and numbers
  // that are part of a name ("S-400", "G7") are none. Cost: linear.
  std::vector<Quantity> read(const std::vector<Atom>& atoms) const;

 private:
  enum class Bound : std::uint8_t { kNone, kAtLeast, kAtMost, kAbout, kPlain };
  struct ReadBound {
    Bound bound = Bound::kNone;
    std::uint32_t end = 0;
  };
  ReadBound bound_at(const std::vector<Atom>& atoms, std::size_t at) const;
  std::optional<Quantity> read_vague(const std::vector<Atom>& atoms, std::size_t at) const;
  std::optional<Quantity> read_exact(const std::vector<Atom>& atoms, std::size_t at) const;
  bool stands_free(const std::vector<Atom>& atoms, std::size_t at, std::size_t end) const;

  std::unique_ptr<NumberWords> numbers_;
  PhraseTrie bounds_;
  std::vector<Bound> bound_of_;  // By the trie's value.
};

}  // namespace onrecord
