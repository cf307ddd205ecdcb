// Wire credits: the news agency that a report names as where it is from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "store/database.h"

namespace onrecord {

// Returns the agency, in the words of the text, that stands in brackets before the dash of a dateline ("MARSK, May 7
// (Northern Wire) -") at the beginning of the first of `paragraphs`, or alone in brackets as the last of them. It is
// known by its place, not by a list, so that agencies nobody has listed are found too. Spans are of `text`.
std::optional<TextSpan> find_wire_credit(std::string_view text, const std::vector<TextSpan>& paragraphs);

// Returns true if the credit is the outlet's name or the initials of it ("NWA" of "Northern Wire Agency"), without
// regard to case, points and a leading "The".
bool credit_names(std::string_view credit, std::string_view outlet);

// Fills the table wire_credit for the documents that were added.
void link_wire_credits(Database& database);

}  // namespace onrecord
