// All that is learned of names, from reading the sources to the sections of words.model.
#pragma once

#include <string>
#include <vector>

#include "base/lexicon.h"
#include "language/syntax/tagger.h"
#include "language/syntax/tokeniser.h"
#include "language/syntax/word_classes.h"
#include "learn_names.h"
#include "treebank.h"

namespace onrecord {

struct NameLearningOptions {
  std::string data;  // The folder of language/, quotes/ and raw/.
  std::string lists = "train/lists";
  NamesPlan plan;
  int ewt_weight = 2;  // Copies of EWT among the examples.
  bool silver_names = false;
  std::size_t seen_articles = 8000;  // Raw articles in which names are looked at.
  std::string keep_seen, seen;       // Writes "names.seen" to a file; takes it from there.
};

struct LearnedNames {
  NameSections sections;
  std::string seen, lists;
};

// What the sources are read with. Borrows all.
struct NameTools {
  const Lexicon& lexicon;
  const Tokeniser& tokeniser;
  const WordClasses& classes;
  const Tagger& tagger;
};

// `held_out`: documents of EWT to leave out, together with the last 800 sentences of GMB; null to learn from
// everything. Then a report on those is printed.
Result<LearnedNames> learn_all_names(const NameLearningOptions& options, const NameTools& tools,
                                     std::vector<GoldDocument>* held_out);

}  // namespace onrecord
