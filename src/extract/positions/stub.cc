#include "extract/positions/positions.h"

namespace onrecord {
namespace {
struct Empty : PositionExtractor {
  std::vector<Position> extract(const Document&, const Analysis&, const std::vector<Statement>&, const std::vector<Event>&) const override { return {}; }
};
}  // namespace
Result<std::unique_ptr<PositionExtractor>> PositionExtractor::open(const Lexicon&) { return std::unique_ptr<PositionExtractor>(new Empty); }
}  // namespace onrecord
