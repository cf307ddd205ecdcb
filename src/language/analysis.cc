#include "language/analysis.h"

#include <algorithm>

namespace onrecord {

const char* name_of(NameClass name_class) {
  constexpr const char* kNames[] = {"O", "PER", "ORG", "LOC", "NORP", "DATE", "NUM", "MISC"};
  return kNames[static_cast<int>(name_class)];
}

const char* name_of(TimeType type) {
  constexpr const char* kNames[] = {"DATE", "TIME", "DURATION", "SET"};
  return kNames[static_cast<int>(type)];
}

std::uint32_t Analysis::sentence_at(std::uint32_t offset) const {
  const auto next = std::upper_bound(sentences.begin(), sentences.end(), offset,
                                     [](std::uint32_t value, const Sentence& s) { return value < s.span.begin; });
  if (next == sentences.begin()) return kNone32;
  const auto found = std::prev(next);
  return found->span.contains(offset) ? static_cast<std::uint32_t>(found - sentences.begin()) : kNone32;
}

std::uint32_t Analysis::token_at(std::uint32_t offset) const {
  const auto found = std::upper_bound(tokens.begin(), tokens.end(), offset,
                                      [](std::uint32_t value, const Token& t) { return value < t.span.end; });
  return static_cast<std::uint32_t>(found - tokens.begin());
}

std::uint32_t Analysis::quotation_around(TextSpan span) const {
  const auto next = std::upper_bound(quotations.begin(), quotations.end(), span.begin,
                                     [](std::uint32_t value, const Quotation& q) { return value < q.span.begin; });
  if (next == quotations.begin()) return kNone32;
  auto index = static_cast<std::uint32_t>(std::prev(next) - quotations.begin());
  while (index != kNone32 && !quotations[index].inner.contains(span)) index = quotations[index].parent;
  return index;
}

}  // namespace onrecord
