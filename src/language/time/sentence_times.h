// Reads the time expressions of one sentence: dates in date_patterns.cc, spans, shifts and sets in span_patterns.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/time/atoms.h"
#include "language/time/number_words.h"
#include "language/time/time_reading.h"
#include "language/time/time_words.h"

namespace onrecord {

// Reads the expressions of one sentence. Every read_...(i) returns a reading that begins at atom i, or none.
// Borrows the atoms and the words. Not thread-safe.
class SentenceTimes {
 public:
  SentenceTimes(const std::vector<Atom>& atoms, const TimeWords& words, const NumberWords& numbers)
      : atoms_(atoms), words_(words), numbers_(numbers), classes_(words.classes_of(atoms)) {}

  std::vector<TimeReading> read_all();

 private:
  using Reading = std::optional<TimeReading>;

  bool in(std::size_t i) const { return i < atoms_.size(); }
  bool is(std::size_t i, TimeClass c) const { return in(i) && (classes_[i] >> static_cast<unsigned>(c) & 1) != 0; }
  bool word(std::size_t i, std::string_view w) const { return in(i) && atoms_[i].lower == w; }
  bool number(std::size_t i) const { return in(i) && atoms_[i].kind == AtomKind::kNumber; }
  std::string_view value(std::size_t i, TimeClass c) const { return words_.value(atoms_[i].lower, c); }
  int int_value(std::size_t i, TimeClass c) const { return small_int(value(i, c)).value_or(0); }
  static std::uint32_t at32(std::size_t i) { return static_cast<std::uint32_t>(i); }

  std::optional<int> year_at(std::size_t i) const;
  std::optional<int> month_at(std::size_t i, std::size_t& end) const;
  // A day of the month: "6", "6th", "sixth".
  std::optional<int> day_at(std::size_t i, std::size_t& end) const;
  std::optional<int> weekday_at(std::size_t i, std::size_t& end) const;
  // A year that follows a month or a day: "1998", ", 1998", "of 1998", "last year", "of that year".
  void read_year_after(std::size_t i, TimeReading& reading) const;
  void read_era(TimeReading& reading) const;
  // "19:30", "5 p.m.", "5:30 pm", "noon", with a zone.
  bool read_clock(std::size_t i, TimeReading& reading) const;
  void read_daypart_after(TimeReading& reading) const;
  void read_clock_after(TimeReading& reading) const;
  Reading read_numeric_date(std::size_t i) const;
  // Dates with a month: "6 Nov, 2023", "November 6th", "the sixth of November", "November 2023", "November".
  Reading read_month_date(std::size_t i) const;
  Reading read_year(std::size_t i) const;
  Reading read_decade_or_century(std::size_t i) const;
  // "third quarter", "the fourth quarter of 1997".
  Reading read_quarter(std::size_t i) const;
  Reading read_season(std::size_t i) const;
  Reading read_weekday(std::size_t i) const;
  Reading read_day(std::size_t i) const;
  Reading read_clock_date(std::size_t i) const;
  Reading read_holiday(std::size_t i) const;
  // "last week", "the following day", "this morning", "last November", "next Tuesday", "the past two years".
  Reading read_shift(std::size_t i) const;
  static std::string duration(double count, bool vague, std::string_view unit);
  // "two years", "11-hour", "a few weeks", "an hour and a half", "half an hour", "several more months". Sets
  // count, vague, unit, fixed and end.
  bool read_count_and_unit(std::size_t i, TimeReading& reading) const;
  // "three quarters of the city" is a share, "the past two quarters" a time.
  bool count_quarters(double count, std::size_t j, TimeReading& reading) const;
  // "two years", "more than two years", "two weeks ago", "a year earlier", "three days later", "weeks ago".
  Reading read_span(std::size_t i) const;
  // "the quarter", "the weekend", "the end of the year".
  Reading read_definite_unit(std::size_t i) const;
  Reading read_set(std::size_t i) const;
  Reading read_fixed(std::size_t i) const;
  // A date that may stand after "early", "the end of", "9 a.m. on".
  Reading read_date(std::size_t i) const;
  static bool may_take_part(const TimeReading& r);
  // "early next week", "the end of 2022", "earlier this year", "the morning of 22 January".
  Reading read_modified(std::size_t i) const;
  Reading read_at(std::uint32_t i) const;
  const std::vector<Atom>& atoms_;
  const TimeWords& words_;
  const NumberWords& numbers_;
  const std::vector<std::uint64_t> classes_;

  static std::optional<int> small_int(std::string_view digits);
};

}  // namespace onrecord
