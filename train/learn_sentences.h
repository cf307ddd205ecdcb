// Learns where sentences end, from running text with gold sentences.
#pragma once

#include <string>
#include <vector>

#include "language/syntax/sentence_splitter.h"
#include "language/syntax/tokeniser.h"
#include "treebank.h"

namespace onrecord {

// Returns the section "sentences".
std::string learn_sentences(const Tokeniser& tokeniser, const Lexicon& lexicon,
                            const std::vector<const GoldDocument*>& documents, int passes);

}  // namespace onrecord
