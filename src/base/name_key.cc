#include "base/name_key.h"

#include "base/utf8.h"

namespace onrecord {
namespace {

// Base letters of U+00C0..U+017F in lower case; two letters where a ligature is spelled out. "" where none applies.
constexpr const char* kLatin[] = {
    // 00C0..00DF
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", "d", "n", "o", "o", "o", "o", "o",
    "", "o", "u", "u", "u", "u", "y", "th", "ss",
    // 00E0..00FF
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", "d", "n", "o", "o", "o", "o", "o",
    "", "o", "u", "u", "u", "u", "y", "th", "y",
    // 0100..017F
    "a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d", "d", "d", "e", "e", "e", "e", "e",
    "e", "e", "e", "e", "e", "g", "g", "g", "g", "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i",
    "i", "i", "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l", "l", "l", "l", "n", "n",
    "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o", "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s",
    "s", "s", "s", "s", "s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u",
    "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s"};
static_assert(sizeof kLatin / sizeof *kLatin == 0x180 - 0xC0);

}  // namespace

namespace {

// The rule below for a name of ASCII letters, digits, spaces, hyphens and full stops, which most are. Returns false,
// with `key` unfinished, at the first other byte.
bool plain_name_key(std::string_view name, std::string& key) {
  bool gap = false;
  for (const char c : name) {
    char folded = c;
    if (c >= 'A' && c <= 'Z') {
      folded = static_cast<char>(c - 'A' + 'a');
    } else if (c == '.') {
      continue;
    } else if (c == ' ' || c == '-') {
      gap = true;
      continue;
    } else if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
      return false;
    }
    if (gap && !key.empty()) key.push_back(' ');
    gap = false;
    key.push_back(folded);
  }
  return true;
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string key;
  key.reserve(name.size());
  if (plain_name_key(name, key)) return key;
  key.clear();
  bool gap = false;
  const auto put = [&](std::string_view letters) {
    if (gap && !key.empty()) key.push_back(' ');
    gap = false;
    key.append(letters);
  };
  for (std::size_t i = 0; i < name.size();) {
    const CodePoint point = decode_utf8(name, i);
    const char32_t c = point.value;
    const std::size_t next = i + point.bytes;
    i = next;
    const bool apostrophe = c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC || c == '`' || c == 0x2B9;
    if (apostrophe) {
      // "Putin's" ends here or before a space: the possessive goes. Elsewhere ("O'Brien", "Mar'yana") the mark goes.
      const bool possessive = next < name.size() && (name[next] == 's' || name[next] == 'S') &&
                              (next + 1 == name.size() || !is_letter(decode_utf8(name, next + 1).value));
      if (possessive) i = next + 1;
      continue;
    }
    if (c == '.') continue;
    if (c >= 0xC0 && c < 0x180 && *kLatin[c - 0xC0] != '\0') {
      put(kLatin[c - 0xC0]);
    } else if (c == 0x218 || c == 0x219) {
      put("s");
    } else if (c == 0x21A || c == 0x21B) {
      put("t");
    } else if (is_letter(c) || is_digit(c)) {
      std::string letter;
      append_utf8(letter, to_lower(c));
      put(letter);
    } else if (c >= 0x300 && c < 0x370) {
      continue;  // Combining marks.
    } else {
      gap = true;
    }
  }
  return key;
}

}  // namespace onrecord
