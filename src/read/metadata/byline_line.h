// Byline lines: "By Jane Doe", "By Jane Doe and Ivo Marr, Port Aram", "Jane Doe, Port Aram".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "read/metadata/line_shape.h"

namespace onrecord {

// Returns the names of a line that begins with "By" and holds names only. Cost: linear.
std::optional<std::string> read_byline(std::string_view line, const LineShape& shape);

// Returns the name of a line "Name Surname, Place". Such a line is a byline only where one is due, between
// title and text.
std::optional<std::string> read_placed_byline(std::string_view line, const LineShape& shape);

// Returns true if the line is the place and agency that open a wire report: "SENN (LNA)", "PORT ARAM, Lumeria
// (LNA) -".
bool is_bare_dateline(std::string_view line, const LineShape& shape);

// Returns true if the paragraph opens with a dateline: "SENN, Karthia (LNA) — The president ...".
bool opens_with_dateline(std::string_view line);

}  // namespace onrecord
