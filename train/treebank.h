// Treebanks in CoNLL-U, as running text with gold tokens over it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "language/syntax/ud.h"

namespace onrecord {

struct GoldToken {
  TextSpan span;                        // In GoldDocument::text.
  std::string form, lemma, penn, name;  // `name`: "B-PER" and the like, "" if not annotated.
  Upos upos = Upos::kX;
  Deprel relation = Deprel::kDep;
  std::int32_t head = -1;  // Index in the sentence; -1 for the root.
  bool whole = true;       // False: its span could not be told from that of the other words of its form.
};

struct GoldSentence {
  std::string id;
  TextSpan span;
  std::vector<GoldToken> tokens;
};

// The sentences of one document, joined by a space, as the CoNLL 2018 evaluation reads them.
struct GoldDocument {
  std::string id;
  std::string text;
  std::vector<GoldSentence> sentences;
};

// Reads a CoNLL-U file. Empty nodes are left out.
Result<std::vector<GoldDocument>> read_treebank(const std::string& path);

// Returns the bytes of a file; "-" is not understood. A name that ends in ".zst" is decompressed.
Result<std::string> read_bytes(const std::string& path);

}  // namespace onrecord
