// Figures with the definitions of the CoNLL 2018 shared task: everything is predicted from raw text, words
// and sentences match when their spans agree, relations are compared without their subtypes.
#pragma once

#include <string>
#include <vector>

#include "language/syntax/syntax.h"
#include "treebank.h"

namespace onrecord {

struct Counts {
  std::size_t gold = 0, predicted = 0, right = 0;
  // Returns 100 * F1.
  double f1() const {
    return gold + predicted == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + predicted);
  }
  double precision() const {
    return predicted == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(predicted);
  }
  double recall() const { return gold == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(gold); }
};

struct SyntaxFigures {
  Counts words, sentences, upos, penn, lemmas, unlabelled, labelled;
};

SyntaxFigures evaluate_syntax(const SyntaxAnalyser& analyser, const std::vector<GoldDocument>& documents);
std::string to_text(const SyntaxFigures& figures);

// Returns lines of the most frequent differences in tokens, for a developer.
std::string sentence_errors(const SyntaxAnalyser& analyser, const std::vector<GoldDocument>& documents,
                            std::size_t limit);
std::string token_errors(const SyntaxAnalyser& analyser, const std::vector<GoldDocument>& documents, std::size_t limit);

// Returns a document whose text is one paragraph.
Document one_paragraph(const std::string& text);

}  // namespace onrecord
