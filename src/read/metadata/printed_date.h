// Dates as news pages print them: "6 Nov, 2023 07:57 / Updated 1 year ago", "Tuesday, October 8, 2019".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/iso_date.h"
#include "base/span.h"
#include "read/metadata/furniture.h"

namespace onrecord {

struct PrintedDate {
  DateRange range;
  TextSpan span;        // Bytes of the line.
  bool update = false;  // When the page was changed, not when it was published.
};

// Which of two small numbers is the day, "3/4/2025", where the writer's habits are known.
enum class DayOrder : std::uint8_t { kUnknown, kDayFirst, kMonthFirst };

// What may count as a date beyond the certain forms.
struct DateForms {
  DayOrder order = DayOrder::kUnknown;
  bool short_years = false;  // "28.01.22": only where a date is to be expected.
};

// Returns the days that are written out in `line`, in order: day, month name and year in either order, ISO
// dates, years, months and days counted in Chinese, Japanese or Korean, and numeric ones whose order is certain (a dot,
// or a number above 12) or known by `forms`. Cost: linear.
std::vector<PrintedDate> find_printed_dates(std::string_view line, const Furniture& furniture, DateForms forms = {});

// Reads a date that stands alone in a field: ISO, RFC 822 or any printed form.
std::optional<DateRange> parse_printed_date(std::string_view field);

// Returns true if `line` holds a date and, beside words that go with dates and times, at most a place or a
// name.
bool is_date_line(std::string_view line, const std::vector<PrintedDate>& dates, const Furniture& furniture);

// Returns true if `line` is a time of day alone ("12:15 p.m.").
bool is_time_line(std::string_view line, const Furniture& furniture);

// Returns where the note on a later change begins ("/ Updated 1 year ago"), if the line has one.
std::optional<std::uint32_t> update_note_begin(std::string_view line, const Furniture& furniture);

}  // namespace onrecord
