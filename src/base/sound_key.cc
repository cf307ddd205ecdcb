#include "base/sound_key.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace onrecord {
namespace {

using Rule = std::pair<std::string_view, std::string_view>;

// Spellings of one sound, longest first. English, German, French and Polish habits, BGN/PCGN and scholarly
// romanisation.
constexpr std::array<Rule, 31> kRules = {{
    {"schtsch", "s"}, {"chtch", "s"}, {"szcz", "s"}, {"shch", "s"}, {"tsch", "s"}, {"dsch", "ds"}, {"tch", "s"},
    {"sch", "s"},     {"tzs", "s"},   {"dzh", "ds"}, {"oux", "u"},  {"cz", "s"},   {"ch", "s"},    {"sh", "s"},
    {"sz", "s"},      {"zh", "s"},    {"ts", "s"},   {"tz", "s"},   {"kh", "h"},   {"gh", "h"},    {"gu", "hu"},
    {"ph", "f"},      {"th", "t"},    {"ck", "k"},   {"ou", "u"},   {"oo", "u"},   {"ow", "ov"},   {"qu", "k"},
    {"ks", "ks"},     {"ae", "e"},    {"oe", "o"},
}};

// U+0430..U+044F (Russian), by English habit.
constexpr std::array<std::string_view, 32> kCyrillic = {"a",  "b",  "v",  "g",    "d", "e", "zh", "z", "i",  "i", "k",
                                                        "l",  "m",  "n",  "o",    "p", "r", "s",  "t", "u",  "f", "kh",
                                                        "ts", "ch", "sh", "shch", "",  "y", "",   "e", "yu", "ya"};

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

void append_letter(std::string& out, std::size_t word_begin, char letter) {
  if (out.size() > word_begin && out.back() == letter) return;
  // "ya", "ia" and "ja" are "a"; but "i" between two others stays.
  if (is_vowel(letter) && letter != 'i' && out.size() > word_begin && out.back() == 'i') out.pop_back();
  if (out.size() > word_begin && out.back() == letter) return;
  out.push_back(letter);
}

void append_word(std::string& out, std::string_view word) {
  const std::size_t begin = out.size();
  for (std::size_t i = 0; i < word.size();) {
    const Rule* found = nullptr;
    for (const Rule& rule : kRules) {
      if (rule.first.front() != word[i]) continue;
      if (word.substr(i, rule.first.size()) == rule.first) {
        found = &rule;
        break;
      }
    }
    if (found) {
      for (const char letter : found->second) append_letter(out, begin, letter);
      i += found->first.size();
      continue;
    }
    char letter = word[i++];
    switch (letter) {
      case 'y':
      case 'j':
        letter = 'i';
        break;
      case 'w':
        letter = 'v';
        break;
      case 'z':
        letter = 's';
        break;
      case 'g':
        letter = 'h';
        break;
      case 'q':
        letter = 'k';
        break;
      case 'c': {
        const char next = i < word.size() ? word[i] : '\0';
        letter = next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
        break;
      }
      case 'x':
        append_letter(out, begin, 'k');
        letter = 's';
        break;
      default:
        break;
    }
    append_letter(out, begin, letter);
  }
  std::string_view made = std::string_view(out).substr(begin);
  // Endings: "-eff" is "-ev"; "Poutine" is "Putin"; "Sergei", "Serhiy" and "Andrej" end alike.
  if (made.size() > 2 && made.back() == 'f') out.back() = 'v';
  if (made.size() > 4 && made.ends_with("ine")) out.pop_back();
  made = std::string_view(out).substr(begin);
  if (made.size() > 3 && (made.ends_with("ei") || made.ends_with("ai"))) out.erase(out.size() - 2, 1);
}

}  // namespace

std::string romanised(std::string_view name) {
  std::string out;
  out.reserve(name.size());
  for (std::size_t i = 0; i < name.size();) {
    const CodePoint point = decode_utf8(name, i);
    i += point.bytes;
    const char32_t c = point.value;
    if (c < 0x80) {
      out.push_back(static_cast<char>(c));
    } else if (c >= 0x430 && c <= 0x44F) {
      out.append(kCyrillic[c - 0x430]);
    } else if (c == 0x451 || c == 0x454) {
      out.append("e");
    } else if (c == 0x456 || c == 0x457) {
      out.append("i");
    } else if (c == 0x491) {
      out.append("g");
    } else if (c == 0x45E) {
      out.append("u");
    } else {
      append_utf8(out, c);
    }
  }
  return out;
}

std::string sound_key(std::string_view name_key) {
  const std::string latin = romanised(name_key);
  std::string out;
  out.reserve(latin.size());
  std::size_t begin = 0;
  while (begin < latin.size()) {
    std::size_t end = latin.find(' ', begin);
    if (end == std::string::npos) end = latin.size();
    if (end > begin) {
      if (!out.empty()) out.push_back(' ');
      append_word(out, std::string_view(latin).substr(begin, end - begin));
    }
    begin = end + 1;
  }
  return out;
}

std::vector<std::string> sound_readings(std::string_view word) {
  // A letter of a foreign system, and one of ours with its sound.
  constexpr std::array<Rule, 4> kReadings = {{{"ch", "kh"}, {"x", "kh"}, {"c", "ts"}, {"j", "zh"}}};
  std::vector<std::string> spellings{std::string(word)};
  for (const auto& [letters, sound] : kReadings) {
    for (std::size_t i = 0, count = spellings.size(); i < count; ++i) {
      std::string read;
      for (std::size_t at = 0; at < spellings[i].size();) {
        const std::string_view rest = std::string_view(spellings[i]).substr(at);
        // "ch", "cz", "ck" are letters of their own.
        const bool compound = letters == "c" && rest.size() > 1 && (rest[1] == 'h' || rest[1] == 'z' || rest[1] == 'k');
        // "sch" and "tch" are read as one, and what came from another rule here is not read again.
        const bool within = letters == "ch" && at > 0 && (spellings[i][at - 1] == 's' || spellings[i][at - 1] == 't');
        if (rest.substr(0, letters.size()) == letters && !compound && !within) {
          read += sound;
          at += letters.size();
        } else {
          read.push_back(spellings[i][at++]);
        }
      }
      if (read != spellings[i]) spellings.push_back(read);
    }
  }
  std::vector<std::string> keys;
  for (const std::string& spelling : spellings) {
    std::string key = sound_key(spelling);
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
  }
  return keys;
}

bool sound_alike(std::string_view a, std::string_view b) {
  if (sound_key(a) == sound_key(b)) return true;
  const auto foreign = [](std::string_view word) { return word.find_first_of("cxj") != std::string_view::npos; };
  if (!foreign(a) && !foreign(b)) return false;
  const std::vector<std::string> x = sound_readings(a), y = sound_readings(b);
  return std::any_of(x.begin(), x.end(),
                     [&](const std::string& key) { return std::find(y.begin(), y.end(), key) != y.end(); });
}

std::string consonant_key(std::string_view sound_key) {
  std::string out;
  bool word_begins = true;
  for (const char c : sound_key) {
    if (c == ' ') {
      out.push_back(' ');
      word_begins = true;
      continue;
    }
    const bool drop = is_vowel(c) || c == 'h';
    if (word_begins) {
      out.push_back(c);
    } else if (!drop && (out.empty() || out.back() != c)) {
      out.push_back(c);
    }
    word_begins = false;
  }
  return out;
}

}  // namespace onrecord
