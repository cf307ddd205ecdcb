// Calendar dates (proleptic Gregorian), without clock, time zone or locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

// A calendar day. Ordered by time.
struct IsoDate {
  std::int16_t year = 0;
  std::uint8_t month = 1;  // 1..12
  std::uint8_t day = 1;    // 1..31

  friend auto operator<=>(const IsoDate&, const IsoDate&) = default;
};

// A closed range of days. `2022-03` is 2022-03-01/2022-03-31.
struct DateRange {
  IsoDate first;
  IsoDate last;  // Included; last >= first.

  friend auto operator<=>(const DateRange&, const DateRange&) = default;
};

bool is_valid(IsoDate date);
std::uint8_t days_in_month(std::int16_t year, std::uint8_t month);

// Days since 1970-01-01, and back. (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".)
std::int32_t to_days(IsoDate date);
IsoDate from_days(std::int32_t days);

// 1 = Monday ... 7 = Sunday.
std::uint8_t weekday(IsoDate date);

// "2022-03-22".
std::string to_string(IsoDate date);
// "2022-03-22/2022-03-22", the form of `when` in the record.
std::string to_string(DateRange range);

// Reads "2022-03-22", "2022-03" or "2022" and, for the first, anything after a 'T' or space ("2022-03-22T10:00:00Z").
std::optional<DateRange> parse_iso_date(std::string_view text);

}  // namespace onrecord
