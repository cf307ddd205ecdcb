#include "language/entities/name_finder.h"

#include <algorithm>
#include <unordered_set>

#include "base/name_key.h"
#include "base/utf8.h"
#include "language/entities/title_matcher.h"

namespace onrecord {
namespace {

// Tokens of the longest name with its titles.
constexpr std::uint32_t kMaxName = 30;

// Finds the names of one document.
class NameFinder {
 public:
  NameFinder(const Document& document, const Analysis& analysis, const Knowledge& knowledge, const PersonWords& words)
      : document_(document),
        analysis_(analysis),
        knowledge_(knowledge),
        words_(words),
        titles_(document, analysis, words),
        keys_(analysis.tokens.size()),
        capital_(analysis.tokens.size(), 0) {}

  std::vector<FoundName> find() {
    mark_times();
    make_keys();
    for (const Sentence& sentence : analysis_.sentences) find_in(sentence);
    return std::move(found_);
  }

 private:
  // What a capital tells in a sentence: a name; little, since most words have one; nothing, since all letters are such.
  enum class Case : std::uint8_t { kOrdinary, kTitle, kCapitals };
  struct KnownSpan {
    std::uint32_t end = 0;  // 0: none.
    std::span<const KnownReading> readings;
    std::string key;
  };

  std::string_view text(std::uint32_t token) const { return slice(document_.text, analysis_.tokens[token].span); }
  const Token& token(std::uint32_t index) const { return analysis_.tokens[index]; }

  // Days and months are times, not names.
  void mark_times() {
    is_time_.assign(analysis_.tokens.size(), 0);
    for (const TimeExpression& time : analysis_.times) {
      for (std::uint32_t i = analysis_.token_at(time.span.begin);
           i < analysis_.tokens.size() && token(i).span.end <= time.span.end; ++i) {
        is_time_[i] = 1;
      }
    }
  }

  void make_keys() {
    for (const Sentence& sentence : analysis_.sentences) {
      std::uint32_t words = 0, capitals = 0, in_capitals = 0;
      for (std::uint32_t i = sentence.first_token; i < sentence.token_end; ++i) {
        const char32_t c = decode_utf8(text(i), 0).value;
        if (!is_letter(c)) {
          if (is_digit(c)) keys_[i] = std::string(text(i));
          continue;
        }
        const bool upper = is_upper(c) || (!is_lower(c) && is_letter(c) && c >= 0x250);
        if (text(i).size() > 3) ++words, capitals += upper, in_capitals += is_in_capitals(text(i));
        capital_[i] = upper && !is_time_[i];
        if (!upper) written_lower_.emplace(text(i));
        if (upper || token(i).upos == Upos::kPropn || token(i).name != NameClass::kOutside || words_may_link(i)) {
          keys_[i] = name_key(text(i));
        }
      }
      const bool all_in_capitals = words > 1 && in_capitals == words;
      case_.push_back(all_in_capitals                           ? Case::kCapitals
                      : words > 4 && capitals * 10 >= words * 8 ? Case::kTitle
                                                                : Case::kOrdinary);
      // Where capitals mean something, a capital word that is no sentence's first shows how the word is
      // written.
      if (case_.back() != Case::kOrdinary) continue;
      for (std::uint32_t i = sentence.first_token + 1; i < sentence.token_end; ++i) {
        if (capital_[i] && token(i).upos != Upos::kPron && token(i).upos != Upos::kDet && !opens_quotation(i))
          written_capital_.insert(keys_[i]);
      }
    }
  }

