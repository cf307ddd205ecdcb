// The words that introduce statements and attitudes, with their frames. Tables: cues, cue_phrases, documents, channels,
// outlets. Format: docs/lexicon.md.
#pragma once

#include <tsl/hopscotch_map.h>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "record/statement.h"

namespace onrecord {

// The frames in which a cue introduces content, as bits of Cue::frames.
enum Frame : std::uint16_t {
  kClauseFrame = 1,      // c: "said that ..."
  kQuoteFrame = 2,       // q: "...", he said
  kWhetherFrame = 4,     // w: "asked whether ..."
  kInfinitiveFrame = 8,  // i: "promised to ..."
  kPersonFrame = 16,     // o: "urged them to ..."
  kNounFrame = 32,       // n: "denied the charge"
  kPredicateFrame = 64,  // a: "called it a lie"
};

struct Cue {
  StatementType type = StatementType::kStatement;
  Act act = Act::kSay;
  std::uint16_t frames = 0;
  bool any_subject = false;                    // A text or a thing may be the subject.
  bool takes_hearer = false;                   // h: the object is who hears it: "told reporters".
  bool needs_hearer = false;                   // r: it has no meaning without one: "told".
  bool goes_on = false;                        // t: the same turn goes on: "she continued".
  std::vector<std::string_view> prepositions;  // p: "called for ..."
};

struct CuePhrase {
  std::vector<std::string_view> words;  // Lower case.
  StatementType type = StatementType::kStatement;
  Act act = Act::kSay;
};

// Safe to share. Borrows the lexicon.
class CueLexicon {
 public:
  // Fails with the table and the row on an unknown act, type or frame.
  static Result<std::unique_ptr<CueLexicon>> open(const Lexicon& lexicon);

  // Returns the cue of a verb ("say", "rule out") or noun lemma, or nullptr.
  const Cue* verb(std::string_view lemma) const { return find(verbs_, lemma); }
  const Cue* noun(std::string_view lemma) const { return find(nouns_, lemma); }
  const std::vector<CuePhrase>& phrases() const { return phrases_; }

  // Returns true for the lemma of something written or read out that "says": statement, report, letter.
  bool is_document(std::string_view lemma) const { return documents_.contains(lemma); }

  // Returns what a lemma is as a way of saying: "interview", "statement", "tweet" -> its name; "" if it is none.
  std::string_view channel(std::string_view lemma) const;
  // Returns true for the lemma of a verb by which somebody hands on what another says: "deliver", "read", "release".
  bool passes_on(std::string_view lemma) const { return carriers_.contains(lemma); }
  // Returns true for the lemma of a verb by which an outlet brings somebody to speak: "asked by", "interviewed by".
  bool is_questioner(std::string_view lemma) const { return questioners_.contains(lemma); }
  // Returns the platform or way that a verb alone names: "tweet" -> "Twitter"; "" if it names none.
  std::string_view channel_of_verb(std::string_view lemma) const;
  // Returns true for a word that an outlet is called by: "newspaper", "Radio".
  bool is_outlet_noun(std::string_view lower_case) const { return outlet_nouns_.contains(lower_case); }
  // Returns the name of the platform or outlet with that name key, or "".
  std::string_view outlet(std::string_view name_key) const;

 private:
  using Cues = tsl::hopscotch_map<std::string_view, Cue>;
  static const Cue* find(const Cues& cues, std::string_view lemma) {
    const auto found = cues.find(lemma);
    return found == cues.end() ? nullptr : &found->second;
  }

  Cues verbs_, nouns_;
  std::vector<CuePhrase> phrases_;
  tsl::hopscotch_map<std::string_view, bool> documents_;
  tsl::hopscotch_map<std::string_view, bool> carriers_, questioners_;
  tsl::hopscotch_map<std::string_view, std::string_view> channels_, channel_verbs_;
  tsl::hopscotch_map<std::string_view, bool> outlet_nouns_;
  tsl::hopscotch_map<std::string, std::string_view> outlets_;
};

}  // namespace onrecord
