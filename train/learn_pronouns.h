// Learns lexicon/pronoun_weights.tsv from documents with coreference (CoNLL-U with Entity=(1 ... 1)).
#pragma once

#include <string>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "language/syntax/syntax.h"

namespace onrecord {

// Returns the table. The documents are analysed by the models, as a user's are. Averaged ranking perceptron: the best
// of the right candidates, or "nobody" where there is none, must score above every wrong one by a margin.
Result<std::string> learn_pronouns(const SyntaxAnalyser& syntax, const Lexicon& lexicon,
                                   const std::vector<std::string>& paths);

}  // namespace onrecord
