#include "language/time/time_expressions.h"

#include <algorithm>

#include "language/time/atoms.h"
#include "language/time/time_calendar.h"
#include "language/time/time_patterns.h"

namespace onrecord {
namespace {

class PatternTimeFinder : public TimeFinder {
 public:
  explicit PatternTimeFinder(std::unique_ptr<TimePatterns> patterns) : patterns_(std::move(patterns)) {}

  void find(const Document& document, Analysis& analysis) const override {
    struct SentenceReadings {
      std::vector<Atom> atoms;
      std::vector<TimeReading> readings;
      std::uint32_t sentence = 0;
    };
    std::vector<SentenceReadings> found;
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
      SentenceReadings here;
      here.atoms = atoms_of(document.text, analysis, analysis.sentences[s]);
      here.readings = patterns_->read(here.atoms);
      here.sentence = s;
      if (!here.readings.empty()) found.push_back(std::move(here));
    }
    const std::optional<IsoDate> anchor = day_of(document.published);
    unsigned years = 0, deictic = 0;
    for (const SentenceReadings& here : found) {
      for (const TimeReading& reading : here.readings) {
        if (reading.year && (!anchor || *reading.year < anchor->year)) ++years;
        if (reading.weekday || reading.shape == TimeShape::kDay || reading.shape == TimeShape::kUnitShift) ++deictic;
      }
    }
    // A history names many years and hardly a "Tuesday" or "last week".
    const bool narrative = years >= 4 && years > 2 * deictic;
    TimeCalendar calendar(anchor, narrative);
    for (const SentenceReadings& here : found) {
      bool first = true;
      const std::vector<std::uint64_t> classes = patterns_->words().classes_of(here.atoms);
      for (const TimeReading& reading : here.readings) {
        const bool forward = looks_forward(analysis, here.sentence, here.atoms, classes, reading);
        TimeCalendar::Answer answer = calendar.resolve(reading, forward, first);
        first = false;
        TimeExpression time;
        time.span = {here.atoms[reading.begin].span.begin, here.atoms[reading.end - 1].span.end};
        time.type = answer.type;
        time.value = std::move(answer.value);
        time.range = answer.range;
        time.basis = answer.basis;
        analysis.times.push_back(std::move(time));
      }
    }
  }

 private:
  // Relative expressions need a day; a month or year of publication gives none.
  static std::optional<IsoDate> day_of(const std::optional<DateRange>& published) {
    if (!published || published->first != published->last) return std::nullopt;
    return published->first;
  }

  // The verb that the expression hangs on decides; where the parse has none, the nearest word that shows a
  // tense.
  bool looks_forward(const Analysis& analysis, std::uint32_t sentence, const std::vector<Atom>& atoms,
                     const std::vector<std::uint64_t>& classes, const TimeReading& reading) const {
    const Sentence& s = analysis.sentences[sentence];
    const std::uint32_t first = atoms[reading.begin].token, last = atoms[reading.end - 1].token;
    std::uint32_t at = last;
    for (unsigned steps = 0; steps < 12; ++steps) {
      const Token& token = analysis.tokens[at];
      if ((token.upos == Upos::kVerb || token.upos == Upos::kAux) && (at < first || at > last)) {
        return verb_looks_forward(analysis, s, at);
      }
      if (token.head == kNone32) break;
      at = token.head;
    }
    return cue_looks_forward(classes, reading);
  }

  bool is_cue(std::string_view lemma, TimeClass cue) const {
    return patterns_->words().value(lemma, cue).data() != nullptr;
  }

  // "will meet", "is to meet", "is scheduled", "plans to meet", "is meeting", "meets": but not "says".
  bool verb_looks_forward(const Analysis& analysis, const Sentence& sentence, std::uint32_t verb) const {
    const Token& token = analysis.tokens[verb];
    const std::uint32_t from = std::max(sentence.first_token, verb < 8 ? 0 : verb - 8);
    const std::uint32_t to = std::min(sentence.token_end, verb + 4);
    bool past = false, present = false, infinitive = false;
    for (std::uint32_t t = from; t < to; ++t) {
      const Token& child = analysis.tokens[t];
      if (child.head != verb) continue;
      if (child.deprel == Deprel::kMark && child.lemma == "to") infinitive = true;
      if (child.upos != Upos::kAux) continue;
      if ((child.features & kModal) != 0) {
        if (is_cue(child.lemma, TimeClass::kFutureCue)) return true;
        past = true;  // "would", "could": told of a past.
      }
      past = past || (child.features & kPast) != 0;
      present = present || (child.features & kPresent) != 0;
    }
    if (infinitive && token.head != kNone32) {
      const Token& governor = analysis.tokens[token.head];
      return governor.lemma == "be" || is_cue(governor.lemma, TimeClass::kFutureCue);
    }
    if (past || is_cue(token.lemma, TimeClass::kPastCue)) return false;
    if (is_cue(token.lemma, TimeClass::kFutureCue)) return present || (token.features & kPresent) != 0;
    if ((token.features & kPresent) != 0 && (token.features & kFinite) != 0) return token.lemma != "be";
    return present && (token.features & (kGerund | kPast)) == kGerund;
  }

  static bool cue_looks_forward(const std::vector<std::uint64_t>& classes, const TimeReading& reading) {
    const auto is = [&](std::size_t i, TimeClass c) { return (classes[i] >> static_cast<unsigned>(c) & 1) != 0; };
    constexpr std::uint32_t kBack = 6, kAhead = 4;
    for (std::uint32_t i = reading.begin; i-- > 0 && reading.begin - i <= kBack;) {
      if (is(i, TimeClass::kFutureCue)) return true;
      if (is(i, TimeClass::kPastCue)) return false;
    }
    for (std::uint32_t i = reading.end; i < classes.size() && i - reading.end < kAhead; ++i) {
      if (is(i, TimeClass::kFutureCue)) return true;
      if (is(i, TimeClass::kPastCue)) return false;
    }
    return false;
  }

  const std::unique_ptr<TimePatterns> patterns_;
};

}  // namespace

Result<std::unique_ptr<TimeFinder>> TimeFinder::open(const Lexicon& lexicon) {
  auto patterns = TimePatterns::open(lexicon);
  if (!patterns) return patterns.error();
  return std::unique_ptr<TimeFinder>(new PatternTimeFinder(std::move(*patterns)));
}

}  // namespace onrecord
