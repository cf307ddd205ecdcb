// Learns parts of speech and lemmas.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "language/syntax/model_file.h"
#include "language/syntax/parse_state.h"
#include "language/syntax/tagger.h"
#include "treebank.h"

namespace onrecord {

// A gold sentence as the models see it. Borrows the gold.
struct LearnSentence {
  const GoldSentence* gold = nullptr;
  std::vector<Word> words;
  std::vector<WordClass> classes;
  std::vector<std::uint8_t> gold_tags;
  std::vector<std::uint8_t> tags;  // As predicted by a tagger that did not learn from this sentence.
  std::vector<std::uint8_t> coarse;
  GuideTree guide;  // Of a parser that did not learn from this sentence; empty if there is none.
};

// The classes of the tagger: pairs of tags that occur often enough; rarer ones count as the commonest of
// their UPOS.
class TagSet {
 public:
  explicit TagSet(const std::vector<const GoldDocument*>& documents);
  std::uint8_t label_of(const GoldToken& token) const;
  std::size_t size() const { return names_.size(); }
  std::string section() const;
  Upos upos(std::uint8_t label) const { return upos_[label]; }

 private:
  std::vector<std::string> names_;
  std::vector<Upos> upos_;
  std::map<std::string, std::uint8_t> index_;
  std::map<Upos, std::uint8_t> commonest_;
};

std::vector<LearnSentence> prepare(const std::vector<const GoldDocument*>& documents, const TagSet& tags,
                                   const WordClasses& classes);

struct TagSections {
  std::string weights, known;
};
TagSections learn_tags(const std::vector<const LearnSentence*>& sentences, const TagSet& tags, int passes);

// Fills `tags` and `coarse` of every sentence by a tagger that learned from the other folds.
void tag_by_folds(std::vector<LearnSentence>& sentences, const TagSet& tags, int folds, int passes);

// A tagger with the bytes it borrows.
class OwnedTagger {
 public:
  OwnedTagger(const TagSections& sections, const TagSet& tags);
  const Tagger& tagger() const { return tagger_; }

 private:
  std::string bytes_;
  Tagger tagger_;
};

// Fills `tags` and `coarse`.
void tag_sentences(std::vector<LearnSentence>& sentences, const TagSet& tags, const Tagger& tagger);

// Adds the sections of the lemmatiser.
void learn_lemmas(const std::vector<LearnSentence>& sentences, ModelWriter& model);

}  // namespace onrecord
