// Whether two spellings may be the name of one person: over romanisations, initials, word order and the forms that one
// given name has in several languages. Says nothing about offices, countries or dates, which may still tell two
// namesakes apart.
#pragma once

#include <functional>
#include <string_view>

namespace onrecord {

enum class NameMatch {
  kDifferent,
  kPossible,  // A surname alone, an initial, or a typing error: needs support.
  kSame,
};

// Compares two name keys (see name_key()). `root_of` gives the root that a given name shares with its forms in other
// languages, or ""; it may be empty. Words between the first and the last are not compared. Cost: the length of the
// names.
NameMatch match_person_names(std::string_view a, std::string_view b,
                             const std::function<std::string_view(std::string_view)>& root_of = {});

}  // namespace onrecord
