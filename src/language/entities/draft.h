// Mentions and entities while they are being resolved: what the stages of this room hand to each other.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "language/analysis.h"
#include "language/lexicon/knowledge.h"
#include "language/lexicon/person_words.h"
#include "record/document.h"

namespace onrecord {

// A title as it stands before a name or for it: "Karthian Foreign Minister".
struct DraftTitle {
  std::string key;                        // "foreign minister"; "" for none.
  std::uint32_t country = kUnknownIndex;  // Whose: from a nationality, a country's name or an organisation's country.
  std::uint32_t scope = kNone32;          // Draft of the name in the phrase that the title belongs to ("NATO's").
  Gender gender = Gender::kUnknown;
  bool former = false;
};

// A mention with what decides for whom it may stand.
struct Draft {
  Mention mention;                       // `entity` is an index of DraftEntities::clusters until the end.
  const PronounWord* pronoun = nullptr;  // Set for pronouns.
  std::string key;                       // Names: the name key of the core. Descriptions: the lemma of the head.
  DraftTitle title;
  Gender gender = Gender::kUnknown;
  KnownReading known{KnownKind::kPerson,
                     kUnknownIndex};      // What the name stands for; index kUnknownIndex if nothing known.
  std::uint32_t country = kUnknownIndex;  // Of a nationality or country name in the phrase.
  std::uint32_t quotation = kNone32;      // Innermost quotation that holds the head.
  std::uint32_t governor = kNone32;       // Token that the phrase depends on.
  std::uint32_t possessor = kNone32;      // Draft of "its" or "Karthia's" within the phrase.
  Deprel relation = Deprel::kDep;         // Of the head token.
  bool plural = false;
  bool definite = false;  // "the", "this", a possessor, or a capitalised title alone.
  bool speaks = false;    // Subject of a verb of speech, or named by "according to".
  bool acts = false;      // Subject of a verb, or its agent.
  bool located = false;   // After a preposition of place.
  bool thing = false;     // Nobody: only there so that "it" may stand for it. Never in the answer.
  bool modifies = false;  // Stands before a noun that it describes: "Karthia talks".
};

// An entity of the document in the making.
struct Cluster {
  EntityKind kind = EntityKind::kUnknown;
  Gender gender = Gender::kUnknown;
  bool plural = false;
  bool named = false;
  bool thing = false;                     // Made by a draft that is a thing.
  bool government = false;                // "<Country> (government)"
  bool military = false;                  // "Armed Forces of <Country>"
  std::uint32_t country = kUnknownIndex;  // Of a government or army, or a person's country.
  KnownReading known{KnownKind::kPerson, kUnknownIndex};
  std::string key;                    // Name key of its fullest name.
  std::string_view name;              // Its fullest name, in the text; or the description.
  std::vector<std::uint32_t> drafts;  // In order of text.
  std::vector<std::uint32_t> titles;  // Drafts that give it a title.
  std::uint32_t merged_into = kNone32;

  bool is_known() const { return known.index != kUnknownIndex; }
};

// All that the stages share about one document. Not thread-safe.
struct Drafts {
  const Document& document;
  const Analysis& analysis;
  const Knowledge& knowledge;
  const PersonWords& words;
  std::vector<Draft> drafts;  // In order of begin, then longest first.
  std::vector<Cluster> clusters;
  std::vector<std::uint32_t> draft_of_head;  // Per token: the draft whose head it is, or kNone32.
  std::map<std::uint32_t, std::uint32_t> government_of, military_of;  // Cluster by country.

  std::string_view text(std::uint32_t token) const { return slice(document.text, analysis.tokens[token].span); }
  std::uint32_t cluster_of(std::uint32_t draft);
  // Makes a draft part of a cluster.
  void join(std::uint32_t draft, std::uint32_t cluster);
  // Makes one cluster of two; the first keeps its name unless the second is fuller or known. Returns the one
  // that stays.
  std::uint32_t merge(std::uint32_t into, std::uint32_t from);
  // Returns true if nothing known about the two speaks against their being one.
  bool may_merge(std::uint32_t a, std::uint32_t b);
  std::uint32_t find(std::uint32_t cluster);
};

}  // namespace onrecord
