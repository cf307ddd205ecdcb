// Name keys: the folded form under which names are looked up and compared, the same in the lexicon, in documents and in
// the store. Folding is for finding; the spelling of the source is what is shown.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

// Returns `name` in lower case, Latin diacritics removed, typographic apostrophes and hyphens made plain, possessive
// "'s" removed, full stops removed ("U.S." -> "us"), other punctuation and runs of white space made one space.
// Letters of other scripts are kept in lower case.
std::string name_key(std::string_view name);

}  // namespace onrecord
