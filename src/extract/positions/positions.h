// Positions: where actors stand on issues, as one document shows it.
#pragma once

#include <memory>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "language/analysis.h"
#include "record/document.h"
#include "record/event.h"
#include "record/position.h"
#include "record/statement.h"

namespace onrecord {

// Holds the indexed issues and stance words (tables "issues", "stances"). Safe to share. Borrows the lexicon.
class PositionExtractor {
 public:
  static Result<std::unique_ptr<PositionExtractor>> open(const Lexicon& lexicon);
  virtual ~PositionExtractor() = default;

  // Returns the positions in text order. Own: said or done by the actor; attributed: said of it by another; narrated:
  // by the outlet.
  virtual std::vector<Position> extract(const Document& document, const Analysis& analysis,
                                        const std::vector<Statement>& statements,
                                        const std::vector<Event>& events) const = 0;
};

}  // namespace onrecord
