// The words of time: table "time", indexed for reading patterns over atoms.
//
// month, month_short (with or without a point), weekday, weekdays (plural: a set), weekday_short: names with
// their number. ambiguous: also a common word; counts only in company. season (SP SU AU WI). unit, units (TS
// TM TH D W M Q Y DE CE ML WE). daypart (MO AF EV NI), dayparts, daypart_loose, moment (noon), overnight.
// day, days (offset from today), tonight. shift (-1 0 1: last, this, next), same (that), from_reference
// (counts from what was told last, not from today). mod (early, late, mid), part (beginning, end: with "of"),
// mod_this (earlier this year). ago, hence, earlier, later. every, frequency (daily). fixed (now, recently).
// holiday (month-day). approx, vague_count, article, before_date (may stand before a bare year or month),
// before_span (before a bare "years"). future_cue, past_cue: which way a bare name points.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/lexicon.h"
#include "base/phrase_trie.h"
#include "base/result.h"
#include "base/word_sketch.h"
#include "language/time/atoms.h"

namespace onrecord {

enum class TimeClass : std::uint8_t {
  kMonth,
  kMonthShort,
  kWeekday,
  kWeekdays,
  kWeekdayShort,
  kAmbiguous,
  kSeason,
  kUnit,
  kUnits,
  kAmbiguousUnit,
  kDaypart,
  kDayparts,
  kDaypartLoose,
  kMoment,
  kOvernight,
  kDay,
  kDays,
  kTonight,
  kShift,
  kSame,
  kFromReference,
  kRecent,
  kVagueFuture,
  kMod,
  kPart,
  kModThis,
  kAgo,
  kHence,
  kEarlier,
  kLater,
  kEvery,
  kFrequency,
  kFixed,
  kHoliday,
  kApprox,
  kVagueCount,
  kArticle,
  kBeforeDate,
  kBeforeSpan,
  kAm,
  kPm,
  kZone,
  kEra,
  kFutureCue,
  kPastCue,
  kAfterSpan,
  kFiscal,
  kDecade,
  kCount
};

// Safe to share. Borrows the lexicon.
class TimeWords {
 public:
  // An error names the row whose class is unknown.
  static Result<std::unique_ptr<TimeWords>> open(const Lexicon& lexicon);

  // The classes of each atom as bits, found once per sentence.
  std::vector<std::uint64_t> classes_of(const std::vector<Atom>& atoms) const;

  // Returns the value of `word` in a class. REQUIRES: it is of that class.
  std::string_view value(std::string_view word, TimeClass time_class) const;

  struct Phrase {
    std::uint32_t end = 0;  // Index of the first atom after it.
    std::string_view value;
  };
  // Returns the longest phrase of several words, or single word, of a class that begins at atoms[at].
  std::optional<Phrase> phrase(const std::vector<Atom>& atoms, std::size_t at, TimeClass time_class) const;

 private:
  struct Entry {
    TimeClass time_class;
    std::string_view value;
  };
  std::multimap<std::string_view, Entry, std::less<>> words_;
  WordSketch sketch_;  // Of the words in words_.
  PhraseTrie trie_;
  std::vector<Entry> rows_;
};

}  // namespace onrecord
