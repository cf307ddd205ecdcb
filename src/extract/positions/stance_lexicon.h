// Words of stance: tables "stances" and "stance_acts".
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "record/statement.h"

namespace onrecord {

enum class StanceClass : std::uint8_t {
  kAccept,
  kCommit,    // Accepts; negated it says nothing: "did not promise talks".
  kPossible,  // Says nothing; negated it rejects: "no talks are possible".
  kReject,    // Negated it leaves the question open: "did not rule out talks".
  kLight,     // Takes the stance of what governs it: "refuse to hold talks".
};
enum class StanceHolder : std::uint8_t {
  kSubject,  // Whoever is the subject holds it.
  kSelf,     // Only a subject that is the speaker.
  kSpeaker,  // The speaker, whatever the subject is.
};

struct StanceWord {
  StanceClass stance = StanceClass::kLight;
  StanceHolder holder = StanceHolder::kSubject;
  std::string_view particle;  // Must hang on the word; empty if none.
};

// Safe to share. Borrows the lexicon.
class StanceLexicon {
 public:
  // An error names the row whose class or holder is unknown.
  static Result<std::unique_ptr<StanceLexicon>> open(const Lexicon& lexicon);

  // Returns the entries of a lemma, those with a particle first. Borrows from this.
  const std::vector<StanceWord>* words(std::string_view lemma) const;

  // Returns the stance that an act takes by itself, if any.
  std::optional<StanceClass> of_act(Act act) const;

 private:
  std::map<std::string_view, std::vector<StanceWord>, std::less<>> words_;
  std::map<Act, StanceClass> acts_;
};

}  // namespace onrecord
