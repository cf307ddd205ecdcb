// Tells at once of most words that a list does not hold them, so that no search for them is needed.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace onrecord {

// Remembers of each word the first byte and, folded into one of 64 classes, the length and the last byte. Safe to share
// once filled.
class WordSketch {
 public:
  void add(std::string_view word) { classes_of_first_[first(word)] |= std::uint64_t{1} << class_of(word); }

  // False: the word was never added. True: it may have been.
  bool may_hold(std::string_view word) const { return (classes_of_first_[first(word)] >> class_of(word) & 1) != 0; }

 private:
  static unsigned char first(std::string_view word) { return word.empty() ? 0 : static_cast<unsigned char>(word[0]); }
  static unsigned class_of(std::string_view word) {
    const unsigned last = word.empty() ? 0 : static_cast<unsigned char>(word.back());
    return static_cast<unsigned>(word.size() * 11 + last) & 63;
  }

  std::array<std::uint64_t, 256> classes_of_first_{};
};

}  // namespace onrecord
