// Character references of HTML: "&amp;", "&#8217;", "&eacute".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "read/files/mapped_text.h"

namespace onrecord {

struct CharacterReference {
  char32_t value = 0;
  std::uint32_t bytes = 0;  // Of the reference from its '&' on; 0 if there is none.
};

// Reads the reference that begins at `text[at]`, which is '&', as HTML5 does (13.2.5.72): numbers in windows-1252's
// upper control range mean its characters, NUL and surrogates mean U+FFFD, old names need no semicolon - but inside an
// attribute
// (`in_attribute`) such a name counts only if no letter, digit or '=' follows. Names of Latin, Greek, Cyrillic and
// general punctuation are known, not those of mathematics. Cost: bounded.
CharacterReference read_character_reference(std::string_view text, std::size_t at, bool in_attribute);

// Returns text with its references resolved as in attributes.
std::string decode_references(std::string_view raw);

// Returns an attribute's value with its references resolved and white space at its ends removed.
std::string decode_attribute(std::string_view raw);

}  // namespace onrecord
