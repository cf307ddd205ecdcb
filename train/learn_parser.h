// Learns the parser: transitions with a dynamic oracle on the parser's own mistakes, and relations of right
// arcs.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "learn_tags.h"

namespace onrecord {

struct ParserSections {
  std::string transitions, relations;
};

struct ParserPlan {
  int passes = 6;
  int silver_passes = 3;  // How many of them read the silver trees too.
  int bits = 20;          // The transitions have 2^bits slots.
  int guide_folds = 4;
  int least_relation = 3;  // Weights of relations below this are left out.
  bool report = false;     // Prints progress to stderr.
};

// The same sentences from their end; owns the turned gold trees.
struct TurnedSentences {
  std::deque<GoldSentence> gold;
  std::vector<LearnSentence> sentences;
};
TurnedSentences turn(const std::vector<LearnSentence>& sentences);

// Fills the guide trees: of each sentence by a backward parser that learned from the other folds. Returns the
// backward parser that learned from all.
ParserSections learn_guides(std::vector<LearnSentence>& sentences, const ParserPlan& plan);

// REQUIRES: `tags` and `coarse` of each sentence are filled.
// `silver` are trees made by machine: they are read in the first passes only, so that people's trees have the last
// word.
ParserSections learn_parser(const std::vector<const LearnSentence*>& sentences,
                            const std::vector<const LearnSentence*>& silver, const ParserPlan& plan);

}  // namespace onrecord
