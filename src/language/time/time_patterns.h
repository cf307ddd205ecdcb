// The patterns of time expressions: where one stands in a sentence and what it says.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "language/time/atoms.h"
#include "language/time/number_words.h"
#include "language/time/time_reading.h"
#include "language/time/time_words.h"

namespace onrecord {

// Safe to share. Borrows the lexicon.
class TimePatterns {
 public:
  static Result<std::unique_ptr<TimePatterns>> open(const Lexicon& lexicon);

  // Returns the expressions of a sentence in order, not overlapping; the longest that begins first wins.
  // Cost: linear.
  std::vector<TimeReading> read(const std::vector<Atom>& atoms) const;

  const TimeWords& words() const { return *words_; }
  const NumberWords& numbers() const { return *numbers_; }

 private:
  std::unique_ptr<TimeWords> words_;
  std::unique_ptr<NumberWords> numbers_;
};

}  // namespace onrecord
