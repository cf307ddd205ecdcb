// Whether two spellings may be the name of one person: over romanisations, initials, word order and the forms that one
// given name has in several languages. Says nothing about offices, countries or dates, which may still tell two
// namesakes apart.
#pragma once

#include <functional>
#include <string_view>

namespace onrecord {

enum class NameMatch {
  kDifferent,
  kPossible,  // A surname alone, an initial, a typing error, a second family name: needs support.
  kSame,
};

// Compares two name keys (see name_key()). `root_of` gives the root that a given name shares with its forms in other
// languages, or ""; it may be empty. Names between the first and the last may be missing in one of the two, but not
// differ; an Arabic article may be missing; "junior" is not "senior". Cost: the length of the names.
NameMatch match_person_names(std::string_view a, std::string_view b,
                             const std::function<std::string_view(std::string_view)>& root_of = {});

// Returns what tells a name from its namesakes of another age: "j" for a key that ends in "jr" or "junior", "s" for
// "sr" and "senior", "ii", "iii"; else "". Borrows from `key`.
std::string_view generation_of(std::string_view key);
// Returns the key without that last word. Borrows from `key`.
std::string_view without_generation(std::string_view key);

// Returns the name key without the titles at its beginning ("foreign minister dr tomas arvell"); the last word always
// stays. `is_title` says whether a name key is a title. Borrows from `key`.
std::string_view without_titles(std::string_view key, const std::function<bool(std::string_view)>& is_title);

}  // namespace onrecord
