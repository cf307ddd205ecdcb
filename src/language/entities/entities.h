// Mentions and the entities of one document that they stand for.
#pragma once

#include <memory>

#include "base/lexicon.h"
#include "base/result.h"
#include "language/analysis.h"
#include "record/document.h"

namespace onrecord {

// Holds the indexed knowledge base: people with their offices, countries, organisations, titles,
// descriptions. Safe to share. Borrows the lexicon.
class EntityResolver {
 public:
  static Result<std::unique_ptr<EntityResolver>> open(const Lexicon& lexicon);
  virtual ~EntityResolver() = default;

  // Fills mentions and entities. REQUIRES: tokens, parse, name classes, quotations and times are there.
  // Offices are resolved as of the document's publication date, if known.
  virtual void resolve(const Document& document, Analysis& analysis) const = 0;
};

}  // namespace onrecord
