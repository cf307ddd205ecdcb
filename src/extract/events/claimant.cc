#include "extract/events/claimant.h"

#include <algorithm>

namespace onrecord {

ClaimantIndex::ClaimantIndex(const std::vector<Statement>& statements) {
  for (std::uint32_t s = 0; s < statements.size(); ++s) {
    for (const TextSpan span : statements[s].content_spans) {
      if (!span.empty()) held_.push_back({span, s, kNone32});
    }
  }
  std::stable_sort(held_.begin(), held_.end(), [](const Held& a, const Held& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < held_.size(); ++i) {
    while (!open.empty() && held_[open.back()].span.end <= held_[i].span.begin) open.pop_back();
    if (!open.empty()) held_[i].parent = open.back();
    open.push_back(i);
  }
}

std::uint32_t ClaimantIndex::around(TextSpan span) const {
  const auto after =
      std::partition_point(held_.begin(), held_.end(), [&](const Held& h) { return h.span.begin <= span.begin; });
  if (after == held_.begin()) return kNone32;
  auto at = static_cast<std::uint32_t>(after - held_.begin() - 1);
  while (at != kNone32 && !held_[at].span.contains(span)) at = held_[at].parent;
  return at == kNone32 ? kNone32 : held_[at].statement;
}

}  // namespace onrecord
