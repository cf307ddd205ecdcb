// Sentences, tokens, tags, lemmas, parse and name classes of a document.
#pragma once

#include <memory>
#include <string>

#include "base/lexicon.h"
#include "base/result.h"
#include "language/analysis.h"
#include "record/document.h"

namespace onrecord {

// Holds the models. Safe to share; each call works in scratch memory of its own thread.
class SyntaxAnalyser {
 public:
  // Opens the weights in `model_directory` (models/en). Costs at most 50 ms.
  static Result<std::unique_ptr<SyntaxAnalyser>> open(const std::string& model_directory, const Lexicon& lexicon);
  virtual ~SyntaxAnalyser() = default;

  // Fills sentences and tokens (with tags, lemmas, features, heads, relations and name classes) and says which blocks
  // are foreign: these get nothing else. Document::given_tokens are taken as they are. Cost: linear in the text.
  virtual void analyse(const Document& document, Analysis& analysis) const = 0;

  // 32 hexadecimal digits over the weights; goes into the manifest.
  virtual const std::string& content_hash() const = 0;
};

}  // namespace onrecord
