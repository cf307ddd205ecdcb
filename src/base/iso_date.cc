#include "base/iso_date.h"

#include <fmt/format.h>

namespace onrecord {
namespace {

// Returns the number in the digits of `text`, or -1 if a character is no digit.
int digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? -1 : value;
}

}  // namespace

std::uint8_t days_in_month(std::int16_t year, std::uint8_t month) {
  constexpr std::uint8_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return static_cast<std::uint8_t>(kDays[month - 1] + (month == 2 && leap));
}

bool is_valid(IsoDate date) {
  return date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

std::int32_t to_days(IsoDate date) {
  const int year = date.year - (date.month <= 2);
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

IsoDate from_days(std::int32_t days) {
  const int shifted = days + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_index = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * month_index + 2) / 5 + 1;
  const int month = month_index < 10 ? month_index + 3 : month_index - 9;
  const int year = year_of_era + era * 400 + (month <= 2);
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

std::uint8_t weekday(IsoDate date) {
  const int remainder = (to_days(date) + 3) % 7;  // 1970-01-01 was a Thursday.
  return static_cast<std::uint8_t>((remainder < 0 ? remainder + 7 : remainder) + 1);
}

std::string to_string(IsoDate date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year), static_cast<int>(date.month),
                     static_cast<int>(date.day));
}

std::string to_string(DateRange range) {
  return to_string(range.first) + "/" + to_string(range.last);
}

std::optional<DateRange> parse_iso_date(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  const int year = digits(text.substr(0, 4));
  if (year < 1) return std::nullopt;
  DateRange range;
  range.first.year = range.last.year = static_cast<std::int16_t>(year);
  range.last.month = 12, range.last.day = 31;
  if (text.size() == 4) return range;
  if (text.size() < 7 || text[4] != '-') return std::nullopt;
  const int month = digits(text.substr(5, 2));
  if (month < 1 || month > 12) return std::nullopt;
  range.first.month = range.last.month = static_cast<std::uint8_t>(month);
  range.last.day = days_in_month(range.first.year, range.first.month);
  if (text.size() == 7) return range;
  if (text.size() < 10 || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  const int day = digits(text.substr(8, 2));
  if (day < 1 || day > range.last.day) return std::nullopt;
  range.first.day = range.last.day = static_cast<std::uint8_t>(day);
  return range;
}

}  // namespace onrecord
