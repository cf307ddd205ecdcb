#include "language/time/time_patterns.h"

#include "language/time/sentence_times.h"

namespace onrecord {

std::vector<TimeReading> SentenceTimes::read_all() {
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

std::optional<TimeReading> SentenceTimes::read_at(std::uint32_t i) const {
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
