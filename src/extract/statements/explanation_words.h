// The names that explanations give to rules, frames and features.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord {

// Returns what the rule with that name looks for: "clause" -> "a clause that the cue governs". The name itself where
// there are no words for it.
std::string rule_in_words(std::string_view rule);

// Returns which question the feature with that number answers (see AttributionFeature), or "" if it has no words.
std::string_view feature_in_words(std::uint16_t number);

}  // namespace onrecord
