// The dependency parser: greedy arc-eager, transitions and relations each by a linear model, trained with a
// dynamic oracle. Method: Goldberg and Nivre 2012, "A Dynamic Oracle for Arc-Eager Dependency Parsing".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/syntax/model_file.h"
#include "language/syntax/parse_state.h"
#include "language/syntax/sparse_model.h"
#include "language/syntax/transition_model.h"
#include "language/syntax/ud.h"

namespace onrecord {

// One greedy parser. Borrows the model. Safe to share.
class GreedyParser {
 public:
  // Reads the sections `prefix`transitions and `prefix`relations.
  Result<void> open(const ModelReader& model, const std::string& prefix);
  // Parses into `state`. Several tokens may have the root as head. Cost: linear.
  void parse(const TaggedSentence& sentence, ParseState& state) const;

 private:
  TransitionModel transitions_;
  SparseModel relations_;
};

// Working memory of one thread.
struct ParserScratch {
  ParseState state;
  GuideTree guide;
  std::vector<Word> words;  // From the end.
  std::vector<WordClass> classes;
  std::vector<std::uint8_t> tags;
  std::vector<std::uint8_t> coarse;
};

// Fills scratch.guide with the tree of a parser that reads the sentence from its end.
void parse_backwards(const GreedyParser& parser, const TaggedSentence& sentence, ParserScratch& scratch);

// Borrows the model. Safe to share.
class Parser {
 public:
  Result<void> open(const ModelReader& model);
  // Exactly one token gets the root (heads.size()) as head. Cost: linear.
  void parse(TaggedSentence sentence, ParserScratch& scratch, std::vector<std::int32_t>& heads,
             std::vector<Deprel>& relations) const;

 private:
  GreedyParser backward_;
  GreedyParser forward_;
};

// Makes a tree with one root of heads that may name the root (heads.size()) several times or not at all.
void make_single_root(const TaggedSentence& sentence, std::vector<std::int32_t>& heads, std::vector<Deprel>& relations);

}  // namespace onrecord
