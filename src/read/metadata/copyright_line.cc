#include "read/metadata/copyright_line.h"

#include <array>

#include "base/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestNotice = 500;
constexpr std::array<std::string_view, 3> kSigns = {"©", "(c)", "copyright"};

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

std::size_t skip_to_word(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint point = decode_utf8(text, at);
    if (is_letter(point.value) || is_digit(point.value)) break;
    at += point.bytes;
  }
  return at;
}

// Returns the year of four digits at `at`, or nothing.
std::optional<std::int16_t> year_at(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  int year = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    if (!is_digit(static_cast<unsigned char>(text[i]))) return std::nullopt;
    year = year * 10 + (text[i] - '0');
  }
  if (at + 4 < text.size() && is_digit(static_cast<unsigned char>(text[at + 4]))) return std::nullopt;
  if (year < 1900 || year > 2100) return std::nullopt;
  return static_cast<std::int16_t>(year);
}

// Takes capitalised words (and small words between them) from `at` on, up to a stop, and drops legal forms at
// the end.
std::string holder_at(std::string_view line, std::size_t at, const Furniture& furniture) {
  std::string holder, pending;  // `pending`: small words, kept only if a capitalised one follows.
  std::size_t words = 0;
  while (at < line.size() && words < 6) {
    const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
    std::string_view word = line.substr(at, end - at);
    bool stop = false;
    const std::string folded = lower_case(word);
    if (furniture.is_legal_form(folded)) break;
    if (!word.empty() && (word.back() == ',' || word.back() == '.' || word.back() == ';' || word.back() == '|')) {
      const bool initials = word.size() >= 4 && word[word.size() - 3] == '.';
      if (word.back() != '.' || !initials) {
        word.remove_suffix(1);
        stop = true;
      }
    }
    if (word.empty() || furniture.is_legal_form(lower_case(word))) break;
    const char32_t first = decode_utf8(word, 0).value;
    if (is_upper(first) || (is_digit(first) && !holder.empty())) {
      if (folded == "all" || folded == "reserved") break;
      if (!holder.empty()) holder += ' ';
      holder += pending;
      pending.clear();
      holder += word;
    } else if (word.size() <= 3 && is_letter(first) && !holder.empty()) {
      pending += std::string{word} + ' ';
    } else if (word != "&") {
      break;
    } else {
      pending += "& ";
    }
    if (stop) break;
    ++words;
    at = line.find_first_not_of(" \t", end);
    if (at == std::string_view::npos) break;
  }
  return holder;
}

}  // namespace

std::optional<CopyrightLine> read_copyright_line(std::string_view line, const Furniture& furniture) {
  if (line.size() > kLongestNotice) return std::nullopt;
  const std::string folded = lower_case(line);
  const std::string_view view = folded;
  std::size_t after = std::string_view::npos;
  bool at_start = false;
  for (const std::string_view sign : kSigns) {
    if (starts_with(view, sign)) {
      after = sign.size();
      at_start = true;
      break;
    }
  }
  if (!at_start) {
    const std::size_t sign = view.find("©");
    if (sign == std::string_view::npos || line.size() > 250) return std::nullopt;
    after = sign + std::string_view{"©"}.size();
  }
  // "Copyright © 2025", "Copyright (c) 2025": a second sign.
  std::size_t at = after;
  while (at < view.size() && view[at] == ' ') ++at;
  for (const std::string_view sign : kSigns) {
    if (starts_with(view.substr(at), sign)) at += sign.size();
  }
  at = skip_to_word(view, at);
  CopyrightLine notice;
  while (const std::optional<std::int16_t> year = year_at(view, at)) {
    notice.year = year;
    at = skip_to_word(view, at + 4);
  }
  if (!notice.year && !(at_start && starts_with(view, "©"))) {
    // "Copyright Senn Herald": a notice only if it names rights; a report may well begin with the word.
    if (view.find("rights reserved") == std::string_view::npos) return std::nullopt;
  }
  // Lower case may change the length of a character, so positions are taken over only where the bytes agree.
  if (folded.size() == line.size()) {
    if (starts_with(view.substr(at), "by ")) at += 3;
    notice.holder = holder_at(line, at, furniture);
    if (!notice.year) {  // "© Senn Herald 2025": the year may come last.
      for (std::size_t i = at; i + 4 <= view.size(); ++i) {
        if (i > 0 && is_digit(static_cast<unsigned char>(view[i - 1]))) continue;
        if (const std::optional<std::int16_t> year = year_at(view, i)) notice.year = year;
      }
      const std::size_t digits = notice.holder.find_last_not_of("0123456789");
      if (digits != std::string::npos && digits + 1 < notice.holder.size()) notice.holder.erase(digits + 1);
      while (!notice.holder.empty() && notice.holder.back() == ' ') notice.holder.pop_back();
    }
  }
  return notice;
}

}  // namespace onrecord
