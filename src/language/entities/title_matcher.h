// Titles of several words in running text: "deputy foreign minister", "Secretary of State".
#pragma once

#include <cstdint>
#include <string>

#include "language/analysis.h"
#include "language/lexicon/person_words.h"
#include "record/document.h"

namespace onrecord {

// Borrows from the document, the analysis and the words.
class TitleMatcher {
 public:
  TitleMatcher(const Document& document, const Analysis& analysis, const PersonWords& words)
      : document_(document), analysis_(analysis), words_(words) {}

  // Returns the first token of the longest title that ends before token `end` and does not begin before
  // `first`; `end` if there is none. Cost: the length of the longest title that ends with that word.
  std::uint32_t begin_of(std::uint32_t first, std::uint32_t end) const;
  // Returns the name key of tokens [first, end).
  std::string key(std::uint32_t first, std::uint32_t end) const;

 private:
  std::string key_of(std::uint32_t token) const;

  const Document& document_;
  const Analysis& analysis_;
  const PersonWords& words_;
};

}  // namespace onrecord
