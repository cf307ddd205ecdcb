// The words of a sentence that tell by which channel somebody speaks: "in an interview with the Courier", "on
// Telegram", "in a statement read out by her office". Found by the order of words, since parses of such strings of
// phrases differ.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/statements/candidate.h"

namespace onrecord {

struct Channel {
  std::uint32_t first = 0;  // Token of the preposition, or of the name where the hearer is an outlet.
  std::uint32_t end = 0;    // Behind the last token of the phrase.
  std::string via;          // Name of the outlet or platform, else the words for the way: "press conference".
  bool named = false;       // `via` names an outlet or platform.
  bool interview = false;
  bool aside = false;  // Named in passing ("gave the Courier an interview"): of no statement, but of the day.
  std::uint32_t carrier = kNone32;  // Head token of who passes it on: "a statement delivered by his press secretary".
};

// Returns the channels named outside quotations in a sentence, in order. Cost: linear.
std::vector<Channel> find_channels(const StatementContext& context, std::uint32_t sentence);

// Returns the name of the outlet or platform that begins at `token`, and in `end` the token behind it; "" if none does.
std::string_view outlet_at(const StatementContext& context, std::uint32_t token, std::uint32_t sentence_end,
                           std::uint32_t& end);

// Returns the words of the way of saying whose noun is `token`: "statement", "press conference"; "" if it is none.
std::string way_at(const StatementContext& context, std::uint32_t token);

// Returns the name of an outlet in the phrase that begins at `first`: "the weekly newspaper Courier". `end` is set
// behind it; "" if none.
std::string_view outlet_in_phrase(const StatementContext& context, std::uint32_t first, std::uint32_t sentence_end,
                                  std::uint32_t& end);

}  // namespace onrecord
