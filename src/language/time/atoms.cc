#include "language/time/atoms.h"

#include "base/utf8.h"

namespace onrecord {
namespace {

bool is_digit_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  return at < end && text[at] >= '0' && text[at] <= '9';
}

bool is_letter_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  return at < end && is_letter(decode_utf8(text, at).value);
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019;
}
bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

// Returns the end of a date as in 2022-06-22 that begins at `at`, or `at`.
std::uint32_t iso_date_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (end - at < kShape.size()) return at;
  for (std::uint32_t i = 0; i < kShape.size(); ++i) {
    if (kShape[i] == 'd' ? !is_digit_at(text, at + i, end) : text[at + i] != '-') return at;
  }
  const auto stop = static_cast<std::uint32_t>(at + kShape.size());
  return is_digit_at(text, stop, end) ? at : stop;
}

std::uint32_t number_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (const std::uint32_t date = iso_date_end(text, at, end); date != at) return date;
  while (at < end) {
    if (is_digit_at(text, at, end)) {
      ++at;
    } else if ((text[at] == ',' || text[at] == '.' || text[at] == ':' || text[at] == '/') &&
               is_digit_at(text, at + 1, end)) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

// Returns the end of "a.m." or "u.s." if one begins at `at`, or `at`.
std::uint32_t pointed_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t stop = at, letters = 0;
  while (stop + 1 < end && ((text[stop] | 0x20) >= 'a' && (text[stop] | 0x20) <= 'z') && text[stop + 1] == '.') {
    stop += 2;
    ++letters;
  }
  if (letters >= 2) return stop;
  if (letters == 1 && is_letter_at(text, stop, end)) {
    const std::uint32_t next = stop + decode_utf8(text, stop).bytes;
    if (!is_letter_at(text, next, end)) return next;  // "a.m" whose last point ended the sentence.
  }
  return at;
}

std::uint32_t word_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (const std::uint32_t pointed = pointed_end(text, at, end); pointed != at) return pointed;
  while (at < end) {
    const CodePoint c = decode_utf8(text, at);
    if (is_letter(c.value)) {
      at += c.bytes;
      continue;
    }
    if (!is_apostrophe(c.value) || !is_letter_at(text, at + c.bytes, end)) break;
    const std::uint32_t after = at + c.bytes;
    // A final "'s" is a word of its own.
    if ((text[after] == 's' || text[after] == 'S') && !is_letter_at(text, after + 1, end)) break;
    at = after;
  }
  return at;
}

std::string plain_lower(std::string_view word) {
  std::string lower = lower_case(word);
  for (std::size_t at; (at = lower.find("\xE2\x80\x99")) != std::string::npos;) lower.replace(at, 3, "'");
  return lower;
}

}  // namespace

std::vector<Atom> atoms_of(std::string_view text, const Analysis& analysis, const Sentence& sentence) {
  std::vector<Atom> atoms;
  const std::uint32_t end = sentence.span.end;
  std::uint32_t token = sentence.first_token;
  bool space = true, hyphen = false;
  for (std::uint32_t at = sentence.span.begin; at < end;) {
    const CodePoint c = decode_utf8(text, at);
    if (is_space(c.value)) {
      space = true;
      hyphen = false;
      at += c.bytes;
      continue;
    }
    Atom atom;
    std::uint32_t stop = at + c.bytes;
    if (is_digit_at(text, at, end)) {
      atom.kind = AtomKind::kNumber;
      stop = number_end(text, at, end);
    } else if (is_letter(c.value)) {
      atom.kind = AtomKind::kWord;
      atom.capital = is_upper(c.value);
      stop = word_end(text, at, end);
    } else if (is_hyphen(c.value) && !space && !atoms.empty() &&
               (is_letter_at(text, stop, end) || is_digit_at(text, stop, end))) {
      hyphen = true;
      at = stop;
      continue;
    } else if (is_apostrophe(c.value) && !space && stop < end && (text[stop] | 0x20) == 's' &&
               !is_letter_at(text, stop + 1, end)) {
      atom.kind = AtomKind::kWord;
      stop += 1;
    }
    atom.span = {at, stop};
    atom.lower = plain_lower(slice(text, atom.span));
    atom.glued = !space;
    atom.hyphen_before = hyphen;
    while (token + 1 < sentence.token_end && analysis.tokens[token].span.end <= at) ++token;
    atom.token = token;
    atoms.push_back(std::move(atom));
    space = hyphen = false;
    at = stop;
  }
  return atoms;
}

}  // namespace onrecord
