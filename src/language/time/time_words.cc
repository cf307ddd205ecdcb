#include "language/time/time_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(TimeClass::kCount)> kNames = {
    "month", "month_short",    "weekday", "weekdays",    "weekday_short",  "ambiguous",   "season",       "unit",
    "units", "ambiguous_unit", "daypart", "dayparts",    "daypart_loose",  "moment",      "overnight",    "day",
    "days",  "tonight",        "shift",   "same",        "from_reference", "recent",      "vague_future", "mod",
    "part",  "mod_this",       "ago",     "hence",       "earlier",        "later",       "every",        "frequency",
    "fixed", "holiday",        "approx",  "vague_count", "article",        "before_date", "before_span",  "am",
    "pm",    "zone",           "era",     "future_cue",  "past_cue",       "after_span",  "fiscal",       "decade"};

}  // namespace

Result<std::unique_ptr<TimeWords>> TimeWords::open(const Lexicon& lexicon) {
  auto words = std::make_unique<TimeWords>();
  const LexiconTable& table = lexicon.table("time");
  const std::size_t word = table.column("word"), time_class = table.column("class"), value = table.column("value");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto known = std::find(kNames.begin(), kNames.end(), table.field(row, time_class));
    if (known == kNames.end()) {
      return Error{fmt::format("table time: unknown class \"{}\" of \"{}\"", table.field(row, time_class),
                               table.field(row, word))};
    }
    const Entry entry{static_cast<TimeClass>(known - kNames.begin()), table.field(row, value)};
    const std::string_view key = table.field(row, word);
    if (key.find(' ') == std::string_view::npos) {
      words->words_.emplace(key, entry);
      words->sketch_.add(key);
    }
    words->trie_.add(key, static_cast<std::uint32_t>(words->rows_.size()));
    words->rows_.push_back(entry);
  }
  return words;
}

std::vector<std::uint64_t> TimeWords::classes_of(const std::vector<Atom>& atoms) const {
  std::vector<std::uint64_t> classes(atoms.size(), 0);
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (atoms[i].kind != AtomKind::kWord || !sketch_.may_hold(atoms[i].lower)) continue;
    const auto [first, last] = words_.equal_range(std::string_view{atoms[i].lower});
    for (auto it = first; it != last; ++it)
      classes[i] |= std::uint64_t{1} << static_cast<unsigned>(it->second.time_class);
  }
  return classes;
}

std::string_view TimeWords::value(std::string_view word, TimeClass time_class) const {
  const auto [first, last] = words_.equal_range(word);
  for (auto it = first; it != last; ++it) {
    if (it->second.time_class == time_class) return it->second.value;
  }
  return {};
}

std::optional<TimeWords::Phrase> TimeWords::phrase(const std::vector<Atom>& atoms, std::size_t at,
                                                   TimeClass time_class) const {
  constexpr std::size_t kLongest = 6;
  std::vector<PhraseWord> words;
  for (std::size_t i = at; i < atoms.size() && i < at + kLongest && atoms[i].kind == AtomKind::kWord; ++i) {
    const std::uint32_t id = trie_.word_id(atoms[i].lower);
    if (id == 0) break;
    words.push_back({id, id, static_cast<std::uint32_t>(i)});
  }
  while (!words.empty()) {
    const PhraseTrie::Match match = trie_.longest_at(words, 0);
    if (match.words == 0) return std::nullopt;
    for (const std::uint32_t row : match.values) {
      if (rows_[row].time_class == time_class)
        return Phrase{static_cast<std::uint32_t>(at + match.words), rows_[row].value};
    }
    words.resize(match.words - 1);  // A shorter phrase may be of the class.
  }
  return std::nullopt;
}

}  // namespace onrecord
