#include "language/syntax/tokeniser.h"

#include <algorithm>

#include "base/utf8.h"

namespace onrecord {
namespace {

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2018 || c == '`' || c == 0xB4;
}
bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}
bool is_long_dash(char32_t c) {
  return c >= 0x2012 && c <= 0x2015;
}
bool is_double_quote(char32_t c) {
  return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB;
}
bool is_word_character(char32_t c) {
  return is_letter(c) || is_digit(c);
}

// Writes the lower case of `word` with plain apostrophes into `buffer`; empty if it does not fit.
std::string_view folded(std::string_view word, char (&buffer)[48]) {
  std::size_t size = 0;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = decode_utf8(word, at);
    if (size + 4 > sizeof buffer) return {};
    if (is_apostrophe(point.value)) {
      buffer[size++] = '\'';
    } else if (point.value < 0x80) {
      buffer[size++] = static_cast<char>(to_lower(point.value));
    } else {
      for (std::size_t i = 0; i < point.bytes; ++i) buffer[size++] = word[at + i];
    }
    at += point.bytes;
  }
  return {buffer, size};
}

}  // namespace

// Cuts one stretch without white space. Every byte is looked at a bounded number of times.
class ChunkTokeniser {
 public:
  ChunkTokeniser(const Tokeniser& rules, std::string_view text, std::vector<Word>& words)
      : rules_(rules), text_(text), words_(words) {}

  void chunk(std::uint32_t begin, std::uint32_t end, bool space_before) {
    space_before_ = space_before;
    begin = leading_marks(begin, end);
    if (begin == end) return;
    if (looks_like_address(begin, end)) {
      const std::uint32_t stop = address_end(begin, end);
      emit(begin, stop);
      rest(stop, end);
      return;
    }
    rest(begin, end);
  }

 private:
  char32_t at(std::uint32_t offset) const { return decode_utf8(text_, offset).value; }
  std::uint32_t next(std::uint32_t offset) const {
    return offset + std::max<std::uint32_t>(1, decode_utf8(text_, offset).bytes);
  }
  char32_t before(std::uint32_t offset) const { return decode_utf8_before(text_, offset).value; }

  void emit(std::uint32_t begin, std::uint32_t end) {
    if (begin == end) return;
    Word word = make_word(text_, {begin, end});
    word.space_before = space_before_;
    space_before_ = false;
    words_.push_back(word);
  }

