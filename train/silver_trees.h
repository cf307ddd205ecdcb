// Trees of the CoreNLP analysis of news, brought from Universal Dependencies version 1 to version 2.
#pragma once

#include <string>
#include <vector>

#include "language/syntax/tokeniser.h"
#include "treebank.h"

namespace onrecord {

// Reads number, form, lemma, Penn tag, head, relation, name class, value, begin, end, mentions. Words are cut as the
// tokeniser cuts them. Sentences whose trees are doubtful (several roots, many unnamed relations) are left out; a
// relation that is not known is kDep. UPOS is not made.
Result<std::vector<GoldDocument>> read_silver_trees(const std::string& path, const Tokeniser& tokeniser);

}  // namespace onrecord
