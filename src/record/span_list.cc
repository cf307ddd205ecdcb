#include "record/span_list.h"

#include <fmt/format.h>

namespace onrecord {

std::string span_list(const std::vector<TextSpan>& spans) {
  std::string list = "[";
  for (const TextSpan span : spans) {
    fmt::format_to(std::back_inserter(list), "{}[{},{}]", list.size() > 1 ? "," : "", span.begin, span.end);
  }
  list.push_back(']');
  return list;
}

std::vector<TextSpan> parse_span_list(std::string_view text) {
  std::vector<TextSpan> spans;
  std::vector<std::uint32_t> numbers;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] < '0' || text[i] > '9') {
      ++i;
      continue;
    }
    std::uint32_t number = 0;
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
      number = number * 10 + static_cast<std::uint32_t>(text[i] - '0');
    }
    numbers.push_back(number);
  }
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) spans.push_back({numbers[i], numbers[i + 1]});
  return spans;
}

}  // namespace onrecord
