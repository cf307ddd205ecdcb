#include "extract/figures/counted.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr double kSmall = 10;   // Counts below it are often no claims: "the two leaders".
constexpr unsigned kClimb = 3;  // Heads between a counted noun and the verb that harms it.

class CountedReader {
 public:
  CountedReader(const Quantity& quantity, const FigureSentence& sentence, const UnitWords& units)
      : quantity_(quantity), s_(sentence), units_(units) {}

  std::optional<CountedThing> read() {
    thing_.end = quantity_.end;
    thing_.noun_begin = thing_.noun_end = quantity_.end;
    if (read_share()) return thing_;
    if (is_identifier()) return std::nullopt;
    if (in(quantity_.end) && s_.atoms[quantity_.end].hyphen_before) return std::nullopt;  // "three-way".
    read_noun();
    const bool has_noun = thing_.noun_end > thing_.noun_begin;
    read_harm();
    if (thing_.harmed && !thing_.is_person && has_noun && !names_group()) thing_.harmed = false;
    if (has_noun && !thing_.harmed && !keeps_noun()) return std::nullopt;
    if (!has_noun && !thing_.harmed && !quantity_.large && !quantity_.bounded) return std::nullopt;
    const bool small = quantity_.low && quantity_.high && *quantity_.high < kSmall;
    if (small && !thing_.harmed) {
      if (*quantity_.high <= 1) return std::nullopt;
      if (quantity_.definite || (is(quantity_.end, "of") && !has_noun)) return std::nullopt;
    }
    // A bare vague plural is a claim only about people that were harmed or where it says of what.
    if (quantity_.vague && !has_noun && !thing_.harmed) return std::nullopt;
    if (thing_.harmed) {
      thing_.unit = "person " + harm_;
    } else if (thing_.is_person || (has_noun && names_group())) {
      thing_.unit = "person";
    } else if (has_noun) {
      thing_.unit = s_.lemmas[thing_.noun_end - 1];
    }
    thing_.end = std::max({thing_.end, thing_.noun_end});
    return thing_;
  }

 private:
  bool in(std::size_t i) const { return i < s_.atoms.size(); }
  bool is(std::size_t i, std::string_view word) const { return in(i) && s_.atoms[i].lower == word; }
  const Token& token(std::size_t atom) const { return s_.analysis.tokens[s_.atoms[atom].token]; }

  // Percent, money, weights and measures.
  bool read_share() {
    const std::uint32_t at = quantity_.end;
    if (const auto percent = units_.find(s_.atoms, s_.lemmas, at, UnitClass::kPercent)) return share(*percent);
    if (const auto point = units_.find(s_.atoms, s_.lemmas, at, UnitClass::kPercentPoint);
        point && point->end > at + 1) {
      return share(*point);
    }
    if (quantity_.number > 0 && quantity_.number > quantity_.begin) {
      if (const auto money = units_.find(s_.atoms, s_.lemmas, quantity_.number - 1, UnitClass::kCurrency)) {
        return share({at, money->value});
      }
    }
    if (const auto money = units_.find(s_.atoms, s_.lemmas, at, UnitClass::kCurrency)) return share(*money);
    if (in(at) && s_.atoms[at].lower == "us" && units_.find(s_.atoms, s_.lemmas, at + 1, UnitClass::kCurrency)) {
      return share({at + 2, "USD"});
    }
    if (const auto measure = units_.find(s_.atoms, s_.lemmas, at, UnitClass::kMeasure)) return share(*measure);
    return false;
  }

  bool share(UnitWords::Found found) {
    thing_.unit = found.value;
    thing_.is_share = true;
    thing_.end = thing_.noun_begin = thing_.noun_end = found.end;
    // "20 per cent of capacity", "32 million tonnes of grain".
    if (is(found.end, "of")) {
      thing_.noun_begin = found.end + 1;
      if (is(thing_.noun_begin, "the")) ++thing_.noun_begin;
      thing_.noun_end = noun_end_from(thing_.noun_begin);
      if (thing_.noun_end == thing_.noun_begin) thing_.noun_begin = thing_.noun_end = found.end;
      thing_.end = std::max(thing_.end, thing_.noun_end);
    }
    return true;
  }

  bool is_identifier() const {
    if (quantity_.number == 0 || quantity_.number > quantity_.begin || quantity_.large || quantity_.vague) return false;
    const std::size_t before = quantity_.number - 1;
    const Atom& atom = s_.atoms[before];
    if (atom.kind != AtomKind::kWord) {
      return atom.lower == "." && before > 0 && units_.value(s_.atoms[before - 1].lower, UnitClass::kIdentifier);
    }
    if (units_.value(atom.lower, UnitClass::kIdentifier) && !(s_.parsed && token(before).upos == Upos::kVerb)) {
      return true;
    }
    // "Apollo 11": digits after a name, with nothing counted after them.
    const bool name_before = s_.parsed ? token(before).upos == Upos::kPropn : atom.capital && before > 0;
    const bool noun_after = in(quantity_.end) && s_.atoms[quantity_.end].kind == AtomKind::kWord;
    return name_before && !quantity_.in_words && !quantity_.bounded && !(noun_after && is_noun(quantity_.end));
  }

