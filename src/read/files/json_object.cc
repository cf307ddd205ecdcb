#include "read/files/json_object.h"

#include <fmt/format.h>

#include <cstring>
#include <optional>

namespace onrecord {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_json_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_json_space(text[at])) ++at;
  return at;
}

// Returns the offset of the quotation mark that closes the string whose first character is at `at`, or npos.
std::size_t string_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const void* quote = std::memchr(text.data() + at, '"', text.size() - at);
    if (!quote) return npos;
    const std::size_t stop = static_cast<std::size_t>(static_cast<const char*>(quote) - text.data());
    // A run of backslashes before the mark escapes it if their number is odd.
    std::size_t slashes = 0;
    while (stop - slashes > at && text[stop - slashes - 1] == '\\') ++slashes;
    if (slashes % 2 == 0) return stop;
    at = stop + 1;
  }
  return npos;
}

// Returns the end of the value that begins at `at`, or npos.
std::size_t value_end(std::string_view text, std::size_t at) {
  if (text[at] == '"') {
    const std::size_t close = string_end(text, at + 1);
    return close == npos ? npos : close + 1;
  }
  if (text[at] == '{' || text[at] == '[') {
    std::size_t depth = 0;
    while (at < text.size()) {
      const char c = text[at];
      if (c == '"') {
        at = string_end(text, at + 1);
        if (at == npos) return npos;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if (c == '}' || c == ']') {
        if (--depth == 0) return at + 1;
      }
      ++at;
    }
    return npos;
  }
  const std::size_t begin = at;
  while (at < text.size() && text[at] != ',' && text[at] != '}' && text[at] != ']' && !is_json_space(text[at])) ++at;
  const std::string_view word = text.substr(begin, at - begin);
  if (word == "true" || word == "false" || word == "null") return at;
  if (word.empty() || word.find_first_not_of("+-.0123456789eE") != npos) return npos;
  return at;
}

JsonValue value_at(std::string_view text, std::size_t begin, std::size_t end) {
  switch (text[begin]) {
    case '"':
      return {JsonKind::kString, text.substr(begin + 1, end - begin - 2), begin + 1};
    case '{':
      return {JsonKind::kObject, text.substr(begin, end - begin), begin};
    case '[':
      return {JsonKind::kArray, text.substr(begin, end - begin), begin};
    case 't':
    case 'f':
    case 'n':
      return {JsonKind::kLiteral, text.substr(begin, end - begin), begin};
    default:
      return {JsonKind::kNumber, text.substr(begin, end - begin), begin};
  }
}

std::optional<char32_t> hex4(std::string_view raw, std::size_t at) {
  if (at + 4 > raw.size()) return std::nullopt;
  char32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = raw[i];
    char32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<char32_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      digit = static_cast<char32_t>(c - 'a' + 10);
    } else if (c >= 'A' && c <= 'F') {
      digit = static_cast<char32_t>(c - 'A' + 10);
    } else {
      return std::nullopt;
    }
    value = value * 16 + digit;
  }
  return value;
}

struct Escape {
  char32_t point = kReplacement;
  std::uint32_t bytes = 2;  // Of the escape, from its backslash.
  bool broken = false;
};

// Reads the escape whose backslash is at `at`.
Escape read_escape(std::string_view raw, std::size_t at) {
  if (at + 1 >= raw.size()) return {kReplacement, 1, true};
  switch (raw[at + 1]) {
    case '"':
      return {U'"'};
    case '\\':
      return {U'\\'};
    case '/':
      return {U'/'};
    case 'b':
      return {U'\b'};
    case 'f':
      return {U'\f'};
    case 'n':
      return {U'\n'};
    case 'r':
      return {U'\r'};
    case 't':
      return {U'\t'};
    case 'u':
      break;
    default:
      return {kReplacement, 1, true};
  }
  const std::optional<char32_t> first = hex4(raw, at + 2);
  if (!first) return {kReplacement, 2, true};
  if (*first == 0) return {kReplacement, 6, true};
  if (*first < 0xD800 || *first > 0xDFFF) return {*first, 6};
  if (*first <= 0xDBFF && at + 7 < raw.size() && raw[at + 6] == '\\' && raw[at + 7] == 'u') {
    const std::optional<char32_t> second = hex4(raw, at + 8);
    if (second && *second >= 0xDC00 && *second <= 0xDFFF) {
      return {0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00), 12};
    }
  }
  return {kReplacement, 6, true};
}

}  // namespace