  // Emits marks at the beginning. Returns where the word begins.
  std::uint32_t leading_marks(std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
      const char32_t c = at(begin);
      if (is_word_character(c)) break;
      if (is_smiley(begin, end)) {
        emit(begin, end);
        return end;
      }
      const std::uint32_t after = run_end(begin, end);
      if (after < end && after == begin + 1) {
        const char32_t following = at(after);
        if (c == '.' && is_word_character(following)) break;        // ".5", ".com"
        if ((c == '@' || c == '#') && is_letter(following)) break;  // "@name"
      }
      if (is_apostrophe(c) && after < end && starts_with_apostrophe(begin, end)) break;
      emit(begin, after);
      begin = after;
    }
    return begin;
  }

  // "'em", "'til", "'90s": the apostrophe belongs to the word.
  bool starts_with_apostrophe(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t word = next(begin);
    std::uint32_t stop = word;
    while (stop < end && stop - word < 16 && is_word_character(at(stop))) stop = next(stop);
    char buffer[48];
    const std::string_view whole = folded(text_.substr(begin, stop - begin), buffer);
    return rules_.kept_.count(whole) > 0 || rules_.clitics_.count(whole) > 0;
  }

  // ":)" and its kin, at the end of a stretch.
  bool is_smiley(std::uint32_t begin, std::uint32_t end) const {
    return end - begin >= 2 && end - begin <= 3 && rules_.kept_.count(text_.substr(begin, end - begin)) > 0;
  }

  // Marks that stand together as one token: "...", "--", "!!!", "?!".
  std::uint32_t run_end(std::uint32_t begin, std::uint32_t end) const {
    const char32_t c = at(begin);
    std::uint32_t after = next(begin);
    const bool ends = c == '!' || c == '?';
    if (!ends && c != '<' && c != '>' && c != '$' && c != '.' && c != '-' && c != '*' && c != '=' && c != '_' &&
        c != '~' && c != '+' && c != '#') {
      // "``" and "''" are one mark.
      if ((c == '`' || c == '\'') && after < end && at(after) == c) return next(after);
      return after;
    }
    while (after < end && (at(after) == c || (ends && (at(after) == '!' || at(after) == '?')))) after = next(after);
    return after;
  }

  bool looks_like_address(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view word = text_.substr(begin, end - begin);
    if (word.size() < 5) return false;
    // Only the first 200 bytes decide; an address is one token however long.
    const std::string_view head = word.substr(0, 200);
    if (head.find("://") != std::string_view::npos || head.substr(0, 4) == "www.") return true;
    const std::size_t sign = head.find('@');
    if (sign != std::string_view::npos && sign > 0) {
      const std::size_t stop = head.find('.', sign);
      return stop != std::string_view::npos && stop + 1 < head.size() &&
             is_word_character(at(begin + static_cast<std::uint32_t>(stop) + 1));
    }
    // A host: letters, a stop and a lower-case top-level name that ends the word or goes on with "/".
    for (const std::string_view top : {".com", ".org", ".net", ".gov", ".edu"}) {
      const std::size_t found = head.find(top);
      if (found == std::string_view::npos || found == 0) continue;
      const std::size_t after = found + top.size();
      if (after == word.size() || !is_word_character(at(begin + static_cast<std::uint32_t>(after)))) return true;
    }
    return false;
  }

  std::uint32_t address_end(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t offset = begin; offset < end; offset = next(offset)) {
      const char32_t c = at(offset);
      if (is_double_quote(c) || c == '<' || c == '>' || c == ')' || c == ']') {
        end = offset;
        break;
      }
    }
    while (end > begin + 1) {
      const char32_t c = before(end);
      if (c != '.' && c != ',' && c != ';' && c != ':' && c != '!' && c != '?' && !is_apostrophe(c)) break;
      end -= decode_utf8_before(text_, end).bytes;
    }
    return end;
  }

  // Cuts marks inside and behind words. Emits everything from `begin` on.
  void rest(std::uint32_t begin, std::uint32_t end) {
    std::uint32_t start = begin;  // Of the piece that is being collected.
    for (std::uint32_t here = begin; here < end;) {
      const char32_t c = at(here);
      const std::uint32_t after = next(here);
      if (is_word_character(c) || c == '_' || c == 0xAD || (c >= 0x300 && c < 0x370)) {
        here = after;
        continue;
      }
      const bool left_word = here > start;
      const bool right_word = after < end && is_word_character(at(after));
      if (is_apostrophe(c)) {
        // Inside a word or before its clitic it stays; word() cuts clitics.
        if ((left_word && right_word) || (here == start && right_word && starts_with_apostrophe(here, end))) {
          here = after;
          continue;
        }
      } else if (c == '.') {
        const std::uint32_t run = run_end(here, end);
        if (run == after) {
          if (right_word && !glued_sentence(start, here, after, end)) {
            here = after;
            continue;
          }
          // A full stop behind the word: part of an abbreviation or a token of its own.
          if (!right_word && left_word && rules_.keeps_stop(text_.substr(start, after - start))) {
            word(start, after);
            start = here = after;
            continue;
          }
        }
      } else if (c == ',' || c == ':') {
        if (left_word && right_word && is_digit(before(here)) && is_digit(at(after))) {
          here = after;
          continue;
        }
      } else if (is_dash(c) && left_word && right_word && run_end(here, end) == after && !is_long_dash(c)) {
        if (hyphen_stays(start, here, after, end)) {
          here = after;
          continue;
        }
      } else if (c == '&' && left_word && right_word) {
        if (is_upper(before(here)) && is_upper(at(after)) && here - start <= 2) {  // "R&D", "AT&T"
          here = after;
          continue;
        }
      } else if (c == '@' || (c == '#' && !left_word) ||
                 (c == '/' && left_word && right_word && is_digit(before(here)) && is_digit(at(after)))) {
        if (right_word) {
          here = after;
          continue;
        }
      } else if (c == '$' && left_word && here - start <= 3 && is_upper(before(here))) {  // "US$"
        word(start, after);
        start = here = after;
        continue;
      }
      word(start, here);
      const std::uint32_t run = is_smiley(here, end) ? end : run_end(here, end);
      emit(here, run);
      start = here = run;
    }
    word(start, end);
  }

  // "ended.The": the full stop of a sentence without its space.
  bool glued_sentence(std::uint32_t start, std::uint32_t stop, std::uint32_t after, std::uint32_t end) const {
    if (stop < start + 3 || !is_upper(at(after))) return false;
    const std::uint32_t second = next(after);
    if (second >= end || !is_lower(at(second))) return false;
    const std::string_view left = text_.substr(start, stop - start);
    if (left.find('.') != std::string_view::npos) return false;
    return is_lower(before(stop));
  }

  bool hyphen_stays(std::uint32_t start, std::uint32_t hyphen, std::uint32_t after, std::uint32_t end) const {
    const std::string_view left = text_.substr(start, hyphen - start);
    std::uint32_t stop = after;
    bool digits = true;
    bool letters = true;
    while (stop < end && is_word_character(at(stop))) {
      if (is_digit(at(stop))) {
        letters = false;
      } else {
        digits = false;
      }
      stop = next(stop);
    }
    char buffer[48];
    const std::string_view key = folded(left, buffer);
    if (rules_.prefixes_.count(key) > 0) return true;
    char right_buffer[48];
    const std::string_view right = folded(text_.substr(after, stop - after), right_buffer);
    if (rules_.suffixes_.count(right) > 0) return true;
    const bool left_digits =
        std::all_of(left.begin(), left.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
    if (digits && left_digits) {
      // Telephone numbers and dates by hyphens stay; a range "10-15" does not.
      if (left.find('-') != std::string_view::npos) return true;
      if (stop < end && at(stop) == '-' && next(stop) < end && is_digit(at(next(stop)))) return true;
      return left.size() == 3 && right.size() == 4;
    }
    // Names of machines: "F-16", "Su-27", "S-300".
    if (digits && !letters && !left.empty() && left.size() <= 3 && is_upper(at(start))) return true;
    return false;
  }

  // Emits a piece without marks at its ends, cutting contractions, clitics and units.
  void word(std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return;
    const std::string_view piece = text_.substr(begin, end - begin);
    char buffer[48];
    const std::string_view key = folded(piece, buffer);
    if (key.empty()) {
      emit(begin, end);
      return;
    }
    if (const auto found = rules_.contractions_.find(key);
        found != rules_.contractions_.end() && key.size() == piece.size()) {
      emit(begin, begin + found->second);
      emit(begin + found->second, end);
      return;
    }
    if (rules_.kept_.count(key) == 0 && key.find('\'') != std::string_view::npos) {
      // The longest clitic at the end; byte lengths differ where the apostrophe is typographic.
      for (std::size_t length = std::min<std::size_t>(3, key.size() - 1); length >= 2; --length) {
        const std::string_view clitic = key.substr(key.size() - length);
        if (rules_.clitics_.count(clitic) == 0) continue;
        std::uint32_t cut = end;
        for (std::size_t i = 0; i < length; ++i) cut -= decode_utf8_before(text_, cut).bytes;
        if (cut <= begin) break;
        word(begin, cut);
        emit(cut, end);
        return;
      }
    }
    // "5pm", "10km": a number and its unit. Ordinals ("5th") and decades ("90s") stay.
    if (key[0] >= '0' && key[0] <= '9') {
      std::size_t digits = 0;
      while (digits < key.size() && ((key[digits] >= '0' && key[digits] <= '9') ||
                                     ((key[digits] == '.' || key[digits] == ',' || key[digits] == ':') &&
                                      digits + 1 < key.size() && key[digits + 1] >= '0' && key[digits + 1] <= '9')))
        ++digits;
      const std::string_view unit = key.substr(digits);
      if (digits < key.size() && rules_.units_.count(unit) > 0 && key.size() == piece.size()) {
        emit(begin, begin + static_cast<std::uint32_t>(digits));
        emit(begin + static_cast<std::uint32_t>(digits), end);
        return;
      }
    }
    emit(begin, end);
  }

  const Tokeniser& rules_;
  std::string_view text_;
  std::vector<Word>& words_;
  bool space_before_ = false;
};

