// Whose words a place of a document is: the innermost statement whose content holds it.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"
#include "language/analysis.h"
#include "record/statement.h"

namespace onrecord {

// Made once per document. Borrows the statements. Not thread-safe.
class ClaimantIndex {
 public:
  explicit ClaimantIndex(const std::vector<Statement>& statements);

  // Returns the index of the innermost statement with a content span that holds all of `span`, or kNone32.
  // Cost: logarithmic plus the depth of nesting.
  std::uint32_t around(TextSpan span) const;

 private:
  struct Held {
    TextSpan span;
    std::uint32_t statement = 0;
    std::uint32_t parent = kNone32;  // Index into held_ of the span around it.
  };
  std::vector<Held> held_;
};

}  // namespace onrecord
