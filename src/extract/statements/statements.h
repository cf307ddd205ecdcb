// Statements: who said (thinks, wants, plans) what, in one document.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "extract/statements/attribution.h"
#include "extract/statements/explanation.h"
#include "language/analysis.h"
#include "record/document.h"
#include "record/statement.h"

namespace onrecord {

// Holds the indexed cue lexicon (tables "cues", "issues" and their kin) and the attribution model. Safe to share.
// Borrows the lexicon.
class StatementExtractor {
 public:
  // Opens statements.model in `model_directory`.
  static Result<std::unique_ptr<StatementExtractor>> open(const Lexicon& lexicon, const std::string& model_directory);
  virtual ~StatementExtractor() = default;

  // Returns the statements in order of their content. Never fails: unusable text yields none. Cost: linear.
  virtual std::vector<Statement> extract(const Document& document, const Analysis& analysis) const = 0;

  // Returns why extract() gives the statement with that id, or nothing if it does not. Cost: that of extract().
  virtual std::optional<Explanation> explain(const Document& document, const Analysis& analysis,
                                             const std::string& statement_id) const = 0;

  // 32 hexadecimal digits over the weights; goes into the manifest.
  virtual const std::string& content_hash() const = 0;

  // Returns the bare attributions, in order of their content. Cost: linear.
  virtual std::vector<Attribution> attributions(const Document& document, const Analysis& analysis) const = 0;
};

}  // namespace onrecord
