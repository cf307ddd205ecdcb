// Why a statement is in the record: which cue and rule found it, what else its words could have been, and what spoke
// for and against the choice, in words a linguist can use.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/statements/attribution_model.h"
#include "extract/statements/candidate.h"
#include "extract/statements/learned_statements.h"
#include "record/statement.h"

namespace onrecord {

// One thing that speaks for (positive) or against (negative) a choice; the unit is the natural logarithm of odds.
struct Reason {
  std::string words;
  double weight = 0;
};

// One of the stretches (or phrases) among which the model chose.
struct ExplainedOption {
  std::string words;  // Verbatim, parts joined by " … "; "" for: introduces nothing, or: no source.
  std::string how;    // How the option was made: "a clause that the cue governs". "" for sources.
  double probability = 0;
};

struct Explanation {
  Statement statement;
  std::string rule;                        // What the rule of the statement is, in words.
  std::string cue;                         // As it stands in the text; "" if there is none.
  std::string lexicon;                     // The row of the cue lexicon that holds the cue, or "" if none does.
  std::string frame;                       // Which frame of that row stands in the sentence, in words; "" if none does.
  std::vector<ExplainedOption> contents;   // Likeliest first, at most four. Empty if a rule decided alone.
  std::vector<Reason> content_reasons;     // Of the content chosen, strongest first, at most eight.
  std::string moved;                       // What the content is once its edges were chosen anew; "" if they stayed.
  std::vector<Reason> edge_reasons;        // What spoke for and against moving them.
  std::vector<ExplainedOption> sources;    // Likeliest first, at most four.
  std::vector<Reason> source_reasons;      // Of the source chosen.
  std::vector<Reason> confidence_reasons;  // What makes the statement more (+) or less (-) sure.
};

// Fills everything but `statement`. Cost: that of finding the candidate once more.
Explanation explain_candidate(const StatementContext& context, const AttributionModel& model,
                              const Candidate& candidate);

}  // namespace onrecord
