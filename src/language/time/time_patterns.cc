#include "language/time/time_patterns.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace onrecord {
namespace {

constexpr int kFirstPlausibleYear = 1800, kLastPlausibleYear = 2099;

std::optional<int> small_int(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// Reads the expressions of one sentence. Every read_...(i) returns a reading that begins at atom i, or none.
class SentenceTimes {
 public:
  SentenceTimes(const std::vector<Atom>& atoms, const TimeWords& words, const NumberWords& numbers)
      : atoms_(atoms), words_(words), numbers_(numbers), classes_(words.classes_of(atoms)) {}

  std::vector<TimeReading> read_all() {
    std::vector<TimeReading> readings;
    for (std::uint32_t i = 0; i < atoms_.size();) {
      std::optional<TimeReading> best = read_at(i);
      if (best && best->end > i) {
        best->begin = i;
        i = best->end;
        readings.push_back(std::move(*best));
      } else {
        ++i;
      }
    }
    return readings;
  }

 private:
  using Reading = std::optional<TimeReading>;

  bool in(std::size_t i) const { return i < atoms_.size(); }
  bool is(std::size_t i, TimeClass c) const { return in(i) && (classes_[i] >> static_cast<unsigned>(c) & 1) != 0; }
  bool word(std::size_t i, std::string_view w) const { return in(i) && atoms_[i].lower == w; }
  bool number(std::size_t i) const { return in(i) && atoms_[i].kind == AtomKind::kNumber; }
  std::string_view value(std::size_t i, TimeClass c) const { return words_.value(atoms_[i].lower, c); }
  int int_value(std::size_t i, TimeClass c) const { return small_int(value(i, c)).value_or(0); }
  static std::uint32_t at32(std::size_t i) { return static_cast<std::uint32_t>(i); }

  std::optional<int> year_at(std::size_t i) const {
    if (!number(i) || atoms_[i].lower.size() != 4) return std::nullopt;
    const std::optional<int> year = small_int(atoms_[i].lower);
    return year && *year >= 1000 && *year <= kLastPlausibleYear ? year : std::nullopt;
  }

  std::optional<int> month_at(std::size_t i, std::size_t& end) const {
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

  // A day of the month: "6", "6th", "sixth".
  std::optional<int> day_at(std::size_t i, std::size_t& end) const {
    if (!in(i) || (atoms_[i].kind == AtomKind::kNumber && atoms_[i].lower.size() > 2)) return std::nullopt;
    const std::optional<ReadNumber> read = numbers_.read(atoms_, i);
    if (!read || read->scaled || (!read->ordinal && !read->digits)) return std::nullopt;
    if (read->value < 1 || read->value > 31 || read->value != std::floor(read->value)) return std::nullopt;
    end = read->end;
    return static_cast<int>(read->value);
  }

  std::optional<int> weekday_at(std::size_t i, std::size_t& end) const {
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

  // A year that follows a month or a day: "1998", ", 1998", "of 1998", "last year", "of that year".
  void read_year_after(std::size_t i, TimeReading& reading) const {
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

  void read_era(TimeReading& reading) const {
    if (!is(reading.end, TimeClass::kEra)) return;
    reading.before_christ = value(reading.end, TimeClass::kEra).starts_with("B");
    ++reading.end;
  }

  // "19:30", "5 p.m.", "5:30 pm", "noon", with a zone.
  bool read_clock(std::size_t i, TimeReading& reading) const {
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

  void read_daypart_after(TimeReading& reading) const {
    if (is(reading.end, TimeClass::kDaypart)) {
      reading.daypart = value(reading.end, TimeClass::kDaypart);
      ++reading.end;
    }
  }

  void read_clock_after(TimeReading& reading) const {
    std::size_t j = reading.end;
    if (word(j, ",") || word(j, "at")) ++j;
    TimeReading clock;
    if (number(j) && atoms_[j].lower.find(':') != std::string::npos && read_clock(j, clock)) {
      reading.hour = clock.hour;
      reading.minute = clock.minute;
      reading.end = clock.end;
    }
  }

  Reading read_numeric_date(std::size_t i) const {
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

  // Dates with a month: "6 Nov, 2023", "November 6th", "the sixth of November", "November 2023", "November".
  Reading read_month_date(std::size_t i) const {
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

  Reading read_year(std::size_t i) const {
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

  Reading read_decade_or_century(std::size_t i) const {
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

  // "third quarter", "the fourth quarter of 1997".
  Reading read_quarter(std::size_t i) const {
    const std::optional<ReadNumber> read = numbers_.read(atoms_, i);
    if (!read || !read->ordinal || read->value > 4 || !word(read->end, "quarter")) return std::nullopt;
    TimeReading reading;
    reading.quarter = static_cast<int>(read->value);
    reading.end = read->end + 1;
    read_year_after(reading.end, reading);
    reading.weak = !reading.year && !reading.year_shift;
    return reading;
  }

  Reading read_season(std::size_t i) const {
    if (!is(i, TimeClass::kSeason)) return std::nullopt;
    TimeReading reading;
    reading.season = value(i, TimeClass::kSeason);
    reading.end = at32(i + 1);
    read_year_after(reading.end, reading);
    if (reading.year || reading.year_shift) return reading;
    reading.weak = true;
    const bool led =
        i > 0 && (is(i - 1, TimeClass::kMod) || is(i - 1, TimeClass::kShift) || is(i - 1, TimeClass::kSame));
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

  Reading read_weekday(std::size_t i) const {
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

  Reading read_day(std::size_t i) const {
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

  Reading read_clock_date(std::size_t i) const {
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

  Reading read_holiday(std::size_t i) const {
    const auto holiday = words_.phrase(atoms_, i, TimeClass::kHoliday);
    if (!holiday || !atoms_[i].capital) return std::nullopt;
    TimeReading reading;
    reading.month = small_int(holiday->value.substr(0, 2));
    reading.day = small_int(holiday->value.substr(3, 2));
    reading.end = holiday->end;
    read_year_after(reading.end, reading);
    return reading;
  }

  // "last week", "the following day", "this morning", "last November", "next Tuesday", "the past two years".
  Reading read_shift(std::size_t i) const {
    std::size_t j = i;
    const bool the = word(j, "the");
    if (the || (is(j, TimeClass::kArticle) && is(j + 1, TimeClass::kFromReference))) ++j;
    bool same = false;
    TimeReading reading;
    if (is(j, TimeClass::kSame)) {
      same = true;
      reading.shift = 0;
      ++j;
      if (is(j, TimeClass::kSame)) ++j;
    } else if (is(j, TimeClass::kShift)) {
      reading.shift = int_value(j, TimeClass::kShift);
      reading.from_reference = is(j, TimeClass::kFromReference) || (the && *reading.shift == 1);
      ++j;
      // "this past spring", "this coming Sunday".
      if (is(j, TimeClass::kShift) && *reading.shift == 0) {
        reading.shift = int_value(j, TimeClass::kShift);
        ++j;
      }
    } else {
      return std::nullopt;
    }
    reading.from_reference = reading.from_reference || same;
    std::size_t end = 0;
    if (!same) {
      if (const std::optional<int> weekday = weekday_at(j, end)) {
        if (Reading dated = read_month_date(j); dated && dated->day) return dated;
        reading.weekday = weekday;
        reading.end = at32(end);
        read_daypart_after(reading);
        return reading;
      }
      if (const std::optional<int> month = month_at(j, end)) {
        if (Reading dated = read_month_date(j); dated && dated->day) return dated;
        reading.month = month;
        reading.end = at32(end);
        return reading;
      }
      if (const auto holiday = read_holiday(j)) {
        reading.month = holiday->month;
        reading.day = holiday->day;
        reading.end = holiday->end;
        return reading;
      }
    }
    if (is(j, TimeClass::kSeason)) {
      reading.season = value(j, TimeClass::kSeason);
      reading.end = at32(j + 1);
      return reading;
    }
    if (is(j, TimeClass::kFiscal) && word(j + 1, "year")) ++j;
    if (is(j, TimeClass::kDaypart)) {
      reading.shape = TimeShape::kDay;
      reading.daypart = value(j, TimeClass::kDaypart);
      reading.end = at32(j + 1);
      return reading;
    }
    if (is(j, TimeClass::kUnit)) {
      const std::string_view unit = value(j, TimeClass::kUnit);
      if (unit.starts_with('T') || (is(j, TimeClass::kAmbiguousUnit) && unit != "Q")) return std::nullopt;
      reading.unit = unit;
      reading.shape = TimeShape::kUnitShift;
      reading.end = at32(j + 1);
      if (unit == "D") read_daypart_after(reading);
      return reading;
    }
    if (same) return std::nullopt;
    // "the past two years", "the next few weeks".
    TimeReading span;
    if (read_count_and_unit(j, span)) {
      span.shape = TimeShape::kDuration;
      return span;
    }
    if (is(j, TimeClass::kUnits) && value(j, TimeClass::kUnits).size() <= 2) {
      reading.shape = TimeShape::kFixed;
      reading.fixed = *reading.shift < 0 ? "PAST_REF" : *reading.shift > 0 ? "FUTURE_REF" : "PRESENT_REF";
      reading.end = at32(j + 1);
      return reading;
    }
    return std::nullopt;
  }

  static std::string duration(double count, bool vague, std::string_view unit) {
    if (unit == "2W") return vague ? "PXW" : fmt::format("P{}W", count * 2);
    if (unit == "WE") return vague ? "PXWE" : fmt::format("P{}WE", count);
    const bool clock = unit.starts_with('T');
    const std::string_view letters = clock ? unit.substr(1) : unit;
    if (vague) return fmt::format("P{}X{}", clock ? "T" : "", letters);
    return fmt::format("P{}{}{}", clock ? "T" : "", count, letters);
  }

  // "two years", "11-hour", "a few weeks", "an hour and a half", "half an hour", "several more months". Sets
  // count, vague, unit, fixed and end.
  bool read_count_and_unit(std::size_t i, TimeReading& reading) const {
    std::size_t j = i;
    double count = 1;
    bool vague = false, counted = false;
    if (is(j, TimeClass::kVagueCount)) {
      vague = true;
      ++j;
      if (word(j, "more") || is(j, TimeClass::kVagueCount)) ++j;
    } else if (is(j, TimeClass::kArticle) && is(j + 1, TimeClass::kVagueCount) && !word(j + 1, "recent")) {
      const std::optional<int> known = small_int(value(j + 1, TimeClass::kVagueCount));
      vague = !known;
      count = known.value_or(0);
      j += 2;
      if (word(j, "of")) ++j;
      if (word(j, "more")) ++j;
    } else if (word(j, "half") && is(j + 1, TimeClass::kArticle) && is(j + 2, TimeClass::kUnit)) {
      count = 0.5;
      counted = true;
      j += 2;
    } else if (const std::optional<ReadNumber> read = numbers_.read(atoms_, j); read && !read->ordinal) {
      count = read->value;
      counted = true;
      j = read->end;
      if (word(j, "or") || word(j, "to")) {
        if (const std::optional<ReadNumber> second = numbers_.read(atoms_, j + 1); second && !second->ordinal) {
          count = second->value;
          j = second->end;
        }
      }
      if (word(j, "more") || word(j, "full") || word(j, "consecutive") || word(j, "straight")) ++j;
    } else if (is(j, TimeClass::kArticle) && !word(j, "the")) {
      ++j;
      if (word(j, "full") || word(j, "whole")) ++j;
      if (!is(j, TimeClass::kUnit)) return false;
    } else {
      return false;
    }
    std::string_view unit;
    if (is(j, TimeClass::kUnits)) {
      unit = value(j, TimeClass::kUnits);
    } else if (is(j, TimeClass::kUnit)) {
      unit = value(j, TimeClass::kUnit);
      // "two year low" is written so in some copy, "one second" is a time, "a second" and "three quarter" are
      // not.
      if (is(j, TimeClass::kAmbiguousUnit) && !(counted && unit != "Q")) return false;
      if (vague) return false;
    } else {
      return false;
    }
    if (unit == "Q" && counted) return count_quarters(count, j, reading);
    ++j;
    if (unit == "Y" && word(j, "and") && word(j + 1, "a") && word(j + 2, "half")) {
      count += 0.5;
      j += 3;
    } else if (word(j, "and") && word(j + 1, "a") && word(j + 2, "half") && !vague) {
      count += 0.5;
      j += 3;
    }
    if (word(j, "old")) return false;  // An age.
    if (is(j, TimeClass::kAfterSpan) && atoms_[j].hyphen_before) ++j;
    reading.count = count;
    reading.vague = vague;
    reading.unit = unit;
    reading.fixed = duration(count, vague, unit);
    reading.end = at32(j);
    return true;
  }

  // "three quarters of the city" is a share, "the past two quarters" a time.
  bool count_quarters(double count, std::size_t j, TimeReading& reading) const {
    if (word(j + 1, "of") || count > 40) return false;
    reading.count = count;
    reading.unit = "Q";
    reading.fixed = duration(count, false, "Q");
    reading.end = at32(j + 1);
    return true;
  }

  // "two years", "more than two years", "two weeks ago", "a year earlier", "three days later", "weeks ago".
  Reading read_span(std::size_t i) const {
    TimeReading reading;
    std::size_t j = i;
    if (const auto approx = words_.phrase(atoms_, i, TimeClass::kApprox)) j = approx->end;
    if (word(j, "the") && numbers_.read(atoms_, j + 1)) ++j;
    // "the first nine months".
    {
      const std::optional<ReadNumber> ordinal = in(j) ? numbers_.read(atoms_, j) : std::nullopt;
      if (ordinal && ordinal->ordinal && ordinal->value == 1 && read_count_and_unit(ordinal->end, reading) &&
          !reading.vague && j > i) {
        reading.shape = TimeShape::kDuration;
        return reading;
      }
    }
    bool bare = false;
    if (!read_count_and_unit(j, reading)) {
      if (j != i || !is(i, TimeClass::kUnits) || is(i, TimeClass::kAmbiguousUnit)) return std::nullopt;
      bare = true;
      reading.unit = value(i, TimeClass::kUnits);
      reading.vague = true;
      reading.fixed = duration(0, true, reading.unit);
      reading.end = at32(i + 1);
    }
    const std::size_t k = reading.end;
    if (is(k, TimeClass::kAgo)) {
      reading.shape = TimeShape::kOffset;
      reading.shift = -1;
      reading.end = at32(k + 1);
      return reading;
    }
    if (word(k, "or") && word(k + 1, "so") && is(k + 2, TimeClass::kAgo)) {
      reading.shape = TimeShape::kOffset;
      reading.shift = -1;
      reading.end = at32(k + 3);
      return reading;
    }
    if (const auto hence = words_.phrase(atoms_, k, TimeClass::kHence)) {
      reading.shape = TimeShape::kOffset;
      reading.shift = 1;
      reading.end = hence->end;
      return reading;
    }
    // "two days before." counts from what was told; "two days before the vote" does not name a day.
    const bool open = !in(k + 1) || atoms_[k + 1].kind == AtomKind::kSymbol;
    const bool plain = word(k, "earlier") || word(k, "later");
    if ((is(k, TimeClass::kEarlier) || is(k, TimeClass::kLater)) && (plain || open) && !word(k + 1, "than")) {
      reading.shape = TimeShape::kOffset;
      reading.from_reference = true;
      reading.shift = is(k, TimeClass::kEarlier) ? -1 : 1;
      reading.end = at32(k + 1);
      return reading;
    }
    if (bare && (i == 0 || !is(i - 1, TimeClass::kBeforeSpan))) return std::nullopt;
    reading.shape = TimeShape::kDuration;
    return reading;
  }

  // "the quarter", "the weekend", "the end of the year".
  Reading read_definite_unit(std::size_t i) const {
    if (!word(i, "the") || !is(i + 1, TimeClass::kUnit)) return std::nullopt;
    const std::string_view unit = value(i + 1, TimeClass::kUnit);
    const bool led = i > 0 && word(i - 1, "of");
    if (unit != "WE" && unit != "Q" && !((unit == "Y" || unit == "M" || unit == "W") && led)) return std::nullopt;
    if (word(i + 2, "of") || (in(i + 2) && atoms_[i + 2].hyphen_before)) return std::nullopt;
    TimeReading reading;
    reading.shape = TimeShape::kUnitShift;
    reading.shift = 0;
    reading.unit = unit;
    reading.end = at32(i + 2);
    return reading;
  }

  Reading read_set(std::size_t i) const {
    TimeReading reading;
    reading.shape = TimeShape::kSet;
    if (is(i, TimeClass::kWeekdays) && atoms_[i].capital) {
      reading.fixed = fmt::format("XXXX-WXX-{}", int_value(i, TimeClass::kWeekdays));
      reading.end = at32(i + 1);
      return reading;
    }
    if (is(i, TimeClass::kFrequency)) {
      if (atoms_[i].capital && i > 0) return std::nullopt;  // "The Daily Courier".
      reading.fixed = value(i, TimeClass::kFrequency);
      reading.end = at32(i + 1);
      return reading;
    }
    if (word(i, "per") && is(i + 1, TimeClass::kUnit)) {
      reading.fixed = duration(1, false, value(i + 1, TimeClass::kUnit));
      reading.end = at32(i + 2);
      return reading;
    }
    if (!is(i, TimeClass::kEvery)) return std::nullopt;
    std::size_t j = i + 1, end = 0;
    if (word(j, "single") || word(j, "other")) ++j;
    const double other = word(i + 1, "other") ? 2 : 1;
    if (const std::optional<int> weekday = weekday_at(j, end)) {
      reading.fixed = fmt::format("XXXX-WXX-{}", *weekday);
      reading.end = at32(end);
      return reading;
    }
    if (std::optional<int> month = month_at(j, end)) {
      reading.fixed = fmt::format("XXXX-{:02}", *month);
      reading.end = at32(end);
      return reading;
    }
    if (is(j, TimeClass::kDaypart)) {
      reading.fixed = fmt::format("XXXX-XX-XXT{}", value(j, TimeClass::kDaypart));
      reading.end = at32(j + 1);
      return reading;
    }
    TimeReading span;
    if (is(j, TimeClass::kUnit) && !is(j, TimeClass::kAmbiguousUnit)) {
      reading.fixed = duration(other, false, value(j, TimeClass::kUnit));
      reading.end = at32(j + 1);
      return reading;
    }
    if (word(j, "quarter")) {
      reading.fixed = "P1Q";
      reading.end = at32(j + 1);
      return reading;
    }
    if (read_count_and_unit(j, span)) {
      reading.fixed = span.fixed;
      reading.end = span.end;
      return reading;
    }
    return std::nullopt;
  }

  Reading read_fixed(std::size_t i) const {
    const auto fixed = words_.phrase(atoms_, i, TimeClass::kFixed);
    TimeReading reading;
    reading.shape = TimeShape::kFixed;
    if (fixed) {
      reading.fixed = fixed->value;
      reading.end = fixed->end;
      return reading;
    }
    if (is(i, TimeClass::kRecent) && is(i + 1, TimeClass::kUnits)) {
      reading.fixed = "PAST_REF";
      reading.end = at32(i + 2);
      return reading;
    }
    return std::nullopt;
  }

  // A date that may stand after "early", "the end of", "9 a.m. on".
  Reading read_date(std::size_t i) const {
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

  static bool may_take_part(const TimeReading& r) {
    return !r.day && !r.weekday && !r.hour && r.daypart.empty() && r.shape != TimeShape::kDay;
  }

  // "early next week", "the end of 2022", "earlier this year", "the morning of 22 January".
  Reading read_modified(std::size_t i) const {
    std::size_t j = i;
    if (word(j, "the")) ++j;
    if (is(j, TimeClass::kMod)) {
      ++j;
      if (word(j, "in")) ++j;
      if (word(j, "the")) ++j;
      Reading date = read_date(j);
      if (!date && is(j, TimeClass::kDaypart)) return std::nullopt;
      if (date && (date->shape == TimeShape::kCalendar || date->shape == TimeShape::kUnitShift ||
                   date->shape == TimeShape::kDay)) {
        return date;
      }
      // "mid-May", "late March" are dates whatever stands before.
      std::size_t end = 0;
      if (const std::optional<int> month = month_at(j, end)) {
        TimeReading reading;
        reading.month = month;
        reading.weak = true;
        reading.end = at32(end);
        return reading;
      }
      if (is(j, TimeClass::kDecade)) return read_decade_or_century(j);
      return std::nullopt;
    }
    if (is(j, TimeClass::kPart) && word(j + 1, "of")) {
      std::size_t k = j + 2;
      Reading date = read_date(k);
      if (!date && word(k, "the")) date = read_date(k + 1);
      if (!date && is(k, TimeClass::kMod)) date = read_modified(k);
      if (!date) {
        std::size_t end = 0;
        if (const std::optional<int> month = month_at(k, end)) {
          date = TimeReading{};
          date->month = month;
          date->weak = true;
          date->end = at32(end);
        }
      }
      if (date && may_take_part(*date)) return date;
      return std::nullopt;
    }
    if (j == i && is(j, TimeClass::kModThis)) {
      if (word(j + 1, "in") || word(j + 1, "on")) ++j;
      Reading date = read_shift(j + 1);
      if (date && date->shape != TimeShape::kDuration && date->shape != TimeShape::kFixed) return date;
      if (Reading day = read_day(j + 1)) return day;
      return read_weekday(j + 1);
    }
    if (is(j, TimeClass::kDaypart) && (word(j + 1, "of") || word(j + 1, "on"))) {
      Reading date = read_date(j + 2);
      if (date && (date->day || date->weekday) && date->daypart.empty()) {
        date->daypart = value(j, TimeClass::kDaypart);
        return date;
      }
    }
    return std::nullopt;
  }

  Reading read_at(std::uint32_t i) const {
    Reading best;
    const auto offer = [&](Reading reading) {
      if (reading && (!best || reading->end > best->end)) best = std::move(reading);
    };
    offer(read_date(i));
    offer(read_clock_date(i));
    offer(read_modified(i));
    offer(read_span(i));
    offer(read_set(i));
    offer(read_fixed(i));
    // "the" belongs to a quarter, a season, a decade, a century.
    if (word(i, "the")) {
      for (Reading part : {read_quarter(i + 1), read_decade_or_century(i + 1), read_season(i + 1)})
        offer(std::move(part));
      if (Reading year = read_year(i + 1); year && year->decade) offer(std::move(year));
    }
    return best;
  }

  const std::vector<Atom>& atoms_;
  const TimeWords& words_;
  const NumberWords& numbers_;
  const std::vector<std::uint64_t> classes_;
};

}  // namespace

Result<std::unique_ptr<TimePatterns>> TimePatterns::open(const Lexicon& lexicon) {
  auto patterns = std::make_unique<TimePatterns>();
  auto words = TimeWords::open(lexicon);
  if (!words) return words.error();
  patterns->words_ = std::move(*words);
  auto numbers = NumberWords::open(lexicon);
  if (!numbers) return numbers.error();
  patterns->numbers_ = std::move(*numbers);
  return patterns;
}

std::vector<TimeReading> TimePatterns::read(const std::vector<Atom>& atoms) const {
  return SentenceTimes(atoms, *words_, *numbers_).read_all();
}

}  // namespace onrecord
