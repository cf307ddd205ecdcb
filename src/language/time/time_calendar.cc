#include "language/time/time_calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace onrecord {
namespace {

IsoDate make_date(int year, int month, int day) {
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

IsoDate add_days(IsoDate date, int days) {
  return from_days(to_days(date) + days);
}

// Months are counted through years; the day is cut to the month's last.
IsoDate add_months(IsoDate date, int months) {
  const int total = date.year * 12 + date.month - 1 + months;
  const int year = total >= 0 ? total / 12 : -((-total + 11) / 12);
  const int month = total - year * 12 + 1;
  const int day =
      std::min<int>(date.day, days_in_month(static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month)));
  return make_date(year, month, day);
}

DateRange month_range(int year, int month) {
  return {make_date(year, month, 1),
          make_date(year, month, days_in_month(static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month)))};
}

DateRange months_range(int year, int first, int count) {
  const IsoDate last = add_months(make_date(year, first, 1), count - 1);
  return {make_date(year, first, 1), month_range(last.year, last.month).last};
}

DateRange year_range(int year) {
  return {make_date(year, 1, 1), make_date(year, 12, 31)};
}

IsoDate monday_of(IsoDate date) {
  return add_days(date, 1 - weekday(date));
}

int season_month(const std::string& season) {
  return season == "SP" ? 3 : season == "SU" ? 6 : season == "FA" ? 9 : 12;
}

bool plausible(IsoDate date) {
  return date.year >= 1 && date.year <= 9999 && is_valid(date);
}

std::string clock_suffix(const TimeReading& reading) {
  if (reading.hour) return fmt::format("T{:02}:{:02}", *reading.hour, reading.minute.value_or(0));
  if (!reading.daypart.empty()) return "T" + reading.daypart;
  return {};
}

using Answer = TimeCalendar::Answer;

Answer day_answer(const TimeReading& reading, IsoDate day) {
  Answer answer;
  const std::string suffix = clock_suffix(reading);
  answer.type = suffix.empty() ? TimeType::kDate : TimeType::kTime;
  answer.value = to_string(day) + suffix;
  answer.range = DateRange{day, day};
  return answer;
}

constexpr int kDaysAhead = 120;

// The nearest year in which the month (and day) of the reading lies before or after `anchor`.
int year_near(const TimeReading& reading, IsoDate anchor, bool forward) {
  const int month = reading.month     ? *reading.month
                    : reading.quarter ? *reading.quarter * 3 - 2
                                      : season_month(reading.season);
  const int months = reading.month ? 1 : 3;
  if (reading.day) {
    const int here = *reading.month * 100 + *reading.day, now = anchor.month * 100 + anchor.day;
    if (reading.shift && *reading.shift < 0) return here < now ? anchor.year : anchor.year - 1;
    if (reading.shift && *reading.shift > 0) return here > now ? anchor.year : anchor.year + 1;
    if (reading.shift) return anchor.year;
    if (forward) return here >= now ? anchor.year : anchor.year + 1;
    // Without a tense a day is the last one of that name, unless that is most of a year ago: "Dec. 7", in
    // November.
    if (here <= now) return anchor.year;
    const int ahead =
        to_days(make_date(anchor.year, *reading.month, std::min<int>(*reading.day, 28))) - to_days(anchor);
    return ahead < kDaysAhead ? anchor.year : anchor.year - 1;
  }
  if (reading.shift && *reading.shift < 0)
    return month + months <= anchor.month + 0 || (months == 1 && month < anchor.month) ? anchor.year : anchor.year - 1;
  if (reading.shift && *reading.shift > 0) return month > anchor.month ? anchor.year : anchor.year + 1;
  if (reading.shift) return anchor.year;
  if (forward && !reading.quarter) return month + months > anchor.month ? anchor.year : anchor.year + 1;
  return month <= anchor.month ? anchor.year : anchor.year - 1;
}

// "today", "last week": counts from the day of publication.
bool from_anchor(const TimeReading& reading) {
  return !reading.from_reference && (reading.shape != TimeShape::kCalendar || reading.weekday || reading.shift) &&
         !reading.year;
}

