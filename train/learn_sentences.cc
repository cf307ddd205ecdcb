#include "learn_sentences.h"

#include <unordered_set>

#include "language/syntax/sentence_splitter.h"
#include "sparse_learner.h"
#include "yes_no_learner.h"

namespace onrecord {
namespace {

constexpr int kPasses = 8;  // Tuned on held-out documents, as is kLeastWeight.
constexpr int kLeastWeight = 3;

}  // namespace

std::vector<std::uint8_t> tag_document(const GoldDocument& document, const Tokeniser& tokeniser,
                                       const WordClasses& word_classes, const Tagger& tagger) {
  std::vector<Word> words;
  tokeniser.tokenise(document.text, {0, static_cast<std::uint32_t>(document.text.size())}, words);
  const auto count = static_cast<std::uint32_t>(words.size());
  std::vector<WordClass> classes(count);
  word_classes.find(words.data(), count, classes.data());
  std::vector<std::uint8_t> tags(count);
  tagger.tag(words.data(), classes.data(), count, tags.data());
  return tags;
}

void learn_sentences(const Tokeniser& tokeniser, const Lexicon& lexicon, const WordClasses& word_classes,
                     const std::string& tag_labels, const std::vector<std::vector<std::uint8_t>>& document_tags,
                     const std::vector<const GoldDocument*>& documents, ModelWriter& model) {
  SentenceSplitter splitter(tokeniser, lexicon);
  splitter.know_tags(tag_labels);
  struct Unsplit {
    std::vector<Word> words;
    std::vector<WordClass> classes;
    UnsplitText text;
    std::vector<bool> ends;  // Of each gap behind a token.
  };
  std::vector<Unsplit> unsplit(documents.size());
  std::vector<const Unsplit*> order;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    Unsplit& document = unsplit[d];
    const std::string& text = documents[d]->text;
    tokeniser.tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, document.words);
    const auto count = static_cast<std::uint32_t>(document.words.size());
    document.classes.resize(count);
    word_classes.find(document.words.data(), count, document.classes.data());
    document.text = {
        text, document.words.data(), document.classes.data(), document_tags[d].data(), splitter.tag_kinds().data(),
        count};
    std::unordered_set<std::uint32_t> ends;
    for (const GoldSentence& sentence : documents[d]->sentences) ends.insert(sentence.span.end);
    for (const Word& word : document.words) document.ends.push_back(ends.count(word.span.end) > 0);
    order.push_back(&document);
  }
  YesNoLearner learner;
  Shuffler shuffler(1);
  std::uint32_t features[kMaxGapFeatures];
  for (int pass = 0; pass < kPasses; ++pass) {
    shuffler.shuffle(order);
    for (const Unsplit* document : order) {
      const UnsplitText& text = document->text;
      MarkState marks;
      std::uint32_t first = 0;
      for (std::uint32_t at = 0; at + 1 < text.count; ++at) {
        marks.pass(text.text, text.words[at]);
        if (splitter.rule(text.text, text.words, text.count, first, at, marks) == GapRule::kOpen) {
          const std::size_t n = gap_features(text, splitter.abbreviation_of(text, at), first, at, marks, features);
          learner.learn(features, n, document->ends[at]);
        }
        if (document->ends[at]) first = at + 1, marks.bracket_depth = 0;
      }
    }
  }
  model.add("sentences", learner.section(kLeastWeight));
}

}  // namespace onrecord