Tokeniser::Tokeniser(const Lexicon& lexicon) {
  const LexiconTable& abbreviations = lexicon.table("abbreviations");
  for (std::size_t row = 0; row < abbreviations.rows(); ++row) {
    const std::string_view kind = abbreviations.field(row, abbreviations.column("kind"));
    abbreviations_.emplace(abbreviations.field(row, abbreviations.column("form")),
                           kind == "title"    ? AbbreviationKind::kTitle
                           : kind == "before" ? AbbreviationKind::kBefore
                                              : AbbreviationKind::kOther);
  }
  const LexiconTable& affixes = lexicon.table("affixes");
  for (std::size_t row = 0; row < affixes.rows(); ++row) {
    const std::string_view form = affixes.field(row, affixes.column("form"));
    const std::string_view kind = affixes.field(row, affixes.column("kind"));
    if (kind == "prefix") prefixes_.insert(form);
    if (kind == "suffix") suffixes_.insert(form);
    if (kind == "unit") units_.insert(form);
    if (kind == "clitic") clitics_.insert(form);
    if (kind == "whole") kept_.insert(form);
  }
  const LexiconTable& contractions = lexicon.table("contractions");
  for (std::size_t row = 0; row < contractions.rows(); ++row) {
    const std::string_view first = contractions.field(row, contractions.column("first"));
    contractions_.emplace(contractions.field(row, contractions.column("form")),
                          static_cast<std::uint32_t>(first.size()));
  }
}

