// Figures: quantities that are claimed, and by whom.
#pragma once

#include <memory>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "language/analysis.h"
#include "record/document.h"
#include "record/figure.h"
#include "record/statement.h"

namespace onrecord {

// Holds the indexed words of number and unit (tables "numbers", "units"). Safe to share. Borrows the lexicon.
class FigureExtractor {
 public:
  static Result<std::unique_ptr<FigureExtractor>> open(const Lexicon& lexicon);
  virtual ~FigureExtractor() = default;

  // Returns the figures in text order. One within the content of a statement is claimed by its speaker, any other by
  // "narrator". Dates, ages, ordinal numbers and years are no figures.
  virtual std::vector<Figure> extract(const Document& document, const Analysis& analysis,
                                      const std::vector<Statement>& statements) const = 0;
};

}  // namespace onrecord