  bool is_noun(std::size_t i) const {
    if (!in(i) || s_.atoms[i].kind != AtomKind::kWord) return false;
    if (!s_.parsed) return false;
    return token(i).upos == Upos::kNoun || token(i).upos == Upos::kPropn;
  }

  // Returns the end of the noun phrase that begins at `i`: adjectives, participles and nouns up to the last noun.
  std::uint32_t noun_end_from(std::uint32_t i) const {
    std::uint32_t end = i;
    if (!s_.parsed) {
      // Without tags one word is all that is safe.
      if (in(i) && s_.atoms[i].kind == AtomKind::kWord && s_.atoms[i].lower.size() > 3 &&
          s_.atoms[i].lower.ends_with('s')) {
        return i + 1;
      }
      return in(i) && units_.find(s_.atoms, s_.lemmas, i, UnitClass::kPerson) ? i + 1 : i;
    }
    for (std::uint32_t j = i; in(j) && j < i + 8; ++j) {
      const Atom& atom = s_.atoms[j];
      if (atom.kind == AtomKind::kSymbol) break;
      const Upos upos = token(j).upos;
      if (upos == Upos::kNoun || upos == Upos::kPropn) {
        end = j + 1;
        continue;
      }
      if (upos == Upos::kAdj || (upos == Upos::kVerb && (token(j).features & (kParticiple | kGerund)) != 0) ||
          (upos == Upos::kAdv && atom.hyphen_before)) {
        // An adjective goes on only before a noun: "500 dead", not "12 injured in".
        continue;
      }
      // "Russia's own": a possessive goes on.
      if (atom.lower == "'s" || atom.lower == "own") continue;
      break;
    }
    return end;
  }

  void read_noun() {
    std::uint32_t i = quantity_.end;
    if (is(i, "more") || is(i, "other") || is(i, "additional") || is(i, "further")) ++i;
    if (is(i, "of")) {
      if (!quantity_.of && !quantity_.vague) {
        // "two of the ministers", "31 thousand of our soldiers".
        if (!quantity_.large) return;
      }
      ++i;
      while (in(i) && s_.atoms[i].kind == AtomKind::kWord && s_.parsed &&
             (token(i).upos == Upos::kDet || token(i).upos == Upos::kPron)) {
        ++i;
      }
      if (!s_.parsed && (is(i, "the") || is(i, "our") || is(i, "their") || is(i, "its"))) ++i;
    }
    thing_.noun_begin = i;
    thing_.noun_end = noun_end_from(i);
    if (thing_.noun_end == thing_.noun_begin) return;
    for (std::uint32_t j = thing_.noun_begin; j < thing_.noun_end; ++j) {
      if (const auto person = units_.find(s_.atoms, s_.lemmas, j, UnitClass::kPerson);
          person && person->end >= thing_.noun_end) {
        thing_.is_person = true;
      }
    }
    // The head may be a kind of person further back: "members of the guard" is read by its first noun.
    thing_.is_person = thing_.is_person || is_group(thing_.noun_end - 1);
  }

  bool is_group(std::size_t atom) const { return s_.parsed && token(atom).name == NameClass::kGroup; }
  bool names_group() const {
    const std::uint32_t last = thing_.noun_end - 1;
    return is_group(last) || (s_.parsed && token(last).upos == Upos::kPropn && (quantity_.vague || quantity_.large));
  }

  bool keeps_noun() const {
    const std::uint32_t last = thing_.noun_end - 1;
    if (units_.value(s_.lemmas[last], UnitClass::kUncounted)) return false;
    if (!s_.parsed) return true;
    // "Five Star Movement", "2 Corinthians": the number belongs to a name.
    if (token(last).upos == Upos::kPropn && !thing_.is_person && !quantity_.large && !quantity_.vague) return false;
    if (token(quantity_.number).name != NameClass::kOutside && token(quantity_.number).name != NameClass::kNumber &&
        token(quantity_.number).name != NameClass::kDate) {
      return false;
    }
    return true;
  }