IsoDate weekday_near(const TimeReading& reading, IsoDate anchor, bool forward) {
  const int wanted = *reading.weekday, today = weekday(anchor);
  if (reading.unit == "W") return add_days(monday_of(anchor), 7 * reading.shift.value_or(0) + wanted - 1);
  const int back = (today - wanted + 7) % 7, ahead = (wanted - today + 7) % 7;
  if (reading.shift && *reading.shift < 0) return add_days(anchor, back == 0 ? -7 : -back);
  if (reading.shift && *reading.shift > 0) return add_days(anchor, ahead == 0 ? 7 : ahead);
  if (reading.shift || forward) return add_days(anchor, ahead);
  return add_days(anchor, -back);
}

}  // namespace

std::string iso_week(IsoDate date) {
  const IsoDate thursday = add_days(date, 4 - weekday(date));
  const int week = (to_days(thursday) - to_days(make_date(thursday.year, 1, 1))) / 7 + 1;
  return fmt::format("{:04}-W{:02}", thursday.year, week);
}

std::optional<IsoDate> TimeCalendar::base(const TimeReading& reading) const {
  return reading.from_reference && reference_ ? reference_ : anchor_;
}

Answer TimeCalendar::of_year(const TimeReading& reading, int year) const {
  Answer answer;
  if (reading.month && reading.day) {
    const IsoDate day = make_date(year, *reading.month, *reading.day);
    if (is_valid(day)) return day_answer(reading, day);
    answer.value = fmt::format("{:04}-{:02}-{:02}", year, *reading.month, *reading.day);
    return answer;
  }
  if (reading.month) {
    answer.value = fmt::format("{:04}-{:02}", year, *reading.month);
    answer.range = month_range(year, *reading.month);
  } else if (reading.quarter) {
    answer.value = fmt::format("{:04}-Q{}", year, *reading.quarter);
    answer.range = months_range(year, *reading.quarter * 3 - 2, 3);
  } else if (!reading.season.empty()) {
    answer.value = fmt::format("{:04}-{}", year, reading.season);
    answer.range = months_range(year, season_month(reading.season), 3);
  } else {
    answer.value = fmt::format("{:04}", year);
    answer.range = year_range(year);
  }
  return answer;
}

Answer TimeCalendar::without_year(const TimeReading& reading, bool forward) const {
  Answer answer;
  if (reading.weekday && !reading.month) {
    // "the following Friday" counts from what was told; a history has no week of its own.
    const std::optional<IsoDate> from = base(reading);
    if (from) return day_answer(reading, weekday_near(reading, *from, forward));
    answer.value = fmt::format("XXXX-WXX-{}{}", *reading.weekday, clock_suffix(reading));
    if (!clock_suffix(reading).empty()) answer.type = TimeType::kTime;
    return answer;
  }
  if (reading.year_shift) {
    if (const std::optional<IsoDate> from = base(reading)) return of_year(reading, from->year + *reading.year_shift);
  } else if ((reference_in_sentence_ || narrative_) && reference_ && !reading.shift) {
    // A history that came to the end of a year goes on with the next.
    const bool next = !reference_in_sentence_ && reading.month && reference_->month >= 10 && *reading.month <= 3;
    return of_year(reading, reference_->year + (next ? 1 : 0));
  } else if (anchor_) {
    int year = year_near(reading, *anchor_, forward);
    if (reading.weekday && reading.day) {
      // The weekday decides between the years around.
      const int near = anchor_->year;
      for (const int candidate : {year, near, near + 1, near - 1}) {
        const IsoDate day = make_date(candidate, *reading.month, *reading.day);
        if (is_valid(day) && weekday(day) == *reading.weekday) {
          year = candidate;
          break;
        }
      }
    }
    return of_year(reading, year);
  }
  const std::string suffix = clock_suffix(reading);
  if (reading.month && reading.day) {
    answer.value = fmt::format("XXXX-{:02}-{:02}{}", *reading.month, *reading.day, suffix);
  } else if (reading.month) {
    answer.value = fmt::format("XXXX-{:02}", *reading.month);
  } else if (reading.quarter) {
    answer.value = fmt::format("XXXX-Q{}", *reading.quarter);
  } else {
    answer.value = "XXXX-" + reading.season;
  }
  if (!suffix.empty()) answer.type = TimeType::kTime;
  return answer;
}

