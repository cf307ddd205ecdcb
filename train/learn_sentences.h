// Learns where sentences end, from running text with gold sentences.
#pragma once

#include <string>
#include <vector>

#include "language/syntax/sentence_splitter.h"
#include "language/syntax/tagger.h"
#include "language/syntax/tokeniser.h"
#include "treebank.h"

namespace onrecord {

// Returns the section "sentences". taggers[i] tags documents[i], from which it did not learn.
std::string learn_sentences(const Tokeniser& tokeniser, const Lexicon& lexicon, const WordClasses& word_classes,
                            const std::vector<const Tagger*>& taggers,
                            const std::vector<const GoldDocument*>& documents, int passes);

}  // namespace onrecord
