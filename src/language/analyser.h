// The language floor as one function: a Document goes in, its Analysis comes out.
#pragma once

#include <memory>
#include <string>

#include "base/lexicon.h"
#include "base/result.h"
#include "language/analysis.h"
#include "language/entities/entities.h"
#include "language/syntax/syntax.h"
#include "language/time/time_expressions.h"
#include "record/document.h"

namespace onrecord {

// Safe to share. Borrows the lexicon.
class Analyser {
 public:
  static Result<std::unique_ptr<Analyser>> open(const std::string& model_directory, const Lexicon& lexicon);

  // Runs quotations, syntax, times and entities, in this order.
  Analysis analyse(const Document& document) const;

  const std::string& model_hash() const { return syntax_->content_hash(); }

 private:
  std::unique_ptr<SyntaxAnalyser> syntax_;
  std::unique_ptr<TimeFinder> times_;
  std::unique_ptr<EntityResolver> entities_;
};

}  // namespace onrecord