Answer TimeCalendar::calendar(const TimeReading& reading, bool forward) const {
  Answer answer;
  if (reading.before_christ) {
    answer.value = reading.century ? fmt::format("BC{:02}", *reading.century - 1)
                                   : "BC" + of_year(reading, reading.year.value_or(1)).value;
    answer.basis = DateBasis::kExplicit;
    return answer;
  }
  if (reading.decade) {
    answer.value = fmt::format("{}", *reading.decade);
    answer.range = DateRange{year_range(*reading.decade * 10).first, year_range(*reading.decade * 10 + 9).last};
    answer.basis = DateBasis::kExplicit;
    return answer;
  }
  if (reading.century) {
    answer.value = fmt::format("{:02}", *reading.century - 1);
    answer.range =
        DateRange{year_range((*reading.century - 1) * 100 + 1).first, year_range(*reading.century * 100).last};
    answer.basis = DateBasis::kExplicit;
    return answer;
  }
  if (reading.year) {
    answer = of_year(reading, *reading.year);
    answer.basis = DateBasis::kExplicit;
    return answer;
  }
  answer = without_year(reading, forward);
  if (answer.range) answer.basis = DateBasis::kRelative;
  return answer;
}

Answer TimeCalendar::unit_shift(const TimeReading& reading) const {
  Answer answer;
  const std::optional<IsoDate> from = base(reading);
  const int shift = reading.shift.value_or(0);
  if (!from) {
    answer.value = reading.unit == "W"    ? "XXXX-WXX"
                   : reading.unit == "WE" ? "XXXX-WXX-WE"
                   : reading.unit == "M"  ? "XXXX-XX"
                   : reading.unit == "Q"  ? "XXXX-QX"
                   : reading.unit == "D"  ? "XXXX-XX-XX" + clock_suffix(reading)
                                          : "XXXX";
    if (!clock_suffix(reading).empty()) answer.type = TimeType::kTime;
    return answer;
  }
  if (reading.unit == "D") {
    answer = day_answer(reading, add_days(*from, shift));
  } else if (reading.unit == "W" || reading.unit == "WE" || reading.unit == "2W") {
    const IsoDate monday = add_days(monday_of(*from), 7 * shift);
    answer.value = iso_week(monday);
    answer.range = DateRange{monday, add_days(monday, 6)};
    if (reading.unit == "WE") {
      answer.value += "-WE";
      answer.range = DateRange{add_days(monday, 5), add_days(monday, 6)};
    }
  } else if (reading.unit == "M") {
    const IsoDate month = add_months(make_date(from->year, from->month, 1), shift);
    answer.value = fmt::format("{:04}-{:02}", month.year, month.month);
    answer.range = month_range(month.year, month.month);
  } else if (reading.unit == "Q") {
    const IsoDate first = add_months(make_date(from->year, (from->month - 1) / 3 * 3 + 1, 1), 3 * shift);
    answer.value = fmt::format("{:04}-Q{}", first.year, (first.month - 1) / 3 + 1);
    answer.range = months_range(first.year, first.month, 3);
  } else if (reading.unit == "Y") {
    answer.value = fmt::format("{:04}", from->year + shift);
    answer.range = year_range(from->year + shift);
  } else if (reading.unit == "DE") {
    const int decade = from->year / 10 + shift;
    answer.value = fmt::format("{}", decade);
    answer.range = DateRange{year_range(decade * 10).first, year_range(decade * 10 + 9).last};
  } else if (reading.unit == "CE") {
    const int century = (from->year - 1) / 100 + shift;
    answer.value = fmt::format("{:02}", century);
    answer.range = DateRange{year_range(century * 100 + 1).first, year_range(century * 100 + 100).last};
  } else {
    answer.value = "XXXX";
  }
  if (answer.range) answer.basis = DateBasis::kRelative;
  return answer;
}

