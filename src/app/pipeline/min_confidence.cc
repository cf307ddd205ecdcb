#include "app/pipeline/min_confidence.h"

#include <utility>

namespace onrecord {

void leave_out_unsure(std::vector<Statement>& statements, double least) {
  std::vector<std::optional<std::uint32_t>> place(statements.size());
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < statements.size(); ++i) {
    if (statements[i].confidence < least) continue;
    if (statements[i].continues) statements[i].continues = place[*statements[i].continues];
    place[i] = kept;
    if (kept != i) statements[kept] = std::move(statements[i]);
    ++kept;
  }
  statements.resize(kept);
}

void leave_out_unsure(std::vector<Event>& events, double least) {
  std::erase_if(events, [&](const Event& event) { return event.confidence < least; });
}

}  // namespace onrecord
