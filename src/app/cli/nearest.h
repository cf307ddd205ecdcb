// The nearest of some known words to one that was typed wrongly.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

// Returns the known word with the fewest insertions, deletions, replacements and swaps of neighbours from
// `typed` (optimal string alignment), or "" if all are further than a third of its length, at least 2. The
// first of equals.
std::string nearest_word(std::string_view typed, const std::vector<std::string>& known);

}  // namespace onrecord