Answer TimeCalendar::offset(const TimeReading& reading) const {
  Answer answer;
  const std::optional<IsoDate> from = base(reading);
  const int direction = reading.shift.value_or(-1);
  if (reading.vague) {
    answer.value = direction < 0 ? "PAST_REF" : "FUTURE_REF";
    return answer;
  }
  constexpr double kMost = 10000;  // Of any unit: what lies further is no date of news.
  if (!from || reading.count > kMost) {
    answer.value = reading.fixed;
    answer.type = TimeType::kDuration;
    return answer;
  }
  const bool whole = reading.count == std::floor(reading.count);
  const int count = static_cast<int>(std::lround(reading.count)) * direction;
  const auto months = [&](double per_unit) {
    const IsoDate day = add_months(*from, static_cast<int>(std::lround(reading.count * per_unit)) * direction);
    answer.value = fmt::format("{:04}-{:02}", day.year, day.month);
    answer.range = month_range(day.year, day.month);
  };
  if (reading.unit == "D" || reading.unit.starts_with('T')) {
    return [&] {
      const bool hours = reading.unit == "TH";
      const int days = reading.unit == "D" ? count : hours ? static_cast<int>(reading.count / 24) * direction : 0;
      Answer day = day_answer(reading, add_days(*from, days));
      day.basis = DateBasis::kRelative;
      return day;
    }();
  }
  if (reading.unit == "W" || reading.unit == "2W" || reading.unit == "WE") {
    const IsoDate day = add_days(*from, (reading.unit == "2W" ? 14 : 7) * count);
    answer.value = iso_week(day);
    answer.range = DateRange{monday_of(day), add_days(monday_of(day), 6)};
  } else if (reading.unit == "M") {
    months(1);
  } else if (reading.unit == "Q") {
    months(3);
  } else {
    const int per_unit = reading.unit == "DE" ? 10 : reading.unit == "CE" ? 100 : reading.unit == "ML" ? 1000 : 1;
    if (!whole && per_unit == 1) {
      months(12);
    } else {
      const int year = from->year + count * per_unit;
      if (year < 1 || year > 9999) {
        answer.value = reading.fixed;
        answer.type = TimeType::kDuration;
        return answer;
      }
      answer.value = fmt::format("{:04}", year);
      answer.range = year_range(year);
    }
  }
  if (answer.range && !plausible(answer.range->first)) answer.range.reset();
  if (answer.range) answer.basis = DateBasis::kRelative;
  return answer;
}

Answer TimeCalendar::resolve(const TimeReading& reading, bool forward, bool new_sentence) {
  if (new_sentence) reference_in_sentence_ = false;
  Answer answer;
  switch (reading.shape) {
    case TimeShape::kCalendar:
      answer = calendar(reading, forward);
      break;
    case TimeShape::kUnitShift:
      answer = unit_shift(reading);
      break;
    case TimeShape::kOffset:
      answer = offset(reading);
      break;
    case TimeShape::kDay:
      if (const std::optional<IsoDate> from = base(reading)) {
        answer = day_answer(reading, add_days(*from, reading.shift.value_or(0)));
        answer.basis = DateBasis::kRelative;
      } else {
        const std::string suffix = clock_suffix(reading);
        answer.value = "XXXX-XX-XX" + suffix;
        if (!suffix.empty()) answer.type = TimeType::kTime;
      }
      break;
    case TimeShape::kClock:
      answer.type = TimeType::kTime;
      if (const std::optional<IsoDate> from = narrative_ && reference_ ? reference_ : anchor_) {
        answer = day_answer(reading, *from);
        answer.basis = DateBasis::kRelative;
      } else {
        answer.value = "XXXX-XX-XX" + clock_suffix(reading);
      }
      return answer;  // Says nothing new about the day.
    case TimeShape::kDuration:
      answer.type = TimeType::kDuration;
      answer.value = reading.fixed;
      return answer;
    case TimeShape::kSet:
      answer.type = TimeType::kSet;
      answer.value = reading.fixed;
      return answer;
    case TimeShape::kFixed:
      answer.value = reading.fixed;
      return answer;
  }
  if (answer.range) {
    if (!plausible(answer.range->first) || !plausible(answer.range->last)) {
      answer.range.reset();
      answer.basis = DateBasis::kNone;
    } else if (!reading.decade && !reading.century && !(narrative_ && from_anchor(reading))) {
      reference_ = answer.range->first;
      if (reading.year) reference_in_sentence_ = true;
    }
  }
  return answer;
}

}  // namespace onrecord
