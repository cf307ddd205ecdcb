#include "base/person_name.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/sound_key.h"

namespace onrecord {
namespace {

using RootOf = std::function<std::string_view(std::string_view)>;
using Words = std::vector<std::string_view>;

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The Arabic article in its forms, and words for "son of": left out or written together by many.
constexpr std::array<std::string_view, 14> kJoiners = {"al", "el", "ul",  "ad",  "an",  "ar",   "as",
                                                       "at", "az", "ash", "bin", "ibn", "bint", "ben"};
constexpr std::array<std::string_view, 6> kGenerations = {"jr", "sr", "junior", "senior", "ii", "iii"};

struct Name {
  Words words;                  // Without articles between words and without a generation.
  std::string_view generation;  // "jr"
};

Name parse(std::string_view key) {
  Name name;
  name.generation = generation_of(key);
  key = without_generation(key);
  Words all;
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    if (end > 0) all.push_back(key.substr(0, end));
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool joins = i > 0 && i + 1 < all.size() && all.size() > 2 && is_one_of(kJoiners, all[i]);
    if (!joins) name.words.push_back(all[i]);
  }
  return name;
}

std::string joined(const Words& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) out += words[i];
  return out;
}

// Returns true if one letter put in, left out, replaced or put before its neighbour makes `b` of `a`.
bool one_letter_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() == b.size() && i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
      a.substr(i + 2) == b.substr(i + 2)) {
    return true;
  }
  return a.substr(a.size() == b.size() ? std::min(i + 1, a.size()) : i) == b.substr(std::min(i + 1, b.size()));
}

bool is_initial(std::string_view word) {
  return word.size() == 1;
}

// "Maria" and "Mario", "Ivan" and "Ivana" differ in nothing but the vowel at the end, which tells a woman from a man.
bool ends_differ_by_gender(std::string_view x, std::string_view y) {
  if (x.size() > y.size()) std::swap(x, y);
  const auto ends_in_a = [](std::string_view word) { return !word.empty() && word.back() == 'a'; };
  return ends_in_a(x) != ends_in_a(y) &&
         (y.substr(0, x.size()) == x || x.substr(0, x.size() - 1) == y.substr(0, y.size() - 1));
}

std::string_view root_in_any_script(std::string_view given, const RootOf& root_of) {
  const std::string_view root = root_of(given);
  const bool plain = std::all_of(given.begin(), given.end(), [](char c) { return c >= 0; });
  return root.empty() && !plain ? root_of(romanised(given)) : root;
}

NameMatch match_given(std::string_view a, std::string_view b, const RootOf& root_of) {
  if (a == b) return NameMatch::kSame;
  if (is_initial(a) || is_initial(b)) {
    if (a.front() == b.front()) return NameMatch::kPossible;
    // "S. Arvell" for "Sh. Arvell" and the like: one letter of another alphabet.
    return sound_key(a).substr(0, 1) == sound_key(b).substr(0, 1) ? NameMatch::kPossible : NameMatch::kDifferent;
  }
  if (root_of) {
    const std::string_view x = root_in_any_script(a, root_of), y = root_in_any_script(b, root_of);
    // Two given names that are known as forms of different names are different, however alike they sound.
    if (!x.empty() && !y.empty()) return x == y ? NameMatch::kSame : NameMatch::kDifferent;
  }
  if (sound_alike(a, b)) return NameMatch::kSame;
  const std::string x = sound_key(a), y = sound_key(b);
  const std::string consonants = consonant_key(x);
  const bool same = consonants.size() >= 2 && consonants == consonant_key(y) && !ends_differ_by_gender(x, y);
  return same ? NameMatch::kSame : NameMatch::kDifferent;
}

// Names between the first and the last: where both have some, one list must begin the other.
bool middles_agree(const Words& a, std::size_t a_begin, std::size_t a_end, const Words& b, std::size_t b_begin,
                   std::size_t b_end, const RootOf& root_of) {
  for (std::size_t i = a_begin, j = b_begin; i < a_end && j < b_end; ++i, ++j) {
    if (match_given(a[i], b[j], root_of) == NameMatch::kDifferent) return false;
  }
  return true;
}

// "hardi" is "hVrd": where the vowels stand, but not which they are, save the first letter, nor whether one ends the
// word.
std::string frame_of(std::string_view sound) {
  std::string frame;
  for (const char c : sound) {
    const bool vowel = std::string_view("aeiou").find(c) != std::string_view::npos;
    if (!vowel || frame.empty())
      frame.push_back(c);
    else if (frame.back() != 'V')
      frame.push_back('V');
  }
  if (frame.size() > 1 && frame.back() == 'h') frame.pop_back();
  if (frame.size() > 1 && frame.back() == 'V') frame.pop_back();
  return frame;
}

