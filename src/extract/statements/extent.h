// Where content begins and ends: from token ranges to spans of text, with quotation marks kept whole.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"
#include "extract/statements/candidate.h"

namespace onrecord {

// Returns the span of tokens [first, end) without white space, commas, colons, semicolons, dashes and sentence-final
// marks at its ends. A quotation that the range holds only part of is taken in whole, marks included, unless the range
// lies within it. Empty if nothing is left.
TextSpan content_span(const StatementContext& context, std::uint32_t first, std::uint32_t end);

// Returns the kind of content: direct if all its words stand in quotation marks, mixed if some do, else indirect.
// `quotes` gets the quoted words within it, without the marks. Names of works and single scare words count as quoted
// words too: the marks are the outlet's.
StatementKind kind_of(const StatementContext& context, const std::vector<TextSpan>& content,
                      std::vector<TextSpan>& quotes);

// Returns the index of the outermost quotation open at `offset`, else of the first one behind it. Cost: logarithmic.
std::uint32_t quotation_from(const Analysis& analysis, std::uint32_t offset);

}  // namespace onrecord
