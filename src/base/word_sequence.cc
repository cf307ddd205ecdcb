#include "base/word_sequence.h"

#include <algorithm>
#include <array>

#define XXH_INLINE_ALL  // A word is hashed in fewer cycles than a call takes.
#include <xxhash.h>

#include "base/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestWord = 64;  // Folded bytes; what is longer is cut into several words.

// The folded byte of a letter or digit of ASCII, else 0.
constexpr std::array<char, 128> kFolded = [] {
  std::array<char, 128> folded{};
  for (char c = 'a'; c <= 'z'; ++c) folded[static_cast<unsigned char>(c)] = c;
  for (char c = 'A'; c <= 'Z'; ++c) folded[static_cast<unsigned char>(c)] = static_cast<char>(c + 32);
  for (char c = '0'; c <= '9'; ++c) folded[static_cast<unsigned char>(c)] = c;
  return folded;
}();

// In text of single letters most of the time would go into hashing them.
std::array<std::uint64_t, 128> hashes_of_letters() {
  std::array<std::uint64_t, 128> hashes;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    const char letter = static_cast<char>(i);
    hashes[i] = XXH3_64bits(&letter, 1);
  }
  return hashes;
}

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

class WordReader {
 public:
  WordReader(WordSequence& words, std::string_view text, TextSpan stretch)
      : words_(words), text_(text), at_(stretch.begin), end_(stretch.end) {}

  void read() {
    static const std::array<std::uint64_t, 128> kLetterHashes = hashes_of_letters();
    make_room();
    std::uint8_t pending = kBreakBefore;
    for (;;) {
      while (at_ < end_ && text_[at_] == ' ') ++at_;
      if (at_ >= end_) break;
      const std::uint32_t begin = at_;
      const auto put = [&](std::uint64_t hash, bool has_digit) {
        words_.hashes.push_back(hash);
        words_.spans.push_back({begin, at_});
        words_.marks.push_back(static_cast<std::uint8_t>(pending | (in_double_ || in_single_ ? kQuotedWord : 0) |
                                                         (has_digit ? kNumberWord : 0)));
        pending = 0;
      };
      const auto first = static_cast<unsigned char>(text_[at_]);
      if (at_ + 1 < end_ && text_[at_ + 1] == ' ' && first < 128 && kFolded[first] != 0) {
        ++at_;
        put(kLetterHashes[static_cast<unsigned char>(kFolded[first])], kFolded[first] <= '9');
      } else if (take_word()) {
        put(XXH3_64bits(buffer_.data(), length_), has_digit_);
      } else {
        take_mark();
      }
    }
  }

 private:
  // For words of six bytes and their space; growing by less than a half would cost a square over many stretches.
  void make_room() {
    const std::size_t wanted = words_.size() + (end_ - at_) / 7;
    if (wanted <= words_.hashes.capacity()) return;
    const std::size_t room = std::max(wanted, words_.size() + words_.size() / 2);
    words_.hashes.reserve(room);
    words_.spans.reserve(room);
    words_.marks.reserve(room);
  }

  char byte(std::uint32_t at) const { return at < end_ ? text_[at] : '\0'; }

  bool continues_at(std::uint32_t at) const {
    const char c = byte(at);
    if (static_cast<unsigned char>(c) < 128) return kFolded[static_cast<unsigned char>(c)] != 0;
    return is_letter(decode_utf8(text_.substr(0, end_), at).value);
  }

  // Takes the word that begins at at_, if one does.
  bool take_word() {
    length_ = 0;
    has_digit_ = false;
    std::uint32_t letters = 0;  // Since the last point, to know an abbreviation by.
    while (at_ < end_ && length_ + 4 <= kLongestWord) {
      const auto c = static_cast<unsigned char>(text_[at_]);
      if (c < 128) {
        const char folded = kFolded[c];
        if (folded != 0) {
          buffer_[length_++] = folded;
          ++letters;
          ++at_;
          if (folded <= '9') has_digit_ = true;
          continue;
        }
        if (c == ' ') break;
        if (length_ == 0) return false;
        if (c == '\'' && take_possessive(1)) break;
        if (!take_inner(c, letters)) break;
        continue;
      }
      const CodePoint point = decode_utf8(text_.substr(0, end_), at_);
      if (is_letter(point.value)) {
        append(to_lower(point.value));
        ++letters;
        at_ += point.bytes;
      } else if (length_ > 0 && point.value == U'’' && continues_at(at_ + point.bytes)) {
        if (take_possessive(point.bytes)) break;
        at_ += point.bytes;
      } else if (length_ > 0 && point.value == 0xAD) {  // Soft hyphen.
        at_ += point.bytes;
      } else {
        break;
      }
    }
    return length_ > 0;
  }

  // Takes "'s" at the end of a word, without a trace. `mark` is the length of the apostrophe.
  bool take_possessive(std::uint32_t mark) {
    const char c = byte(at_ + mark);
    if ((c != 's' && c != 'S') || continues_at(at_ + mark + 1)) return false;
    at_ += mark + 1;
    return true;
  }

  // A mark of ASCII within a word: apostrophe, point of an abbreviation or a number, comma of thousands.
  bool take_inner(unsigned char c, std::uint32_t& letters) {
    const bool digit_before = is_ascii_digit(text_[at_ - 1]), digit_after = is_ascii_digit(byte(at_ + 1));
    if (c == '\'') {
      if (!continues_at(at_ + 1)) return false;
    } else if (c == ',') {
      if (!digit_before || !digit_after) return false;
    } else if (c == '.') {
      if (digit_before && digit_after) {
        buffer_[length_++] = '.';
      } else if (letters != 1 || digit_before || digit_after || !continues_at(at_ + 1)) {
        return false;
      }
      letters = 0;
    } else {
      return false;
    }
    ++at_;
    return true;
  }

  void append(char32_t c) {
    if (c < 0x800) {
      buffer_[length_++] = static_cast<char>(0xC0 | (c >> 6));
    } else {
      if (c >= 0x10000) {
        buffer_[length_++] = static_cast<char>(0xF0 | (c >> 18));
        buffer_[length_++] = static_cast<char>(0x80 | ((c >> 12) & 0x3F));
      } else {
        buffer_[length_++] = static_cast<char>(0xE0 | (c >> 12));
      }
      buffer_[length_++] = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    }
    buffer_[length_++] = static_cast<char>(0x80 | (c & 0x3F));
  }

  // Passes over what is no word and notes quotation marks.
  void take_mark() {
    const auto c = static_cast<unsigned char>(text_[at_]);
    if (c < 128) {
      if (c == '"') in_double_ = !in_double_;
      // A single mark before a word opens; an apostrophe within one has been taken with it.
      if (c == '\'') in_single_ = continues_at(at_ + 1);
      if (c == '\n') in_double_ = in_single_ = false;
      ++at_;
      return;
    }
    const CodePoint point = decode_utf8(text_.substr(0, end_), at_);
    const char32_t mark = point.value;
    if (mark == U'“' || mark == U'„' || mark == U'«') in_double_ = true;
    if (mark == U'”' || mark == U'»') in_double_ = false;
    if (mark == U'‘' || mark == U'’') in_single_ = mark == U'‘';
    at_ += point.bytes;
  }

  WordSequence& words_;
  std::string_view text_;
  std::uint32_t at_, end_;
  std::array<char, kLongestWord> buffer_{};
  std::size_t length_ = 0;
  bool has_digit_ = false, in_double_ = false, in_single_ = false;
};

}  // namespace

void add_words(WordSequence& words, std::string_view text, TextSpan stretch) {
  WordReader(words, text, stretch).read();
}

}  // namespace onrecord
