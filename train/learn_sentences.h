// Learns where sentences end: from treebank documents, whose sentences stand one behind another with a space.
#pragma once

#include <string>
#include <vector>

#include "base/lexicon.h"
#include "language/syntax/model_file.h"
#include "language/syntax/tokeniser.h"
#include "language/syntax/word_classes.h"
#include "learn_tags.h"
#include "treebank.h"

namespace onrecord {

// Returns the labels of a document's tokens, by a tagger that does not know where its sentences end.
std::vector<std::uint8_t> tag_document(const GoldDocument& document, const Tokeniser& tokeniser,
                                       const WordClasses& word_classes, const Tagger& tagger);

// Adds the sections of the splitter. `tag_labels` is the section "tags.labels". `document_tags` are the labels of each
// document, by a tagger that did not learn from it.
void learn_sentences(const Tokeniser& tokeniser, const Lexicon& lexicon, const WordClasses& word_classes,
                     const std::string& tag_labels, const std::vector<std::vector<std::uint8_t>>& document_tags,
                     const std::vector<const GoldDocument*>& documents, ModelWriter& model);

}  // namespace onrecord
