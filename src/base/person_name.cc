#include "base/person_name.h"

#include <algorithm>
#include <string>

#include "base/sound_key.h"

namespace onrecord {
namespace {

std::string_view first_word(std::string_view key) {
  return key.substr(0, key.find(' '));
}
std::string_view last_word(std::string_view key) {
  const std::size_t space = key.rfind(' ');
  return space == std::string_view::npos ? key : key.substr(space + 1);
}

// Returns true if one letter put in, left out or replaced makes `b` of `a`.
bool one_letter_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  return a.substr(a.size() == b.size() ? std::min(i + 1, a.size()) : i) == b.substr(std::min(i + 1, b.size()));
}

NameMatch match_given(std::string_view a, std::string_view b,
                      const std::function<std::string_view(std::string_view)>& root_of) {
  if (a == b) return NameMatch::kSame;
  if (a.size() == 1 || b.size() == 1) return a.front() == b.front() ? NameMatch::kPossible : NameMatch::kDifferent;
  if (root_of) {
    const std::string_view x = root_of(a), y = root_of(b);
    // Two given names that are known as forms of different names are different, however alike they sound.
    if (!x.empty() && !y.empty()) return x == y ? NameMatch::kSame : NameMatch::kDifferent;
  }
  const std::string x = sound_key(a), y = sound_key(b);
  if (x == y) return NameMatch::kSame;
  const std::string consonants = consonant_key(x);
  return consonants.size() >= 2 && consonants == consonant_key(y) ? NameMatch::kSame : NameMatch::kDifferent;
}

NameMatch match_in_order(std::string_view a_given, std::string_view a_family, std::string_view b_given,
                         std::string_view b_family, const std::function<std::string_view(std::string_view)>& root_of) {
  const std::string x = sound_key(a_family), y = sound_key(b_family);
  const NameMatch given = match_given(a_given, b_given, root_of);
  if (given == NameMatch::kDifferent) return given;
  if (x == y) return given;
  if (given == NameMatch::kSame && std::min(x.size(), y.size()) >= 4) {
    const std::string consonants = consonant_key(x);
    if (consonants.size() >= 3 && consonants == consonant_key(y)) return NameMatch::kPossible;
    if (std::min(x.size(), y.size()) >= 6 && one_letter_apart(x, y)) return NameMatch::kPossible;
  }
  return NameMatch::kDifferent;
}

}  // namespace

NameMatch match_person_names(std::string_view a, std::string_view b,
                             const std::function<std::string_view(std::string_view)>& root_of) {
  if (a.empty() || b.empty()) return NameMatch::kDifferent;
  if (a == b) return NameMatch::kSame;
  const bool a_alone = a.find(' ') == std::string_view::npos, b_alone = b.find(' ') == std::string_view::npos;
  if (a_alone || b_alone) {
    return sound_key(last_word(a)) == sound_key(last_word(b)) ? NameMatch::kPossible : NameMatch::kDifferent;
  }
  const NameMatch straight = match_in_order(first_word(a), last_word(a), first_word(b), last_word(b), root_of);
  if (straight != NameMatch::kDifferent) return straight;
  // "Arvell Tomas" for "Tomas Arvell".
  return match_in_order(first_word(a), last_word(a), last_word(b), first_word(b), root_of);
}

}  // namespace onrecord
