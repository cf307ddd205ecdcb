// Finds the phrases of a word list in running text: the index behind the lexicons of several words ("prisoner
// of war").
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/word_sketch.h"

namespace onrecord {

// A word of running text as it may stand in a phrase: by its written form or by its lemma. Ids are those of
// PhraseTrie::word_id(); 0 is a word that no phrase has.
struct PhraseWord {
  std::uint32_t form = 0;
  std::uint32_t lemma = 0;
  std::uint32_t token = 0;  // Of the caller: where the word stands.
};

// Phrases of lower-case words, each with the numbers it was added under. A word is a run without spaces and
// hyphens, so that "face-to-face" is found however it was cut into tokens. Safe to share once filled.
class PhraseTrie {
 public:
  // Adds a phrase, words separated by spaces or hyphens. One phrase may have several values. An empty one is
  // left out.
  void add(std::string_view phrase, std::uint32_t value);

  // Returns the id of a lower-case word, or 0.
  std::uint32_t word_id(std::string_view word) const;

  // Appends what a token is made of: none for a hyphen, several for a hyphenated word. `form` and `lemma` are
  // in lower case; an empty lemma counts as the form.
  void append_words(std::string_view form, std::string_view lemma, std::uint32_t token,
                    std::vector<PhraseWord>& words) const;

  struct Match {
    std::uint32_t words = 0;                // How many of the words it covers; 0: nothing found.
    std::span<const std::uint32_t> values;  // In the order of add(). Borrows from the trie.
  };
  // Returns the longest phrase that begins at words[begin]; of two equally long ones, the one by written
  // forms. Cost: linear in the longest phrase, times the forks where form and lemma both go on.
  Match longest_at(std::span<const PhraseWord> words, std::size_t begin) const;

  bool empty() const { return nodes_.size() <= 1; }

 private:
  struct Node {
    std::vector<std::uint32_t> values;
  };
  struct TextHash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  void walk(std::span<const PhraseWord> words, std::size_t at, std::uint32_t node, std::uint32_t depth,
            Match& best) const;

  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> words_;
  WordSketch sketch_;  // Of words_.
  std::unordered_map<std::uint64_t, std::uint32_t>
      edges_;  // (node << 32 | word) -> node. Only looked up, never walked.
  std::vector<Node> nodes_{1};
};

}  // namespace onrecord