  static bool is_in_capitals(std::string_view word) {
    return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  bool opens_quotation(std::uint32_t i) const {
    return i > 0 && token(i - 1).upos == Upos::kPunct && token(i - 1).span.size() <= 3 && !token(i).space_before;
  }

  // Words in lower case that stand within names: "of", "al", "the".
  bool words_may_link(std::uint32_t i) const {
    const Upos upos = token(i).upos;
    return i > 0 && (upos == Upos::kAdp || upos == Upos::kDet || upos == Upos::kCconj || upos == Upos::kX ||
                     upos == Upos::kNoun || upos == Upos::kAdj || upos == Upos::kPart || upos == Upos::kNum);
  }

  // Returns true if the token may be part of a name by its looks.
  bool is_name_word(std::uint32_t i, const Sentence& sentence, Case letters) const {
    const Token& word = token(i);
    if (word.name == NameClass::kPerson || word.name == NameClass::kOrganisation || word.name == NameClass::kPlace ||
        word.name == NameClass::kGroup || word.name == NameClass::kOther) {
      return true;
    }
    if (!capital_[i] || word.upos == Upos::kPron || word.upos == Upos::kDet || word.upos == Upos::kAux ||
        word.upos == Upos::kSconj || word.upos == Upos::kCconj || word.upos == Upos::kPart ||
        word.name == NameClass::kDate) {
      return false;
    }
    if (letters == Case::kCapitals) return false;
    if (letters == Case::kTitle) {
      return word.upos == Upos::kPropn && (written_capital_.count(keys_[i]) > 0 || words_.given_name(keys_[i]));
    }
    if (i == sentence.first_token || opens_quotation(i)) {
      return word.upos == Upos::kPropn || (word.upos != Upos::kAdp && word.upos != Upos::kAdv &&
                                           written_capital_.count(keys_[i]) > 0 && written_lower_.count(keys_[i]) == 0);
    }
    return word.upos != Upos::kVerb || written_capital_.count(keys_[i]) > 0 || capital_[i - 1];
  }

  bool is_link(std::uint32_t i, std::uint32_t end) const {
    // A hyphen between the parts of one word, whatever their case: "Chan-o-cha".
    if (i + 1 < end && text(i) == "-" && !token(i).space_before && !token(i + 1).space_before) return true;
    if (i > 0 && text(i - 1) == "-" && !token(i).space_before && !token(i - 1).space_before) return true;
    if (i + 1 >= end || !capital_[i + 1]) return false;
    const TitleWord* word = capital_[i] ? nullptr : words_.title(lower_case(text(i)));
    return word && word->kind == TitleKind::kParticle;
  }

  // The longest name that the lexicon knows from here.
  KnownSpan known_from(std::uint32_t first, std::uint32_t end) const {
    KnownSpan best;
    if (keys_[first].empty()) return best;
    std::string_view first_word = keys_[first];
    const std::uint32_t longest = knowledge_.longest_from(first_word.substr(0, first_word.find(' ')));
    if (longest == 0) return best;
    std::string key;
    std::uint32_t words = 0;
    for (std::uint32_t i = first; i < end && words < longest; ++i) {
      std::string part = keys_[i];
      if (part.empty() && token(i).upos != Upos::kPunct) part = name_key(text(i));
      if (part.empty()) {
        // Marks count for nothing, but only inside of what is written as one word or after an abbreviation.
        if (i > first && (text(i) == "-" || text(i) == "." || text(i) == "'" || text(i) == "’" || text(i) == "&"))
          continue;
        break;
      }
      if (i > first && text(i).size() <= 4 && part == "s" && token(i).upos == Upos::kPart) part.clear();
      if (!part.empty()) {
        if (!key.empty()) key.push_back(' ');
        key.append(part);
        words += static_cast<std::uint32_t>(std::count(part.begin(), part.end(), ' ') + 1);
      }
      const auto readings = knowledge_.readings(key);
      if (!readings.empty()) best = {i + 1, readings, key};
    }
    return best;
  }

  std::string join_keys(std::uint32_t first, std::uint32_t end) const {
    std::string key;
    for (std::uint32_t i = first; i < end; ++i) {
      const std::string part = keys_[i].empty() ? name_key(text(i)) : keys_[i];
      if (part.empty()) continue;
      if (!key.empty()) key.push_back(' ');
      key.append(part);
    }
    return key;
  }

  void find_in(const Sentence& sentence) {
    const Case letters = case_[static_cast<std::size_t>(&sentence - analysis_.sentences.data())];
    std::uint32_t i = sentence.first_token;
    while (i < sentence.token_end) {
      if (keys_[i].empty() || (!capital_[i] && token(i).upos != Upos::kPropn && token(i).name == NameClass::kOutside)) {
        ++i;
        continue;
      }
      const KnownSpan known = known_from(i, sentence.token_end);
      std::uint32_t end = run_end(i, sentence, letters);
      if (known.end > 0 && known.end >= end && acceptable(known, i, sentence) && !is_title(known, i)) {
        add_known(i, known);
        i = known.end;
        continue;
      }
      if (end == i) {
        ++i;
        continue;
      }
      split_run(i, end, sentence.token_end);
      i = std::max(end, i + 1);
    }
  }

  // "the Secretary-General" is somebody, though the lexicon lists the office among the organisations.
  bool is_title(const KnownSpan& known, std::uint32_t first) const {
    const KnownKind kind = known.readings.front().kind;
    return (kind == KnownKind::kOrganisation || kind == KnownKind::kOutlet) &&
           titles_.begin_of(first, known.end) < known.end && !ends_organisation(known.end);
  }

  // A known name of one word that begins a sentence must not be a common word.
  bool acceptable(const KnownSpan& known, std::uint32_t first, const Sentence& sentence) const {
    if (known.end > first + 1) {
      // "The sun" is no newspaper.
      const char last = text(known.end - 1).front();
      if (lower_case(text(first)) == "the" && last >= 'a' && last <= 'z') return false;
      return capital_[first] || token(first).upos == Upos::kPropn;
    }
    const Token& word = token(first);
    if (word.upos == Upos::kPropn || word.name != NameClass::kOutside) return true;
    if (!capital_[first]) return false;
    if (word.upos == Upos::kVerb || word.upos == Upos::kAux || word.upos == Upos::kPron || word.upos == Upos::kAdv ||
        word.upos == Upos::kAdp || word.upos == Upos::kDet || word.upos == Upos::kPart || word.upos == Upos::kSconj ||
        word.upos == Upos::kCconj || word.upos == Upos::kIntj) {
      return false;
    }
    return first > sentence.first_token || word.upos != Upos::kNoun || known.readings.front().kind != KnownKind::kPlace;
  }

  std::uint32_t run_end(std::uint32_t first, const Sentence& sentence, Case letters) const {
    std::uint32_t i = first;
    bool learned = false;
    while (i < sentence.token_end && i < first + kMaxName) {
      if (i > first && token(i).name_begins && token(i - 1).name != NameClass::kOutside &&
          titles_.begin_of(first, i) == i) {
        break;
      }
      if (is_name_word(i, sentence, letters)) {
        learned = token(i).name != NameClass::kOutside;
        ++i;
      } else if (i > first && is_link(i, sentence.token_end)) {
        i += 1;
      } else if (letters == Case::kCapitals) {
        break;
      } else if (i > first && !learned && organisation_goes_on(i, sentence.token_end)) {
        do {
          ++i;
        } while (i < sentence.token_end && !capital_[i]);
      } else if (const std::uint32_t title_end = title_goes_on(first, i, sentence.token_end); title_end > i) {
        i = title_end;
      } else {
        break;
      }
    }
    while (i > first && !capital_[i - 1] && token(i - 1).name == NameClass::kOutside &&
           !(i - 1 > first && text(i - 2) == "-" && !token(i - 1).space_before)) {
      --i;
    }
    return i;
  }

  // "Secretary | of State": a title of several words goes on; returns the token after it.
  std::uint32_t title_goes_on(std::uint32_t first, std::uint32_t i, std::uint32_t end) const {
    if (i == first || token(i).upos != Upos::kAdp) return i;
    for (std::uint32_t last = i + 1; last < end && last < i + 4; ++last) {
      if (capital_[last] && titles_.begin_of(first, last + 1) < i) return last + 1;
    }
    return i;
  }

  // "Ministry | of Defence", "Institute | for the Study of War": the word before names a kind of
  // organisation.
  bool organisation_goes_on(std::uint32_t i, std::uint32_t end) const {
    const Token& preposition = token(i);
    if (preposition.upos != Upos::kAdp) return false;
    const PersonNoun* noun = words_.noun(lower_case(text(i - 1)));
    if (!noun || noun->kind == NounKind::kPerson) return false;
    std::uint32_t next = i + 1;
    if (next < end && token(next).upos == Upos::kDet) ++next;
    return next < end && capital_[next] && token(next).upos != Upos::kPron &&
           (knowledge_.readings(keys_[next]).empty() || words_.organ(lower_case(text(i - 1))) == StateOrgan::kNone);
  }

  void add_known(std::uint32_t first, const KnownSpan& known) {
    FoundName name;
    name.first = name.title_first = first;
    name.end = known.end;
    name.key = known.key;
    name.known = pick(known.readings, first, known.end);
    name.kind = kind_of(name.known.kind);
    name.nationality = is_modifying_nationality(name);
    found_.push_back(std::move(name));
  }

  KnownReading pick(std::span<const KnownReading> readings, std::uint32_t first, std::uint32_t end) const {
    const NameClass learned = token(first).name;
    const KnownReading* best = &readings.front();
    int best_score = -1;
    for (const KnownReading& reading : readings) {
      int score = 0;
      switch (reading.kind) {
        case KnownKind::kPerson:
          score = end > first + 1 ? 6 : 3;
          break;
        case KnownKind::kCountry:
          score = 7;
          break;
        case KnownKind::kNationality:
          score = modifies(first, end) && token(end - 1).upos == Upos::kAdj ? 8 : 2;
          break;
        case KnownKind::kPeople:
          score = modifies(first, end) ? 1 : 6;
          break;
        case KnownKind::kCapital:
          score = 4;
          break;
        case KnownKind::kOrganisation:
          score = 4;
          break;
        case KnownKind::kMetonym:
          score = 4;
          break;
        case KnownKind::kOutlet:
          score = 2;
          break;
        case KnownKind::kPlace:
          score = 1;
          break;
      }
      if (learned != NameClass::kOutside && kind_of(learned) == kind_of(reading.kind)) score += 3;
      if (score > best_score) best_score = score, best = &reading;
    }
    return *best;
  }

  bool modifies(std::uint32_t first, std::uint32_t end) const {
    const Token& last = token(end - 1);
    if (last.head == kNone32 || last.head < end) {
      return end < analysis_.tokens.size() && first > 0 && last.upos == Upos::kAdj;
    }
    return last.deprel == Deprel::kAmod || last.deprel == Deprel::kCompound || last.deprel == Deprel::kNmodDesc ||
           last.deprel == Deprel::kFlat || last.deprel == Deprel::kNmodUnmarked;
  }

  bool is_modifying_nationality(const FoundName& name) const {
    if (name.known.index == kUnknownIndex) return false;
    return (name.known.kind == KnownKind::kNationality || name.known.kind == KnownKind::kPeople) &&
           modifies(name.first, name.end);
  }

  static EntityKind kind_of(KnownKind kind) {
    switch (kind) {
      case KnownKind::kPerson:
        return EntityKind::kPerson;
      case KnownKind::kCountry:
      case KnownKind::kCapital:
      case KnownKind::kPlace:
        return EntityKind::kPlace;
      case KnownKind::kNationality:
      case KnownKind::kPeople:
        return EntityKind::kGroup;
      case KnownKind::kOrganisation:
      case KnownKind::kOutlet:
      case KnownKind::kMetonym:
        return EntityKind::kOrganisation;
    }
    return EntityKind::kUnknown;
  }
  static EntityKind kind_of(NameClass name) {
    switch (name) {
      case NameClass::kPerson:
        return EntityKind::kPerson;
      case NameClass::kOrganisation:
        return EntityKind::kOrganisation;
      case NameClass::kPlace:
        return EntityKind::kPlace;
      case NameClass::kGroup:
        return EntityKind::kGroup;
      default:
        return EntityKind::kUnknown;
    }
  }

  // Cuts a run of name words into what stands before the name (nationalities, other names), title and name.
  void split_run(std::uint32_t first, std::uint32_t end, std::uint32_t limit) {
    // The last title within the run that has something after it, or that ends the run.
    std::uint32_t title_first = end, title_end = end;
    for (std::uint32_t i = end; i > first; --i) {
      if (is_learned_organisation(first, i)) break;
      const std::uint32_t begin = titles_.begin_of(first, i);
      if (begin == i) continue;
      // "General Staff", "Chief Directorate": a title before a common noun of an organisation is part of its
      // name.
      if (i < end && ends_organisation(end)) continue;
      title_first = begin;
      title_end = i;
      break;
    }
    if (title_first == end) {
      split_names(first, end, limit);
      return;
    }
    // "Singer-songwriter Osk": the title is half of a word.
    while (title_end + 1 < end && text(title_end) == "-" && !capital_[title_end + 1]) title_end += 2;
    // Several titles in a row: "Coast Guard Commandant Admiral Osk".
    for (std::uint32_t begin; title_first > first && (begin = titles_.begin_of(first, title_first)) < title_first;) {
      title_first = begin;
    }
    if (first < title_first) split_names(first, title_first, limit);
    FoundName name;
    name.title_first = title_first;
    name.first = title_end;
    name.end = end;
    if (title_end == end) {
      name.first = title_first;
      name.title_alone = true;
      name.key = join_keys(title_first, end);
      name.kind = EntityKind::kPerson;
      found_.push_back(std::move(name));
      return;
    }
    name.kind = EntityKind::kPerson;
    name.key = join_keys(name.first, end);
    for (const KnownReading& reading : knowledge_.readings(name.key)) {
      if (reading.kind == KnownKind::kPerson) {
        name.known = reading;
        break;
      }
    }
    found_.push_back(std::move(name));
  }

  // "Office of the President": learned to be an organisation, and what it is stands at its head.
  bool is_learned_organisation(std::uint32_t first, std::uint32_t end) const {
    if (token(first).name != NameClass::kOrganisation || token(end - 1).name != NameClass::kOrganisation) return false;
    for (std::uint32_t i = first; i < end; ++i) {
      if (token(i).upos == Upos::kAdp && titles_.begin_of(first, end) > i) return true;
    }
    return false;
  }

  bool ends_organisation(std::uint32_t end) const {
    const PersonNoun* noun = words_.noun(lower_case(text(end - 1)));
    return noun && noun->kind != NounKind::kPerson;
  }

  // One name, or a known name followed by a person's.
  void split_names(std::uint32_t first, std::uint32_t end, std::uint32_t limit) {
    // "(president of) Sarovia Grigor Pelev": a known person ends what was taken for one name.
    for (std::uint32_t i = first + 1; i + 1 < end; ++i) {
      if (!capital_[i]) continue;
      const KnownSpan person = known_from(i, end);
      if (person.end != end || person.readings.front().kind != KnownKind::kPerson) continue;
      split_names(first, i, limit);
      add_known(i, person);
      return;
    }
    const KnownSpan known = known_from(first, end);
    if (known.end > 0 && known.end < end) {
      const GivenName* given = words_.given_name(keys_[known.end]);
      const bool person_follows = end - known.end >= 2 && (given || token(known.end).name == NameClass::kPerson);
      const KnownKind kind = known.readings.front().kind;
      const bool before_person = person_follows && kind != KnownKind::kPerson;
      const bool name_begins = token(known.end).name_begins && token(known.end).name != NameClass::kOutside;
      // "Karthian Railways" stays whole, "Karthian Tomas Arvell" does not.
      if (before_person || name_begins) {
        add_known(first, known);
        split_names(known.end, end, limit);
        return;
      }
      // "Veldania and Karthia": what is not known as a whole are two names if each of them is.
      if (known.end + 1 < end && token(known.end).upos == Upos::kCconj) {
        const KnownSpan second = known_from(known.end + 1, end);
        if (second.end == end) {
          add_known(first, known);
          add_known(known.end + 1, second);
          return;
        }
      }
    }
    FoundName name;
    name.first = name.title_first = first;
    name.end = end;
    name.key = join_keys(first, end);
    if (known.end == end) {
      name.known = pick(known.readings, first, end);
      name.kind = kind_of(name.known.kind);
      name.nationality = is_modifying_nationality(name);
    } else {
      name.kind = classify(first, end, limit);
    }
    found_.push_back(std::move(name));
  }

  EntityKind classify(std::uint32_t first, std::uint32_t end, std::uint32_t limit) const {
    for (std::uint32_t i = first; i < end; ++i) {
      const EntityKind kind = kind_of(token(i).name);
      if (kind != EntityKind::kUnknown) return kind;
    }
    if (ends_organisation(end)) return EntityKind::kOrganisation;
    const PersonNoun* first_noun = words_.noun(lower_case(text(first)));
    if (end > first + 1 && first_noun && first_noun->kind == NounKind::kOrganisation) return EntityKind::kOrganisation;
    if (end > first + 1 && words_.given_name(keys_[first])) return EntityKind::kPerson;
    if (end == first + 1) {
      const std::string_view form = text(first);
      const bool all_capitals = form.size() >= 2 && form.size() <= 7 && form == upper(form);
      if (all_capitals) return EntityKind::kOrganisation;
      if (words_.given_name(keys_[first])) return EntityKind::kPerson;
    }
    (void)limit;
    return EntityKind::kUnknown;
  }
  static std::string upper(std::string_view form) {
    std::string out(form);
    for (char& c : out) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return out;
  }

  const Document& document_;
  const Analysis& analysis_;
  const Knowledge& knowledge_;
  const PersonWords& words_;
  TitleMatcher titles_;
  std::vector<std::string> keys_;
  std::vector<char> capital_, is_time_;

  std::vector<Case> case_;  // Per sentence.
  std::unordered_set<std::string> written_capital_;
  std::unordered_set<std::string_view> written_lower_;
  std::vector<FoundName> found_;
};

}  // namespace

std::vector<FoundName> find_names(const Document& document, const Analysis& analysis, const Knowledge& knowledge,
                                  const PersonWords& words) {
  return NameFinder(document, analysis, knowledge, words).find();
}

}  // namespace onrecord
