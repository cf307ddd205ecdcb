// Senses from WordNet: the lexicographer's file of the first sense of a noun and of a verb ("person", "communication").
#pragma once

#include <string>

#include "base/result.h"

namespace onrecord {

// Reads index.noun, data.noun, index.verb and data.verb of `folder`. Returns the section "senses": Word::lower -> noun
// file | verb file << 8, where 0 is none. Regular plurals, past forms and participles are made from the base forms.
Result<std::string> learn_senses(const std::string& folder);

}  // namespace onrecord
