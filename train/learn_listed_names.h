// Names of places, people and organisations from train/lists as one table of the model: a feature of words that no
// annotated text has.
#pragma once

#include <string>

#include "base/result.h"
#include "language/syntax/tokeniser.h"

namespace onrecord {

// Reads every *.tsv of `folder` (columns: name, kind), made by tools/make_name_lists.py. Returns the section
// "names.lists". The last word of a person's full name counts as a surname too.
Result<std::string> learn_listed_names(const std::string& folder, const Tokeniser& tokeniser);

}  // namespace onrecord
