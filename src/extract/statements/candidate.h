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
  bool known_cue = true;              // The cue stands in the lexicon.
  bool learned = false;               // Found by the learned choice among options, not by a rule.
  double confidence = 0.5;
};

}  // namespace onrecord
