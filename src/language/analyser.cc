#include "language/analyser.h"

#include "language/syntax/quotation.h"

namespace onrecord {

Result<std::unique_ptr<Analyser>> Analyser::open(const std::string& model_directory, const Lexicon& lexicon) {
  auto analyser = std::make_unique<Analyser>();
  auto syntax = SyntaxAnalyser::open(model_directory, lexicon);
  if (!syntax) return syntax.error();
  analyser->syntax_ = std::move(*syntax);
  auto times = TimeFinder::open(lexicon);
  if (!times) return times.error();
  analyser->times_ = std::move(*times);
  auto entities = EntityResolver::open(lexicon);
  if (!entities) return entities.error();
  analyser->entities_ = std::move(*entities);
  return analyser;
}

Analysis Analyser::analyse(const Document& document) const {
  Analysis analysis;
  syntax_->analyse(document, analysis);
  analysis.quotations = find_quotations(document, analysis.foreign);
  times_->find(document, analysis);
  entities_->resolve(document, analysis);
  return analysis;
}

}  // namespace onrecord
