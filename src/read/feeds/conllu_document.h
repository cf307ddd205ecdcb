// A document in CoNLL-U (Universal Dependencies): sentences and tokens as somebody has cut them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/files/mapped_text.h"
#include "record/document.h"

namespace onrecord {

struct ConlluDocument {
  std::string id;  // Of `# newdoc id = ...`; "" if it has none.
  MappedText text;
  std::vector<Block> blocks;  // One for each `# newpar`.
  GivenTokens tokens;
  std::vector<std::string> warnings;  // Each begins with the place.
};

// Reads the lines of one document. `source_begin` is where `bytes` begins in its source, `first_line` the number of its
// first line there; `file` names the source in messages. An error begins with `file:line:`.
//
// - The text of a sentence is its `# text`, if that holds the words in order with nothing but white space between them.
//   Otherwise it is built from the words and SpaceAfter=No, with a warning if there was a `# text`. Sentences are
//   joined by a space, paragraphs by a newline.
// - The words of a multiword token ("1-2") share its letters if these are theirs ("can" and "not" of "cannot"); if not
//   ("de" and "le" of "du"), the token is read as one word. Empty nodes ("8.1") are passed over.
// - The other columns (tags, heads ...) are not read.
//
// Cost: linear.
Result<ConlluDocument> read_conllu(std::string_view bytes, const std::string& file, std::uint64_t source_begin,
                                   std::uint64_t first_line);

// Returns the id of the first `# newdoc id = ...`, or "".
std::string conllu_id(std::string_view bytes);

// Returns true if the line is `# newdoc`, with or without an id.
bool is_conllu_newdoc(std::string_view line);

}  // namespace onrecord
