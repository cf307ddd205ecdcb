// Lists of spans as they are stored and printed: "[[3,10],[14,20]]".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace onrecord {

std::string span_list(const std::vector<TextSpan>& spans);

// Reads what span_list() wrote. A list that is cut short gives the spans before the cut.
std::vector<TextSpan> parse_span_list(std::string_view text);

}  // namespace onrecord
