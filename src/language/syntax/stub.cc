#include "language/syntax/syntax.h"

namespace onrecord {
namespace {
struct Empty : SyntaxAnalyser {
  std::string hash;
  void analyse(const Document&, Analysis&) const override {}
  void analyse_pretokenised(const Document&, Analysis&) const override {}
  const std::string& content_hash() const override { return hash; }
};
}  // namespace
Result<std::unique_ptr<SyntaxAnalyser>> SyntaxAnalyser::open(const std::string&, const Lexicon&) {
  return std::unique_ptr<SyntaxAnalyser>(new Empty);
}
}  // namespace onrecord
