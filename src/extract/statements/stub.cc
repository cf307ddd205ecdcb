#include "extract/statements/statements.h"

namespace onrecord {
namespace {
struct Empty : StatementExtractor {
  std::vector<Statement> extract(const Document&, const Analysis&) const override { return {}; }
};
}  // namespace
Result<std::unique_ptr<StatementExtractor>> StatementExtractor::open(const Lexicon&) { return std::unique_ptr<StatementExtractor>(new Empty); }
}  // namespace onrecord