Result<std::vector<JsonMember>> read_json_object(std::string_view line) {
  const auto broken = [](std::size_t at, const char* what) {
    return Error{fmt::format("no valid JSON object: {} at byte {} of the line", what, at)};
  };
  std::vector<JsonMember> members;
  std::size_t at = skip_space(line, 0);
  if (at == line.size() || line[at] != '{') return broken(at, "'{' expected");
  at = skip_space(line, at + 1);
  if (at < line.size() && line[at] == '}') {
    at = skip_space(line, at + 1);
    if (at != line.size()) return broken(at, "end expected");
    return members;
  }
  for (;;) {
    if (at == line.size() || line[at] != '"') return broken(at, "a name in quotation marks expected");
    const std::size_t close = string_end(line, at + 1);
    if (close == npos) return broken(at, "unclosed string");
    JsonMember member;
    member.key = json_string(value_at(line, at, close + 1));
    at = skip_space(line, close + 1);
    if (at == line.size() || line[at] != ':') return broken(at, "':' expected");
    at = skip_space(line, at + 1);
    if (at == line.size()) return broken(at, "a value expected");
    const std::size_t end = value_end(line, at);
    if (end == npos) return broken(at, "unreadable value");
    member.value = value_at(line, at, end);
    members.push_back(std::move(member));
    at = skip_space(line, end);
    if (at == line.size()) return broken(at, "'}' expected");
    if (line[at] == '}') break;
    if (line[at] != ',') return broken(at, "',' expected");
    at = skip_space(line, at + 1);
  }
  at = skip_space(line, at + 1);
  if (at != line.size()) return broken(at, "end expected");
  return members;
}

std::vector<JsonValue> json_elements(const JsonValue& array) {
  std::vector<JsonValue> elements;
  if (array.kind != JsonKind::kArray) return elements;
  const std::string_view raw = array.raw;
  std::size_t at = skip_space(raw, 1);
  while (at < raw.size() && raw[at] != ']') {
    const std::size_t end = value_end(raw, at);
    if (end == npos) break;
    JsonValue element = value_at(raw, at, end);
    element.begin += array.begin;
    elements.push_back(element);
    at = skip_space(raw, end);
    if (at >= raw.size() || raw[at] != ',') break;
    at = skip_space(raw, at + 1);
  }
  return elements;
}

void append_json_string(MappedText& out, const JsonValue& value, std::uint64_t source_begin) {
  const std::string_view raw = value.raw;
  std::size_t at = 0;
  while (at < raw.size()) {
    const void* found = std::memchr(raw.data() + at, '\\', raw.size() - at);
    const std::size_t slash =
        found ? static_cast<std::size_t>(static_cast<const char*>(found) - raw.data()) : raw.size();
    out.copy_repaired(raw.substr(at, slash - at), source_begin + at);
    if (!found) return;
    const Escape escape = read_escape(raw, slash);
    out.replace(escape.point, source_begin + slash, escape.bytes);
    out.repaired += escape.broken ? 1 : 0;
    at = slash + escape.bytes;
  }
}

std::string json_string(const JsonValue& value) {
  if (value.kind != JsonKind::kString) return {};
  if (value.raw.find('\\') == npos && is_clean_utf8(value.raw)) return std::string{value.raw};
  MappedText out;
  append_json_string(out, value, 0);
  return std::move(out.text);
}

}  // namespace onrecord