  void read_harm() {
    for (std::uint32_t j = thing_.noun_begin; j < thing_.noun_end; ++j) {
      if (const auto harm = units_.find(s_.atoms, s_.lemmas, j, UnitClass::kHarm)) return harmed(*harm);
    }
    // "180,000 dead", "70,000 Ukrainians killed", "another 100,000 wounded".
    std::uint32_t after = std::max(thing_.noun_end, quantity_.end);
    if (is(after, "more") || is(after, "people")) ++after;
    if (const auto harm = harm_at(after)) {
      // "dozens died": the verb of a clause is no part of the figure, "70,000 killed" is.
      const bool verb = s_.parsed && (token(after).features & kFinite) != 0;
      if (!verb) thing_.end = std::max(thing_.end, harm->end);
      return harmed(*harm);
    }
    // "190 were dead".
    if (s_.parsed && in(after) && token(after).upos == Upos::kAux && token(after).head != kNone32) {
      if (const auto harm = harm_at(is(after + 1, "been") ? after + 2 : after + 1)) return harmed(*harm);
    }
    // "bombs kill at least 20".
    if (quantity_.begin > 0 && thing_.noun_end == thing_.noun_begin) {
      if (const auto harm = harm_at(quantity_.begin - 1); harm && harm->end == quantity_.begin) return harmed(*harm);
    }
    if (!s_.parsed) return read_harm_around(after);
    const std::uint32_t head = thing_.noun_end > thing_.noun_begin ? head_token(thing_.noun_begin, thing_.noun_end)
                                                                   : s_.atoms[quantity_.number].token;
    climb(head);
  }

  std::optional<UnitWords::Found> harm_at(std::size_t i) const {
    if (!in(i)) return std::nullopt;
    return units_.find(s_.atoms, s_.lemmas, i, UnitClass::kHarm);
  }

  void harmed(UnitWords::Found found) {
    thing_.harmed = true;
    if (thing_.noun_end == thing_.noun_begin) thing_.is_person = true;
    // "casualties", "deaths" are people whatever noun stands for them.
    if (found.end == thing_.noun_end) thing_.is_person = true;
    harm_ = found.value;
  }

  void read_harm_around(std::uint32_t after) {
    for (std::uint32_t i = after; in(i) && i < after + 4 && s_.atoms[i].kind == AtomKind::kWord; ++i) {
      if (const auto harm = harm_at(i)) return harmed(*harm);
    }
    for (std::uint32_t i = quantity_.begin;
         i-- > 0 && quantity_.begin - i <= 3 && s_.atoms[i].kind == AtomKind::kWord;) {
      if (const auto harm = harm_at(i)) return harmed(*harm);
    }
  }

  // The token of a phrase whose head stands outside it.
  std::uint32_t head_token(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t first = s_.atoms[begin].token, last = s_.atoms[end - 1].token;
    std::uint32_t head = last;
    for (unsigned steps = 0; steps < 8; ++steps) {
      const std::uint32_t up = s_.analysis.tokens[head].head;
      if (up == kNone32 || up < first || up > last) break;
      head = up;
    }
    return head;
  }

  void climb(std::uint32_t at) {
    const std::vector<Token>& tokens = s_.analysis.tokens;
    for (unsigned steps = 0; steps < kClimb; ++steps) {
      const Token& here = tokens[at];
      // "who were killed", "left dead": a modifier of what is counted.
      const std::uint32_t up = here.head;
      if (up == kNone32) break;
      const Deprel relation = here.deprel;
      const Token& governor = tokens[up];
      if (const auto value = units_.value(governor.lemma, UnitClass::kHarm)) {
        const bool subject = relation == Deprel::kNsubj;
        const bool object = relation == Deprel::kObj || relation == Deprel::kNsubjPass || relation == Deprel::kConj ||
                            relation == Deprel::kNummod || relation == Deprel::kAppos;
        // "two gunmen killed five": those who kill are not the killed; "five died" has its subject.
        if (object || (subject && !has_object(up))) return harmed({0, *value});
        return;
      }
      if (relation != Deprel::kConj && relation != Deprel::kNummod && relation != Deprel::kAppos &&
          relation != Deprel::kNmod && relation != Deprel::kDep) {
        break;
      }
      at = up;
    }
    // "five soldiers, killed on Monday".
    const std::uint32_t from =
        s_.atoms[thing_.noun_end > thing_.noun_begin ? thing_.noun_end - 1 : quantity_.number].token;
    const std::uint32_t to = std::min(s_.sentence.token_end, from + 8);
    for (std::uint32_t t = from + 1; t < to; ++t) {
      if (tokens[t].head != from) continue;
      if (tokens[t].deprel != Deprel::kAcl && tokens[t].deprel != Deprel::kAclRelcl &&
          tokens[t].deprel != Deprel::kAmod)
        continue;
      if (const auto value = units_.value(tokens[t].lemma, UnitClass::kHarm)) return harmed({0, *value});
    }
  }

  // Cost: a window of the sentence, so that a long one stays linear.
  bool has_object(std::uint32_t verb) const {
    const std::uint32_t to = std::min(s_.sentence.token_end, verb + 12);
    for (std::uint32_t t = verb + 1; t < to; ++t) {
      if (s_.analysis.tokens[t].head == verb && s_.analysis.tokens[t].deprel == Deprel::kObj) return true;
    }
    return false;
  }

  const Quantity& quantity_;
  const FigureSentence& s_;
  const UnitWords& units_;
  CountedThing thing_;
  std::string harm_;
};

}  // namespace

std::optional<CountedThing> counted_by(const Quantity& quantity, const FigureSentence& sentence,
                                       const UnitWords& units) {
  return CountedReader(quantity, sentence, units).read();
}

}  // namespace onrecord
