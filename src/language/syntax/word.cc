#include "language/syntax/word.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"
#include "language/syntax/feature_hash.h"

namespace onrecord {
namespace {

// Returns the plain mark for a typographic one, 0 if `c` is no such mark.
char plain_mark(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0x2032:
    case 0x00B4:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB:
    case 0x2033:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    case 0x2026:
      return '.';
    default:
      return 0;
  }
}

}  // namespace

Word make_word(std::string_view text, TextSpan span) {
  Word word;
  word.span = span;
  std::string_view spelling = slice(text, span);
  char buffer[128];
  char lower[128];
  char shape[24];
  std::size_t size = 0;
  std::size_t shape_size = 0;
  std::size_t letters = 0;
  std::size_t capitals = 0;
  std::size_t digits = 0;
  std::size_t marks = 0;
  bool number = true;
  char last = 0;
  const auto take = [&](std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to && size + 8 < sizeof buffer;) {
      const CodePoint point = decode_utf8(spelling, at);
      char kind;
      char32_t c = point.value;
      if (const char mark = plain_mark(c); mark != 0) c = static_cast<char32_t>(mark);
      if (is_digit(c)) {
        kind = '0';
        ++digits;
        c = '0';
      } else if (is_letter(c)) {
        ++letters;
        number = false;
        if (is_upper(c)) {
          ++capitals;
          if (at == 0) word.shape_bits |= kInitialCapital;
          kind = 'X';
        } else {
          kind = 'x';
        }
      } else {
        ++marks;
        kind = c < 0x80 ? static_cast<char>(c) : '~';
        if (c == '-') word.shape_bits |= kHasHyphen;
        if (c == '\'') word.shape_bits |= kHasApostrophe;
        if (c == '.') word.shape_bits |= kHasStop;
        if (c == '$' || c == '%' || c == '+' || c == '=' || c == '#' || c == '&' || c == '<' || c == '>' || c == '~' ||
            c == '^' || c == 0xA3 || c == 0x20AC || c == 0xA5 || c == 0xB0 || c == 0xA7) {
          word.shape_bits |= kSymbol;
        }
        if (c != '.' && c != ',') number = false;
      }
      if (c < 0x80) {
        buffer[size] = static_cast<char>(c);
        lower[size] = static_cast<char>(to_lower(c));
        ++size;
      } else {
        const char32_t small = to_lower(c);
        const CodePoint back = point;
        std::memcpy(buffer + size, spelling.data() + at, back.bytes);
        // The lower case of the letters we know is as long in UTF-8, or the capital stays.
        char encoded[4];
        std::size_t length = 0;
        if (small < 0x800) {
          encoded[0] = static_cast<char>(0xC0 | (small >> 6));
          encoded[1] = static_cast<char>(0x80 | (small & 0x3F));
          length = 2;
        }
        if (length == back.bytes) {
          std::memcpy(lower + size, encoded, length);
        } else {
          std::memcpy(lower + size, spelling.data() + at, back.bytes);
        }
        size += back.bytes;
      }
      if (kind != last && shape_size < sizeof shape) shape[shape_size++] = kind;
      last = kind;
      at += point.bytes;
    }
  };
  if (spelling.size() <= 64) {
    take(0, spelling.size());
  } else {
    std::size_t head = 60;
    while ((static_cast<unsigned char>(spelling[head]) & 0xC0) == 0x80) --head;
    std::size_t tail = spelling.size() - 4;
    while ((static_cast<unsigned char>(spelling[tail]) & 0xC0) == 0x80) --tail;
    take(0, head);
    take(tail, spelling.size());
  }
  if (letters >= 2 && capitals == letters) word.shape_bits |= kAllCapitals;
  if (digits > 0) word.shape_bits |= kHasDigit;
  if (digits > 0 && number) word.shape_bits |= kAllDigits;
  if (letters == 0 && digits == 0 && marks > 0) word.shape_bits |= kPunctuation;
  word.form = hash_word({buffer, size});
  word.lower = hash_word({lower, size});
  word.shape = hash_word({shape, shape_size});
  for (std::size_t n = 1; n <= 3; ++n) {
    word.prefix[n - 1] = mix(hash_word({lower, std::min(n, size)}), 0x100u + static_cast<std::uint32_t>(n));
  }
  for (std::size_t n = 1; n <= 4; ++n) {
    const std::size_t length = std::min(n, size);
    word.suffix[n - 1] = mix(hash_word({lower + size - length, length}), 0x200u + static_cast<std::uint32_t>(n));
  }
  return word;
}

}  // namespace onrecord
