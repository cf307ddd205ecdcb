// Lays time expressions on the calendar: TIMEX3 value and, where it is known, the days named.
#pragma once

#include <optional>
#include <string>

#include "base/iso_date.h"
#include "language/analysis.h"
#include "language/time/time_reading.h"

namespace onrecord {

// Follows one document from its first expression to its last. Not thread-safe.
class TimeCalendar {
 public:
  // `published`: the day relative expressions count from; empty if unknown. `narrative`: a history, whose
  // months belong to the year told last, not to the day of publication.
  TimeCalendar(std::optional<IsoDate> published, bool narrative) : anchor_(published), narrative_(narrative) {}

  struct Answer {
    TimeType type = TimeType::kDate;
    std::string value;
    std::optional<DateRange> range;
    DateBasis basis = DateBasis::kNone;
  };
  // `forward`: the clause speaks of what is to come. `new_sentence`: the first expression of a sentence.
  Answer resolve(const TimeReading& reading, bool forward, bool new_sentence);

 private:
  Answer calendar(const TimeReading& reading, bool forward) const;
  Answer without_year(const TimeReading& reading, bool forward) const;
  Answer of_year(const TimeReading& reading, int year) const;
  Answer unit_shift(const TimeReading& reading) const;
  Answer offset(const TimeReading& reading) const;
  std::optional<IsoDate> base(const TimeReading& reading) const;

  std::optional<IsoDate> anchor_;
  bool narrative_;
  std::optional<IsoDate> reference_;    // The first day of what was told last.
  bool reference_in_sentence_ = false;  // It was told with its year in this sentence.
};

// Returns the ISO 8601 week of a day as "2023-W44".
std::string iso_week(IsoDate date);

}  // namespace onrecord
