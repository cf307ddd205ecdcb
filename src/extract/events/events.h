// Events: who did what to whom, in one document.
#pragma once

#include <memory>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "language/analysis.h"
#include "record/document.h"
#include "record/event.h"
#include "record/statement.h"

namespace onrecord {

// Holds the indexed action lexicon (table "actions"). Safe to share. Borrows the lexicon.
class EventExtractor {
 public:
  static Result<std::unique_ptr<EventExtractor>> open(const Lexicon& lexicon);
  virtual ~EventExtractor() = default;

  // Returns the events in text order. An event within the content of a statement is claimed by its speaker.
  virtual std::vector<Event> extract(const Document& document, const Analysis& analysis,
                                     const std::vector<Statement>& statements) const = 0;
};

}  // namespace onrecord
