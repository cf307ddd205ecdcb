// The action lexicon: table "actions", verbs and nouns with the frame in which they are an action and the code they
// get.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"

namespace onrecord {

enum class ActionKind : std::uint8_t { kVerb, kNoun, kAct };

struct ActionRow {
  ActionKind kind = ActionKind::kVerb;
  std::string_view lemma;                 // Of the verb or noun: "call".
  std::string_view particle;              // "off", or "".
  std::string_view object;                // Lemmas of the object, or "".
  std::vector<std::string_view> targets;  // "obj", "clause", prepositions; empty: no target is needed.
  std::string_view plover, mode, cameo;
  std::string rule;  // "launch:attack+on", for Event::rule.
};

// Whether an action happened: table "modality".
enum class Modality : std::uint16_t {
  kPlannedAux = 1,
  kPossibleAux = 2,
  kPlanned = 4,
  kRefusal = 8,
  kDenied = 16,
  kNegation = 32,
  kCondition = 64,
  kDoubt = 128,
  kWhile = 256,
  kBackshift = 512
};

// Safe to share. Borrows the lexicon.
class ActionLexicon {
 public:
  static Result<std::unique_ptr<ActionLexicon>> open(const Lexicon& lexicon);

  // Returns the rows of a lemma, those with particle or object first.
  std::span<const ActionRow> rows(std::string_view lemma) const;

  // The same for a verb as written, in lower case: where the lemma has no rows, the form without its ending is asked.
  std::span<const ActionRow> rows_of_verb(std::string_view lemma, std::string_view form) const;

  bool is(std::string_view lemma, Modality modality) const;

 private:
  std::map<std::string_view, std::vector<ActionRow>, std::less<>> rows_;
  std::map<std::string_view, std::uint16_t, std::less<>> modality_;
};

}  // namespace onrecord
