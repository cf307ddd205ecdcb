#include "extract/figures/figures.h"

namespace onrecord {
namespace {
struct Empty : FigureExtractor {
  std::vector<Figure> extract(const Document&, const Analysis&, const std::vector<Statement>&) const override { return {}; }
};
}  // namespace
Result<std::unique_ptr<FigureExtractor>> FigureExtractor::open(const Lexicon&) { return std::unique_ptr<FigureExtractor>(new Empty); }
}  // namespace onrecord
