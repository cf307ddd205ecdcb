// Shifted units ("last week"), lengths ("two years", "two weeks ago"), sets ("every day") and what modifies a date.
#include <fmt/format.h>

#include "language/time/sentence_times.h"

namespace onrecord {

std::optional<TimeReading> SentenceTimes::read_shift(std::size_t i) const {
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

std::string SentenceTimes::duration(double count, bool vague, std::string_view unit) {
  if (unit == "2W") return vague ? "PXW" : fmt::format("P{}W", count * 2);
  if (unit == "WE") return vague ? "PXWE" : fmt::format("P{}WE", count);
  const bool clock = unit.starts_with('T');
  const std::string_view letters = clock ? unit.substr(1) : unit;
  if (vague) return fmt::format("P{}X{}", clock ? "T" : "", letters);
  return fmt::format("P{}{}{}", clock ? "T" : "", count, letters);
}

bool SentenceTimes::read_count_and_unit(std::size_t i, TimeReading& reading) const {
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

bool SentenceTimes::count_quarters(double count, std::size_t j, TimeReading& reading) const {
  if (word(j + 1, "of") || count > 40) return false;
  reading.count = count;
  reading.unit = "Q";
  reading.fixed = duration(count, false, "Q");
  reading.end = at32(j + 1);
  return true;
}

std::optional<TimeReading> SentenceTimes::read_span(std::size_t i) const {
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

std::optional<TimeReading> SentenceTimes::read_definite_unit(std::size_t i) const {
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

std::optional<TimeReading> SentenceTimes::read_set(std::size_t i) const {
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

std::optional<TimeReading> SentenceTimes::read_fixed(std::size_t i) const {
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

bool SentenceTimes::may_take_part(const TimeReading& r) {
  return !r.day && !r.weekday && !r.hour && r.daypart.empty() && r.shape != TimeShape::kDay;
}

std::optional<TimeReading> SentenceTimes::read_modified(std::size_t i) const {
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

}  // namespace onrecord