// The family name is the last word of each, or the first one of those that are turned round.
NameMatch match_in_order(const Words& a, bool a_turned, const Words& b, bool b_turned, const RootOf& root_of) {
  const std::size_t a_begin = a_turned ? 1 : 0, a_end = a_turned ? a.size() : a.size() - 1;
  const std::size_t b_begin = b_turned ? 1 : 0, b_end = b_turned ? b.size() : b.size() - 1;
  const std::string_view a_family = a_turned ? a.front() : a.back(), b_family = b_turned ? b.front() : b.back();
  NameMatch given = match_given(a[a_begin], b[b_begin], root_of);
  if (given != NameMatch::kDifferent && !middles_agree(a, a_begin + 1, a_end, b, b_begin + 1, b_end, root_of)) {
    given = NameMatch::kDifferent;
  }
  // "Abdel Karim" and "Abdelkarim", "Min-jun" and "Minjun".
  const bool initials = std::any_of(a.begin(), a.end(), is_initial) || std::any_of(b.begin(), b.end(), is_initial);
  if (given == NameMatch::kDifferent && a_end - a_begin != b_end - b_begin && !initials) {
    const std::string first = joined(a, a_begin, a_end), second = joined(b, b_begin, b_end);
    const std::string p = sound_key(first), q = sound_key(second);
    const std::string consonants = consonant_key(p);
    if (p == q || (consonants.size() >= 4 && consonants == consonant_key(q))) given = NameMatch::kSame;
  }
  if (given == NameMatch::kDifferent) return given;
  if (sound_alike(a_family, b_family)) return given;
  const std::string x = sound_key(a_family), y = sound_key(b_family);
  if (given == NameMatch::kSame && std::min(x.size(), y.size()) >= 4) {
    const bool long_enough = consonant_key(x).size() >= 3;
    if (long_enough && frame_of(x) == frame_of(y)) return NameMatch::kPossible;
    if (std::min(x.size(), y.size()) >= 6 && one_letter_apart(x, y)) return NameMatch::kPossible;
  }
  return NameMatch::kDifferent;
}

// "Tomas Arvell" within "Tomas Arvell Ferro": a second family name.
bool has_second_family_name(const Words& shorter, const Words& longer, const RootOf& root_of) {
  if (shorter.size() < 2 || longer.size() < shorter.size() + 1) return false;
  if (match_given(shorter.front(), longer.front(), root_of) != NameMatch::kSame) return false;
  for (std::size_t i = shorter.size() - 1; i + 1 < longer.size(); ++i) {
    if (sound_alike(longer[i], shorter.back())) return true;
  }
  return false;
}

}  // namespace

NameMatch match_person_names(std::string_view a, std::string_view b, const RootOf& root_of) {
  if (a.empty() || b.empty()) return NameMatch::kDifferent;
  if (a == b) return NameMatch::kSame;
  const Name first = parse(a), second = parse(b);
  const Words &x = first.words, &y = second.words;
  if (x.size() == 1 || y.size() == 1) {
    return sound_alike(x.back(), y.back()) ? NameMatch::kPossible : NameMatch::kDifferent;
  }
  if (!first.generation.empty() && !second.generation.empty() && first.generation != second.generation) {
    return NameMatch::kDifferent;
  }
  NameMatch match = match_in_order(x, false, y, false, root_of);
  const bool initials = std::any_of(x.begin(), x.end(), is_initial) || std::any_of(y.begin(), y.end(), is_initial);
  if (match == NameMatch::kDifferent && !initials &&
      sound_key(joined(x, 0, x.size())) == sound_key(joined(y, 0, y.size()))) {
    match = NameMatch::kSame;  // "Kim Min-jun", "Kim Minjun".
  }
  // "Arvell Tomas" for "Tomas Arvell".
  if (match == NameMatch::kDifferent) match = match_in_order(x, false, y, true, root_of);
  if (match == NameMatch::kDifferent) match = match_in_order(x, true, y, false, root_of);
  if (match == NameMatch::kDifferent &&
      has_second_family_name(x.size() < y.size() ? x : y, x.size() < y.size() ? y : x, root_of)) {
    match = NameMatch::kPossible;
  }
  // A father and his son.
  const bool one_generation = first.generation.empty() != second.generation.empty();
  return match == NameMatch::kSame && one_generation ? NameMatch::kPossible : match;
}

std::string_view without_generation(std::string_view key) {
  const std::size_t last = key.rfind(' ');
  if (last == std::string_view::npos) return key;
  const std::string_view word = key.substr(last + 1);
  // "Holt Jr." is a surname, but "Carlos Junior" may be a given name and a surname.
  const bool is_short = word == "jr" || word == "sr";
  const bool has_two_before = key.substr(0, last).find(' ') != std::string_view::npos;
  return (is_short || has_two_before) && is_one_of(kGenerations, word) ? key.substr(0, last) : key;
}

std::string_view generation_of(std::string_view key) {
  const std::size_t name = without_generation(key).size();
  if (name == key.size()) return {};
  const std::string_view word = key.substr(name + 1);
  return word.front() == 'i' ? word : word.substr(0, 1);
}

std::string_view without_titles(std::string_view key, const std::function<bool(std::string_view)>& is_title) {
  // The longest title of up to four words that leaves a name goes, again and again: "Foreign Minister Dr".
  for (bool found = true; found;) {
    found = false;
    std::size_t ends[4];
    std::size_t words = 0;
    for (std::size_t at = key.find(' '); at != std::string_view::npos && words < 4; at = key.find(' ', at + 1)) {
      ends[words++] = at;
    }
    while (words > 0 && !found) {
      const std::size_t end = ends[--words];
      if (!is_title(key.substr(0, end))) continue;
      key.remove_prefix(end + 1);
      found = true;
    }
  }
  return key;
}

}  // namespace onrecord
