// Learns the model of names from sentences of several sources.
#pragma once

#include <string>
#include <vector>

#include "evaluation.h"
#include "language/syntax/name_lists.h"
#include "language/syntax/names.h"
#include "language/syntax/tagger.h"
#include "name_sources.h"

namespace onrecord {

struct NameExample {
  std::vector<Word> words;
  std::vector<WordClass> classes;
  std::vector<std::uint32_t> hints;
  std::vector<NameClue> clues;  // Of add_clues().
  std::vector<std::uint8_t> coarse;
  std::vector<std::uint8_t> labels;
  bool capitals = false;
  NameSentence view() const {
    return {words.data(), classes.data(), clues.data(), coarse.data(), static_cast<std::uint32_t>(words.size()),
            capitals};
  }
};

// `retokenise` cuts forms as the tokeniser does; false for sources that are cut so already.
std::vector<NameExample> prepare_names(const std::vector<NamedSentence>& sentences, bool retokenise,
                                       const Tokeniser& tokeniser, const WordClasses& classes, const NameLists& lists,
                                       const Tagger& tagger);

void add_clues(std::vector<NameExample>& examples, const NameClues& clues);

struct NameSections {
  std::string weights, pairs;
};
// `veiled`: at this many of a hundred words the model does not see which word it is, so that it learns to read names it
// has not met. `least`: smaller weights are left out.
struct NamesPlan {
  int passes = 7;
  double rate = 0.01;  // Of steps; a higher one learns the examples by heart.
  std::uint32_t veiled = 30;
  int least = 1;
  bool report = false;
};

// A model of names with the bytes it borrows.
class OwnedNames {
 public:
  OwnedNames(const NameSections& sections, const std::string& seen, const std::string& lists);
  const NameFinderModel& model() const { return model_; }

 private:
  std::string bytes_;
  NameFinderModel model_;
};

// Entity figures over persons, organisations and places, for examples as they are cut.
Counts evaluate_names(const NameFinderModel& model, const std::vector<NameExample>& examples);
// The same over those names only that `met` does not have with this spelling and class; `predicted` is not counted.
Counts evaluate_unmet_names(const NameFinderModel& model, const std::vector<NameExample>& examples,
                            const std::vector<NameExample>& met);

// Fills GoldToken::name of the sentences that `named` holds too (compared by their forms). Returns how many it found.
std::size_t attach_names(std::vector<GoldDocument>& documents, const std::vector<NamedSentence>& named);

// Entity figures from raw text: persons, organisations and places that match in span and class. Sentences without
// GoldToken::name are left out of account. What is wrong is described in `errors`, for a developer.
struct NameFigures {
  Counts all, persons, organisations, places;
};
NameFigures evaluate_names(const SyntaxAnalyser& analyser, const std::vector<GoldDocument>& documents,
                           std::string* errors = nullptr);
std::string to_text(const NameFigures& figures);

}  // namespace onrecord
