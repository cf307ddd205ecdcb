// Words that stand for or stand before somebody: titles, first names, pronouns, and nouns for persons, groups
// and organisations. Tables: titles, given_names, pronouns, person_nouns, state_nouns, relation_words; each
// may be missing or empty.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/lexicon.h"

namespace onrecord {

enum class Gender : std::uint8_t { kUnknown = 0, kMale, kFemale };

enum class TitleKind : std::uint8_t {
  kHonorific,  // Says nothing but "a person": Mr, Sir.
  kRank,       // General, Admiral, Professor: stands before a name, seldom for it.
  kOffice,     // President, spokesman: stands before a name or for it.
  kParticle,   // No title: "van", "al", "de", which a name may hold in lower case.
};

struct TitleWord {
  TitleKind kind = TitleKind::kOffice;
  Gender gender = Gender::kUnknown;
};

enum class PronounKind : std::uint8_t {
  kPersonal,
  kPossessive,
  kReflexive,
  kRelative,
  kDemonstrative,
  kIndefinite,
  kLatter
};

struct PronounWord {
  PronounKind kind = PronounKind::kPersonal;
  std::uint8_t person = 3;  // 1, 2, 3.
  bool plural = false;
  bool singular = false;  // Neither set: either.
  Gender gender = Gender::kUnknown;
  bool animate = false;    // he, she, who
  bool inanimate = false;  // it, which
};

enum class NounKind : std::uint8_t { kPerson, kGroup, kOrganisation };

struct PersonNoun {
  NounKind kind = NounKind::kPerson;
  bool plural = false;  // A plural by itself ("police", "media").
  Gender gender = Gender::kUnknown;
};

// What a noun names together with a country: "the Karthian army".
enum class StateOrgan : std::uint8_t { kNone, kGovernment, kMilitary };

struct GivenName {
  Gender gender = Gender::kUnknown;
  std::string_view root;  // The same for forms of one name in several languages ("Vladimir", "Volodymyr"); or "".
};

// Borrows from the lexicon. Safe to share. Every look-up is by lower-case form and costs one hash.
class PersonWords {
 public:
  explicit PersonWords(const Lexicon& lexicon);

  const TitleWord* title(std::string_view key) const { return find(titles_, key); }
  // Returns the number of words of the longest title that ends with this word; 0 if none does.
  std::uint32_t longest_title_to(std::string_view last_word) const;
  const GivenName* given_name(std::string_view key) const { return find(given_names_, key); }
  const PronounWord* pronoun(std::string_view key) const { return find(pronouns_, key); }
  const PersonNoun* noun(std::string_view lemma) const { return find(nouns_, lemma); }
  // Returns true if a name after this word ("in", "near") is the place and not those who govern it.
  bool makes_place(std::string_view lemma) const { return places_.find(lemma) != places_.end(); }
  // Returns true if what follows this word belongs to the description before it: "a source within the ministry".
  bool makes_phrase(std::string_view lemma) const { return phrases_.find(lemma) != phrases_.end(); }
  // Returns true if a name after this word ("according to") is a source of words.
  bool makes_source(std::string_view lemma) const { return sources_.find(lemma) != sources_.end(); }
  // Returns true if a verb introduces what its subject says (table cues, statements).
  bool is_speech_verb(std::string_view lemma) const { return speech_verbs_.find(lemma) != speech_verbs_.end(); }
  // Returns the kinds of organisations (of table organisations, separated by ';') that a noun may call: "company",
  // "bloc".
  std::string_view organisation_kinds(std::string_view lemma) const {
    const std::string_view* found = find(organisation_nouns_, lemma);
    return found ? *found : std::string_view{};
  }
  StateOrgan organ(std::string_view lemma) const {
    const StateOrgan* found = find(organs_, lemma);
    return found ? *found : StateOrgan::kNone;
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
  };
  template <typename Value>
  using ByKey = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;
  template <typename Value>
  static const Value* find(const ByKey<Value>& map, std::string_view key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
  }

  ByKey<TitleWord> titles_;
  ByKey<std::uint32_t> title_ends_;
  ByKey<GivenName> given_names_;
  ByKey<PronounWord> pronouns_;
  ByKey<PersonNoun> nouns_;
  ByKey<StateOrgan> organs_;
  ByKey<std::string_view> organisation_nouns_;
  ByKey<char> places_, sources_, phrases_, speech_verbs_;
};

}  // namespace onrecord
