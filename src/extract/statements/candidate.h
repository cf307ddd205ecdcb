// A statement while it is being found: spans and tokens, before speakers are named and details are read.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"
#include "language/analysis.h"
#include "record/statement.h"

namespace onrecord {

// Everything the finders of statements look at. Borrowed views; one per document.
class ClauseTree;
class CueLexicon;
struct Document;

struct StatementContext {
  const Document& document;
  const Analysis& analysis;
  const ClauseTree& tree;
  const CueLexicon& cues;
};

// How the learned choices fell that made a candidate, each in thousandths: more digits would say more than the model
// knows, and differ where libraries round differently. All are 1000 where a rule decided alone.
struct ChoiceShares {
  std::uint16_t introduced = 1000;  // That the cue introduces something.
  std::uint16_t content = 1000;     // That it is this stretch, if something.
  std::uint16_t source = 1000;      // That it is this source.
};

struct Candidate {
  std::uint32_t cue = kNone32;  // Token of the cue's head; kNone32 for a continuation.
  TextSpan cue_span;
  std::uint32_t source = kNone32;   // Head token of the source as it stands in the sentence ("who").
  std::uint32_t speaker = kNone32;  // Head token of the speaker phrase; kNone32 if it has none.
  std::vector<TextSpan> content;    // In order, disjoint.
  StatementType type = StatementType::kStatement;
  Act act = Act::kSay;
  const char* rule = "";              // Static string.
  std::uint32_t continues = kNone32;  // Index of the candidate whose turn it goes on with.
  std::uint32_t reporter = kNone32;   // Head token of who passes it on ("X, according to Y, argues that").
  bool passed_on = false;             // "was quoted as saying": somebody unnamed passes it on.
  bool any_subject = false;           // The cue lets a text or thing speak.
  bool takes_noun = false;            // Its content is a noun phrase: "denied the charge".
  bool framed = false;                // Its content is what the frame of the lexicon says.
  bool raised = false;                // Its first part stands before the cue: see raised_part.h.
  bool known_cue = true;              // The cue stands in the lexicon.
  bool learned = false;               // Found by the learned choice among options, not by a rule.
  bool sound = true;                  // Sure and sound enough for the record; bare attributions may be less.
  ChoiceShares shares;
  double confidence = 0;  // See confidence.h; 0 until rate_candidates().
};

}  // namespace onrecord
