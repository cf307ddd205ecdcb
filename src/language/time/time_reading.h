// A time expression as read, before it is laid on the calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace onrecord {

enum class TimeShape : std::uint8_t {
  kCalendar,   // Names a year, month, day, weekday, season, quarter, decade or century, or several of these.
  kUnitShift,  // "last week", "this year", "the following day": `unit` moved by `shift`.
  kOffset,     // "two weeks ago", "three days later": `count` units in the direction of `shift`.
  kDay,        // "yesterday": `shift` days.
  kClock,      // A time of day without a date.
  kDuration,   // "two years": value is in `fixed`.
  kSet,        // "every day": value is in `fixed`.
  kFixed,      // "now": value is in `fixed`.
};

// Fields that the expression does not name are empty. Months and weekdays count from 1, Monday first.
struct TimeReading {
  TimeShape shape = TimeShape::kCalendar;
  std::uint32_t begin = 0, end = 0;  // Atoms.
  std::optional<int> year, month, day, weekday, quarter, decade, century;
  std::string season;  // "SP", "SU", "FA", "WI".
  bool before_christ = false;
  std::optional<int> shift;       // -1 last, 0 this, 1 next.
  std::optional<int> year_shift;  // "June last year".
  bool from_reference = false;    // Counts from what was told last.
  std::string unit;               // As in the table: "D", "W", "TH", "WE", ...
  double count = 0;
  bool vague = false;   // "a few weeks ago".
  std::string daypart;  // "MO", "NI", ...
  std::optional<int> hour, minute;
  std::string fixed;  // TIMEX3 value.
  bool weak = false;  // A month or season alone; needs a direction.
};

}  // namespace onrecord
