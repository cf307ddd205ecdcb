// A quantity that is claimed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/iso_date.h"
#include "base/span.h"

namespace onrecord {

// "more than 7,000": low 7000, value 7000, no high. "nearly 300": high 300, value 300. "five or six": 5..6.
// "some 200": approx, value = low = high = 200. "a few thousand": approx, no numbers.
struct Figure {
  std::string id;  // "F-" and 16 hexadecimal digits from document id and span.
  TextSpan span;   // The quantity with what is counted: "more than 7,000 Russians".
  std::optional<double> value, low, high;
  bool approx = false;
  std::string unit;                       // "person killed", "percent", "USD", "missile", "" if unknown.
  std::optional<std::string> what;        // The counted thing in the text's words: "Russians".
  std::optional<std::string> about;       // Whom or what it is about: "Russia".
  std::optional<std::string> claimed_by;  // Canonical name of the claimant; "narrator" if the outlet itself says so.
  std::optional<std::string> reported_by;
  std::optional<DateRange> as_of;
  std::optional<std::string> statement_id;  // The statement it stands in.
};

}  // namespace onrecord
