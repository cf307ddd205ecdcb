// Adjectives and names of peoples: table "countries", from the word to the country it means.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/lexicon.h"
#include "base/phrase_trie.h"
#include "language/time/atoms.h"

namespace onrecord {

// Safe to share. Borrows the lexicon.
class NationWords {
 public:
  explicit NationWords(const Lexicon& lexicon);

  // Returns the name of the first country meant by an adjective or a people's name within atoms [begin, end): "Karthian
  // soldiers" mean Karthia. Cost: linear.
  std::optional<std::string_view> within(const std::vector<Atom>& atoms, std::uint32_t begin, std::uint32_t end) const;

 private:
  PhraseTrie trie_;
  std::vector<std::string_view> names_;
};

}  // namespace onrecord
