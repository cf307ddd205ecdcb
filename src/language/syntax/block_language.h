// Blocks that are in another language than English, so that no English parse is guessed for them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "language/syntax/word.h"
#include "language/syntax/word_classes.h"
#include "record/document.h"

namespace onrecord {

// Returns the language of a block that is not English: its ISO 639-1 code, or "" if no more is known. Nothing for what
// is English, or too short or too mixed to tell.
//
// Most words of English news that are written small have a class (WordClasses). Only where many have none is language
// id asked, which costs some 50 microseconds; where it is not sure, a block with hardly a known word is foreign all
// the same. A document in another language is foreign throughout. Cost: linear.
std::optional<std::string> foreign_language(const Document& document, const Block& block, const Word* words,
                                            const WordClass* classes, std::uint32_t count);

}  // namespace onrecord