AbbreviationKind Tokeniser::abbreviation(std::string_view token) const {
  char buffer[48];
  const auto found = abbreviations_.find(folded(token, buffer));
  return found == abbreviations_.end() ? AbbreviationKind::kNone : found->second;
}

bool Tokeniser::keeps_stop(std::string_view with_stop) const {
  char buffer[48];
  const std::string_view key = folded(with_stop, buffer);
  if (key.empty()) return false;
  if (abbreviations_.count(key) > 0) return true;
  // An initial ("J."), but not the pronoun; letters with stops between ("U.S.", "p.m.").
  if (key.size() == 2) return with_stop[0] >= 'A' && with_stop[0] <= 'Z' && with_stop[0] != 'I';
  if (key.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if ((i % 2 == 0) != (key[i] >= 'a' && key[i] <= 'z')) return false;
    if (i % 2 == 1 && key[i] != '.') return false;
  }
  return true;
}

void Tokeniser::tokenise(std::string_view text, TextSpan block, std::vector<Word>& words) const {
  ChunkTokeniser chunks(*this, text, words);
  const std::size_t first = words.size();
  std::uint32_t at = block.begin;
  bool space = false;
  while (at < block.end) {
    const CodePoint point = decode_utf8(text, at);
    if (is_space(point.value)) {
      space = true;
      at += point.bytes;
      continue;
    }
    const std::uint32_t begin = at;
    while (at < block.end) {
      const CodePoint inner = decode_utf8(text, at);
      if (is_space(inner.value)) break;
      at += inner.bytes;
    }
    at = std::min(at, block.end);
    chunks.chunk(begin, at, space || words.size() == first);
    space = false;
  }
}

}  // namespace onrecord
