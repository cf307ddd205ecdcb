// Copyright lines: "©2025 Senn Herald Ltd. All rights reserved." They are no part of the report, but they say
// whose it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "read/metadata/furniture.h"

namespace onrecord {

struct CopyrightLine {
  std::optional<std::int16_t> year;  // The last year named.
  std::string holder;                // Without legal form; "" if it is not named beside the year.
};

// Reads a line that begins with "©", "(c)" or "Copyright", or holds one of them right before a year. Cost:
// linear.
std::optional<CopyrightLine> read_copyright_line(std::string_view line, const Furniture& furniture);

}  // namespace onrecord
