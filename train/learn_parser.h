// Learns the parser: transitions with a dynamic oracle on the parser's own mistakes, and relations of right
// arcs.
#pragma once

#include <string>
#include <vector>

#include "learn_tags.h"

namespace onrecord {

struct ParserSections {
  std::string transitions, relations;
};

struct ParserPlan {
  int passes = 10;
  int bits = 20;        // The transitions have 2^bits slots.
  bool report = false;  // Prints progress to stderr.
};

// REQUIRES: `tags` and `coarse` of each sentence are filled.
ParserSections learn_parser(const std::vector<const LearnSentence*>& sentences, const ParserPlan& plan);

}  // namespace onrecord
