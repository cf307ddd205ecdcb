// Dates, clock times, weekdays, seasons, quarters, decades and centuries.
#include <charconv>
#include <cmath>

#include "language/time/sentence_times.h"

namespace onrecord {
namespace {

constexpr int kFirstPlausibleYear = 1800, kLastPlausibleYear = 2099;

}  // namespace

std::optional<int> SentenceTimes::small_int(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::optional<int> SentenceTimes::year_at(std::size_t i) const {
  if (!number(i) || atoms_[i].lower.size() != 4) return std::nullopt;
  const std::optional<int> year = small_int(atoms_[i].lower);
  return year && *year >= 1000 && *year <= kLastPlausibleYear ? year : std::nullopt;
}

std::optional<int> SentenceTimes::month_at(std::size_t i, std::size_t& end) const {
  if (is(i, TimeClass::kMonth) && atoms_[i].capital) {
    end = i + 1;
    return int_value(i, TimeClass::kMonth);
  }
  if (is(i, TimeClass::kMonthShort) && atoms_[i].capital) {
    end = i + 1;
    if (word(end, ".") && atoms_[end].glued) ++end;
    return int_value(i, TimeClass::kMonthShort);
  }
  return std::nullopt;
}

std::optional<int> SentenceTimes::day_at(std::size_t i, std::size_t& end) const {
  if (!in(i) || (atoms_[i].kind == AtomKind::kNumber && atoms_[i].lower.size() > 2)) return std::nullopt;
  const std::optional<ReadNumber> read = numbers_.read(atoms_, i);
  if (!read || read->scaled || (!read->ordinal && !read->digits)) return std::nullopt;
  if (read->value < 1 || read->value > 31 || read->value != std::floor(read->value)) return std::nullopt;
  end = read->end;
  return static_cast<int>(read->value);
}

std::optional<int> SentenceTimes::weekday_at(std::size_t i, std::size_t& end) const {
  if (is(i, TimeClass::kWeekday) && atoms_[i].capital) {
    end = i + 1;
    return int_value(i, TimeClass::kWeekday);
  }
  if (is(i, TimeClass::kWeekdayShort) && atoms_[i].capital && word(i + 1, ".") && atoms_[i + 1].glued) {
    end = i + 2;
    return int_value(i, TimeClass::kWeekdayShort);
  }
  return std::nullopt;
}

void SentenceTimes::read_year_after(std::size_t i, TimeReading& reading) const {
  std::size_t j = i;
  if (word(j, ",") || word(j, "of") || word(j, "in")) ++j;
  if (const std::optional<int> year = year_at(j)) {
    // "in May, 2000 people" counts people.
    if (word(i, ",") && !reading.day && in(j + 1) && atoms_[j + 1].kind == AtomKind::kWord) return;
    if (word(i, "in") && !reading.day) return;
    reading.year = year;
    reading.end = at32(j + 1);
    return;
  }
  if (is(j, TimeClass::kShift) && word(j + 1, "year")) {
    reading.year_shift = int_value(j, TimeClass::kShift);
    reading.end = at32(j + 2);
  } else if ((is(j, TimeClass::kSame) || word(j, "the")) && word(j + 1, "year") && j > i) {
    reading.year_shift = 0;
    reading.from_reference = true;
    reading.end = at32(j + 2);
  } else if (word(j, "the") && word(j + 1, "same") && word(j + 2, "year")) {
    reading.year_shift = 0;
    reading.from_reference = true;
    reading.end = at32(j + 3);
  }
  read_era(reading);
}

void SentenceTimes::read_era(TimeReading& reading) const {
  if (!is(reading.end, TimeClass::kEra)) return;
  reading.before_christ = value(reading.end, TimeClass::kEra).starts_with("B");
  ++reading.end;
}

bool SentenceTimes::read_clock(std::size_t i, TimeReading& reading) const {
  std::size_t j = i;
  int hour = 0, minute = 0;
  if (is(i, TimeClass::kMoment)) {
    const std::string_view moment = value(i, TimeClass::kMoment);  // "T12:00"
    hour = small_int(moment.substr(1, 2)).value_or(0);
    ++j;
  } else {
    if (!number(i)) return false;
    const std::string& digits = atoms_[i].lower;
    const std::size_t colon = digits.find_first_of(":.");
    const std::optional<int> h = small_int(digits.substr(0, colon));
    if (!h || *h > 24) return false;
    hour = *h;
    ++j;
    const bool pointed = colon != std::string::npos && digits[colon] == '.';
    if (colon != std::string::npos) {
      const std::string rest = digits.substr(colon + 1, 2);
      const std::optional<int> m = small_int(rest);
      if (!m || rest.size() != 2 || *m > 59 || digits.size() > colon + 6) return false;
      if (digits.size() > colon + 3 && digits[colon + 3] != ':') return false;
      minute = *m;
    }
    const bool am = is(j, TimeClass::kAm), pm = is(j, TimeClass::kPm);
    const bool oclock = word(j, "o'clock");
    if ((colon == std::string::npos || pointed) && !am && !pm && !oclock) return false;
    if (am || pm || oclock) ++j;
    if (pm && hour < 12) hour += 12;
    if (am && hour == 12) hour = 0;
  }
  if (is(j, TimeClass::kZone) && !(word(j, "local") && !word(j + 1, "time"))) {
    ++j;
    if (word(j, "time")) ++j;
  }
  reading.hour = hour;
  reading.minute = minute;
  reading.end = at32(j);
  return true;
}

void SentenceTimes::read_daypart_after(TimeReading& reading) const {
  if (is(reading.end, TimeClass::kDaypart)) {
    reading.daypart = value(reading.end, TimeClass::kDaypart);
    ++reading.end;
  }
}

void SentenceTimes::read_clock_after(TimeReading& reading) const {
  std::size_t j = reading.end;
  if (word(j, ",") || word(j, "at")) ++j;
  TimeReading clock;
  if (number(j) && atoms_[j].lower.find(':') != std::string::npos && read_clock(j, clock)) {
    reading.hour = clock.hour;
    reading.minute = clock.minute;
    reading.end = clock.end;
  }
}

std::optional<TimeReading> SentenceTimes::read_numeric_date(std::size_t i) const {
  if (!number(i)) return std::nullopt;
  const std::string& text = atoms_[i].lower;
  TimeReading reading;
  reading.end = at32(i + 1);
  int parts[3] = {0, 0, 0};
  std::size_t count = 0, at = 0;
  char mark = 0;
  while (at < text.size() && count < 3) {
    std::size_t stop = at;
    while (stop < text.size() && text[stop] >= '0' && text[stop] <= '9') ++stop;
    const std::optional<int> part = small_int(std::string_view{text}.substr(at, stop - at));
    if (!part) return std::nullopt;
    parts[count++] = *part;
    if (stop < text.size()) {
      if (mark != 0 && text[stop] != mark) return std::nullopt;
      mark = text[stop];
    }
    at = stop + 1;
  }
  if (count != 3 || at <= text.size()) return std::nullopt;
  if (mark == '-' && text.size() == 10) {
    reading.year = parts[0], reading.month = parts[1], reading.day = parts[2];
  } else if (mark == '/' || mark == '.') {
    // Day first with points; with slashes month first, unless that is no month.
    const bool day_first = mark == '.' || parts[0] > 12;
    reading.day = parts[day_first ? 0 : 1];
    reading.month = parts[day_first ? 1 : 0];
    reading.year = parts[2] < 50 && text.size() < 9 ? 2000 + parts[2] : parts[2] < 100 ? 1900 + parts[2] : parts[2];
  } else {
    return std::nullopt;
  }
  if (*reading.month < 1 || *reading.month > 12 || *reading.day < 1 || *reading.day > 31) return std::nullopt;
  read_clock_after(reading);
  return reading;
}

std::optional<TimeReading> SentenceTimes::read_month_date(std::size_t i) const {
  TimeReading reading;
  std::size_t j = i;
  if (const std::optional<int> weekday = weekday_at(j, j)) {
    reading.weekday = weekday;
    if (word(j, ",")) ++j;
  }
  if (word(j, "the") && !is(j + 1, TimeClass::kMonth)) ++j;
  std::size_t after = 0;
  if (std::size_t month_at_end = 0; const std::optional<int> day = day_at(j, after)) {
    std::size_t m = after;
    if (word(m, "of")) ++m;
    const std::optional<int> month = month_at(m, month_at_end);
    if (!month) return std::nullopt;
    // "between 16 and 20 May" has the first day too; the second carries the month.
    reading.day = day;
    reading.month = month;
    reading.end = at32(month_at_end);
    read_year_after(reading.end, reading);
    read_daypart_after(reading);
    read_clock_after(reading);
    return reading;
  }
  std::size_t end = 0;
  const std::optional<int> month = month_at(j, end);
  if (!month || (j > i && word(j - 1, "the"))) return std::nullopt;
  reading.month = month;
  reading.end = at32(end);
  std::size_t d = end;
  if (word(d, "the")) ++d;
  if (const std::optional<int> day = day_at(d, after)) {
    // "May 7 people" is rare, "May 20 years ago" is not.
    if (!is(after, TimeClass::kUnits) && !is(after, TimeClass::kUnit) && !word(after, "%") &&
        !(in(after) && atoms_[after].kind == AtomKind::kNumber && atoms_[after].glued)) {
      reading.day = day;
      reading.end = at32(after);
    }
  }
  if (reading.weekday && !reading.day) return std::nullopt;
  read_year_after(reading.end, reading);
  if (reading.day) {
    read_daypart_after(reading);
    read_clock_after(reading);
    return reading;
  }
  if (reading.year || reading.year_shift) return reading;
  reading.weak = true;
  // "May" and "March" begin sentences as other words; "Jan." may be a name.
  const bool ambiguous = is(j, TimeClass::kAmbiguous) || is(j, TimeClass::kMonthShort);
  if (ambiguous && (j == 0 || !is(j - 1, TimeClass::kBeforeDate))) return std::nullopt;
  // "April Jones": a name follows.
  if (ambiguous && in(end) && atoms_[end].capital) return std::nullopt;
  return reading;
}

std::optional<TimeReading> SentenceTimes::read_year(std::size_t i) const {
  TimeReading reading;
  if (std::optional<int> year = year_at(i); year && *year >= kFirstPlausibleYear) {
    const bool introduced = i > 0 && (is(i - 1, TimeClass::kBeforeDate) || is(i - 1, TimeClass::kFiscal));
    if (i > 0 && atoms_[i - 1].kind == AtomKind::kSymbol && atoms_[i].glued && atoms_[i - 1].lower != "(" &&
        atoms_[i - 1].lower != "–" && atoms_[i - 1].lower != "—") {
      return std::nullopt;  // "$2000", "#2010".
    }
    if (in(i + 1) && atoms_[i + 1].glued && word(i + 1, "s")) {
      if (*year % 10 != 0) return std::nullopt;
      reading.decade = *year / 10;
      reading.end = at32(i + 2);
      return reading;
    }
    if (in(i + 1) && (word(i + 1, "%") || (atoms_[i + 1].glued && atoms_[i + 1].kind == AtomKind::kWord &&
                                           !atoms_[i + 1].hyphen_before && !word(i + 1, "'s")))) {
      return std::nullopt;
    }
    if (in(i + 1) && atoms_[i + 1].hyphen_before && atoms_[i + 1].kind == AtomKind::kWord) return std::nullopt;
    if (!introduced && in(i + 1) && atoms_[i + 1].kind == AtomKind::kWord && !atoms_[i + 1].capital &&
        (atoms_[i + 1].lower.ends_with('s') || numbers_.is(atoms_[i + 1].lower, "scale") || word(i + 1, "people") ||
         word(i + 1, "troops") || word(i + 1, "men") || word(i + 1, "women")) &&
        !word(i + 1, "was") && !word(i + 1, "is") && !word(i + 1, "has") && !word(i + 1, "'s")) {
      return std::nullopt;
    }
    if (i > 0 && numbers_.is(atoms_[i - 1].lower, "at_least")) return std::nullopt;
    reading.year = year;
    reading.end = at32(i + 1);
    read_era(reading);
    return reading;
  }
  // "480 BC".
  if (number(i) && is(i + 1, TimeClass::kEra) && atoms_[i + 1].capital) {
    const std::optional<int> year = small_int(atoms_[i].lower);
    if (!year || *year > 9999) return std::nullopt;
    reading.year = year;
    reading.end = at32(i + 1);
    read_era(reading);
    return reading;
  }
  // "nineteen ninety-four".
  if (const std::optional<ReadNumber> first = numbers_.read(atoms_, i);
      first && !first->digits && !first->ordinal && (first->value == 19 || first->value == 20)) {
    const std::optional<ReadNumber> second = numbers_.read(atoms_, first->end);
    if (second && !second->digits && !second->ordinal && second->value >= 10 && second->value < 100) {
      reading.year = static_cast<int>(first->value * 100 + second->value);
      reading.end = second->end;
      return reading;
    }
  }
  return std::nullopt;
}

std::optional<TimeReading> SentenceTimes::read_decade_or_century(std::size_t i) const {
  TimeReading reading;
  if (is(i, TimeClass::kDecade) && i > 0 && (word(i - 1, "the") || is(i - 1, TimeClass::kMod))) {
    reading.decade = 190 + int_value(i, TimeClass::kDecade) / 10;
    reading.end = at32(i + 1);
    return reading;
  }
  // "'90s".
  if (in(i) && (atoms_[i].lower == "'" || atoms_[i].lower == "\xE2\x80\x98" || atoms_[i].lower == "\xE2\x80\x99") &&
      number(i + 1) && atoms_[i + 1].glued && atoms_[i + 1].lower.size() == 2 && word(i + 2, "s") &&
      atoms_[i + 2].glued) {
    const int two = small_int(atoms_[i + 1].lower).value_or(1);
    if (two % 10 != 0) return std::nullopt;
    reading.decade = (two >= 30 ? 190 : 200) + two / 10;
    reading.end = at32(i + 3);
    return reading;
  }
  const std::optional<ReadNumber> read = numbers_.read(atoms_, i);
  if (!read || !read->ordinal || read->value > 40) return std::nullopt;
  if (!in(read->end) || !is(read->end, TimeClass::kUnit) || value(read->end, TimeClass::kUnit) != "CE")
    return std::nullopt;
  reading.century = static_cast<int>(read->value);
  reading.end = read->end + 1;
  read_era(reading);
  return reading;
}

std::optional<TimeReading> SentenceTimes::read_quarter(std::size_t i) const {
  const std::optional<ReadNumber> read = numbers_.read(atoms_, i);
  if (!read || !read->ordinal || read->value > 4 || !word(read->end, "quarter")) return std::nullopt;
  TimeReading reading;
  reading.quarter = static_cast<int>(read->value);
  reading.end = read->end + 1;
  read_year_after(reading.end, reading);
  reading.weak = !reading.year && !reading.year_shift;
  return reading;
}

std::optional<TimeReading> SentenceTimes::read_season(std::size_t i) const {
  if (!is(i, TimeClass::kSeason)) return std::nullopt;
  TimeReading reading;
  reading.season = value(i, TimeClass::kSeason);
  reading.end = at32(i + 1);
  read_year_after(reading.end, reading);
  if (reading.year || reading.year_shift) return reading;
  reading.weak = true;
  const bool led = i > 0 && (is(i - 1, TimeClass::kMod) || is(i - 1, TimeClass::kShift) || is(i - 1, TimeClass::kSame));
  if (led) return reading;
  // "the fall of the city", "spring water": a bare season needs "in", "the", "this" before it and nothing
  // after.
  if (i == 0 || !(is(i - 1, TimeClass::kBeforeDate) || word(i - 1, "the"))) return std::nullopt;
  if (word(i + 1, "of")) return std::nullopt;
  if (is(i, TimeClass::kAmbiguous) && !word(i - 1, "the") && !word(i - 1, "in")) return std::nullopt;
  if (in(i + 1) && atoms_[i + 1].kind == AtomKind::kWord && is(i, TimeClass::kAmbiguous) &&
      !is(i + 1, TimeClass::kBeforeDate) && !word(i + 1, "and")) {
    return std::nullopt;
  }
  return reading;
}

std::optional<TimeReading> SentenceTimes::read_weekday(std::size_t i) const {
  std::size_t j = i;
  const std::optional<int> weekday = weekday_at(i, j);
  if (!weekday) return std::nullopt;
  TimeReading reading;
  reading.weekday = weekday;
  reading.end = at32(j);
  read_daypart_after(reading);
  if (word(reading.end, "'s")) return reading;
  // "Tuesday last week", "Friday of next week" keep their week.
  std::size_t k = reading.end;
  if (word(k, "of")) ++k;
  if (is(k, TimeClass::kShift) && word(k + 1, "week")) {
    reading.shift = int_value(k, TimeClass::kShift);
    reading.unit = "W";
    reading.end = at32(k + 2);
  }
  read_clock_after(reading);
  return reading;
}

std::optional<TimeReading> SentenceTimes::read_day(std::size_t i) const {
  TimeReading reading;
  reading.shape = TimeShape::kDay;
  if (const auto days = words_.phrase(atoms_, i, TimeClass::kDays)) {
    reading.shift = small_int(days->value);
    reading.end = days->end;
    return reading;
  }
  if (is(i, TimeClass::kDay)) {
    // "today" of "the today show" is rare enough.
    reading.shift = int_value(i, TimeClass::kDay);
    reading.end = at32(i + 1);
    read_daypart_after(reading);
    return reading;
  }
  if (is(i, TimeClass::kTonight)) {
    reading.shift = 0;
    reading.daypart = "NI";
    reading.end = at32(i + 1);
    return reading;
  }
  if (is(i, TimeClass::kOvernight)) {
    reading.shift = 0;
    reading.daypart = value(i, TimeClass::kOvernight);
    reading.end = at32(i + 1);
    return reading;
  }
  return std::nullopt;
}

std::optional<TimeReading> SentenceTimes::read_clock_date(std::size_t i) const {
  TimeReading reading;
  reading.shape = TimeShape::kClock;
  if (!read_clock(i, reading)) return std::nullopt;
  std::size_t j = reading.end;
  if (word(j, ",")) ++j;
  if (word(j, "on")) ++j;
  if (Reading date = read_date(j); date && date->shape != TimeShape::kClock && !date->hour && date->daypart.empty() &&
                                   (date->day || date->weekday || date->shape == TimeShape::kDay)) {
    date->hour = reading.hour;
    date->minute = reading.minute;
    return date;
  }
  return reading;
}

std::optional<TimeReading> SentenceTimes::read_holiday(std::size_t i) const {
  const auto holiday = words_.phrase(atoms_, i, TimeClass::kHoliday);
  if (!holiday || !atoms_[i].capital) return std::nullopt;
  TimeReading reading;
  reading.month = small_int(holiday->value.substr(0, 2));
  reading.day = small_int(holiday->value.substr(3, 2));
  reading.end = holiday->end;
  read_year_after(reading.end, reading);
  return reading;
}

std::optional<TimeReading> SentenceTimes::read_date(std::size_t i) const {
  if (!in(i)) return std::nullopt;
  Reading best;
  const auto offer = [&](Reading reading) {
    if (reading && (!best || reading->end > best->end)) best = std::move(reading);
  };
  offer(read_numeric_date(i));
  offer(read_month_date(i));
  offer(read_shift(i));
  offer(read_quarter(i));
  offer(read_decade_or_century(i));
  offer(read_weekday(i));
  offer(read_day(i));
  offer(read_season(i));
  offer(read_holiday(i));
  offer(read_year(i));
  offer(read_definite_unit(i));
  return best;
}

}  // namespace onrecord
