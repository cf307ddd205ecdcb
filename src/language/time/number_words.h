// Numbers in words and digits: "2.8 million", "thirty-one thousand", "three-and-a-half million", "21st".
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "base/word_sketch.h"
#include "language/time/atoms.h"

namespace onrecord {

struct ReadNumber {
  double value = 0;
  std::uint32_t end = 0;  // Index of the first atom after it.
  bool ordinal = false;   // "third", "3rd".
  bool digits = false;    // Written in digits alone, without a scale word.
  bool scaled = false;    // Has a scale word: "2 million".
  bool article = false;   // Begins with "a": "a hundred", "a dozen".
};

// Holds the indexed words of number (table "numbers"). Safe to share. Borrows the lexicon.
class NumberWords {
 public:
  // An error names the word whose value is no number.
  static Result<std::unique_ptr<NumberWords>> open(const Lexicon& lexicon);

  // Returns the number that begins at atoms[at], as long as it goes. Digits with a colon or slash are none.
  // Cost: linear in its length.
  std::optional<ReadNumber> read(const std::vector<Atom>& atoms, std::size_t at) const;

  // Returns true if `word` has an entry of this class: "unit", "ten", "scale", "ordinal", "fraction".
  bool is(std::string_view word, std::string_view word_class) const;

 private:
  struct Entry {
    std::string_view word_class;
    double value = 0;
  };
  const Entry* entry(const std::vector<Atom>& atoms, std::size_t at, std::string_view word_class) const;
  bool may_begin(const std::vector<Atom>& atoms, std::size_t at) const;
  std::optional<ReadNumber> read_digits(const std::vector<Atom>& atoms, std::size_t at) const;
  std::optional<ReadNumber> read_words(const std::vector<Atom>& atoms, std::size_t at) const;
  void read_fraction(const std::vector<Atom>& atoms, ReadNumber& number) const;
  void read_scales(const std::vector<Atom>& atoms, ReadNumber& number) const;

  std::multimap<std::string_view, Entry, std::less<>> entries_;
  WordSketch sketch_;  // Of the words in entries_.
};

// Returns the value of digits with commas for thousands and a point for decimals: "1,234.5"; none if they are
// malformed.
std::optional<double> parse_digits(std::string_view digits);

}  // namespace onrecord
