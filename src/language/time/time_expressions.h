// Time expressions and the days they name.
#pragma once

#include <memory>

#include "base/lexicon.h"
#include "base/result.h"
#include "language/analysis.h"
#include "record/document.h"

namespace onrecord {

// Holds the indexed words of time (table "time"). Safe to share. Borrows the lexicon.
class TimeFinder {
 public:
  static Result<std::unique_ptr<TimeFinder>> open(const Lexicon& lexicon);
  virtual ~TimeFinder() = default;

  // Fills times. REQUIRES: sentences and tokens are there. Relative expressions are resolved against the
  // publication date; without one they have a value but no range. Cost: linear.
  virtual void find(const Document& document, Analysis& analysis) const = 0;
};

}  // namespace onrecord
