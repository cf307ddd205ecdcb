// What names look like in raw news: how often each capitalised form stands in a person, an organisation, a place. A
// form that the annotated texts do not have is known then.
#pragma once

#include <string>

#include "base/result.h"
#include "language/syntax/name_lists.h"
#include "language/syntax/names.h"
#include "language/syntax/tagger.h"
#include "language/syntax/tokeniser.h"

namespace onrecord {

// Labels the first `max_articles` of {"text": ...} lines with a first model. Returns the section "names.seen": codes of
// spellings, of pairs of them, of the words before and behind names, and how often a word has a capital (name_clues.h).
Result<std::string> learn_seen_names(const std::string& path, std::size_t max_articles, const Tokeniser& tokeniser,
                                     const WordClasses& classes, const NameLists& lists, const Tagger& tagger,
                                     const NameFinderModel& first);

}  // namespace onrecord
