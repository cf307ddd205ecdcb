#include "extract/events/events.h"

namespace onrecord {
namespace {
struct Empty : EventExtractor {
  std::vector<Event> extract(const Document&, const Analysis&, const std::vector<Statement>&) const override { return {}; }
};
}  // namespace
Result<std::unique_ptr<EventExtractor>> EventExtractor::open(const Lexicon&) { return std::unique_ptr<EventExtractor>(new Empty); }
}  // namespace onrecord
