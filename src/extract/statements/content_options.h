// The stretches of text that a cue word may introduce, and what speaks for and against each: the choices of the
// learned attribution model.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/statements/candidate.h"

namespace onrecord {

// How an option was made; part of its features, so never renumbered without learning the model anew.
enum class OptionKind : std::uint8_t {
  kNone = 0,        // The word introduces nothing here.
  kClause = 1,      // ccomp behind the cue.
  kInfinitive = 2,  // xcomp behind the cue.
  kObject = 3,
  kPreposition = 4,  // Phrase behind the cue without its preposition.
  kAdverbial = 5,    // advcl behind the cue.
  kParataxis = 6,
  kRest = 7,    // All behind the cue.
  kBefore = 8,  // The clause before the cue phrase.
  kAround = 9,  // The clause before and behind it.
  kQuoteBefore = 10,
  kQuoteBehind = 11,
  kQuoteBoth = 12,
  kNounClause = 13,  // Clause that hangs on a noun.
  kNounPhrase = 14,  // Phrase that hangs on a noun: "calls for".
  kThat = 15,        // All behind "that", where the parser saw no clause.
  kFrame = 16,       // What the frame of the lexicon says, where no other option does.
};

struct ContentOption {
  OptionKind kind = OptionKind::kNone;
  std::uint8_t ending =
      0;  // Which of the possible ends: 0 own subtree, 1 own clause, 2 sentence, 3 first comma, 4 last comma.
  std::uint32_t first = 0;  // Token range of the (first) part; empty for kNone and quotations.
  std::uint32_t end = 0;
  std::vector<TextSpan> spans;  // Empty for kNone.
};

// The options of one word. Reused from word to word so that it allocates nothing in steady state.
struct OptionSet {
  std::uint32_t trigger = kNone32;
  std::uint32_t speaker = kNone32;  // As subject_of_cue() finds it.
  bool passed_on = false;
  const char* frame = "";  // What the lexicon's frames say introduces content here; "" for nothing.
  std::vector<TextSpan> frame_spans;
  bool unreal = false;                 // See is_unreal().
  std::vector<ContentOption> options;  // The first is kNone.
};

// Returns true if the word may introduce content at all: verbs, and nouns and adjectives that carry a clause or phrase.
bool is_trigger(const StatementContext& context, std::uint32_t token);

// Fills `set` with the options of a word. REQUIRES: is_trigger().
void find_options(const StatementContext& context, std::uint32_t trigger, OptionSet& set);

}  // namespace onrecord
