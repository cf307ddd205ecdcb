#include "learn_sentences.h"

#include <map>
#include <unordered_set>

#include "sparse_learner.h"

namespace onrecord {

std::string learn_sentences(const Tokeniser& tokeniser, const Lexicon& lexicon, const WordClasses& word_classes,
                            const std::vector<const Tagger*>& taggers,
                            const std::vector<const GoldDocument*>& documents, int passes) {
  const SentenceSplitter splitter(tokeniser, lexicon);
  SparseLearner learner(2);
  std::vector<const GoldDocument*> order = documents;
  Shuffler shuffler(1);
  std::vector<Word> words;
  std::vector<std::uint8_t> tags;
  std::map<const GoldDocument*, const Tagger*> tagger_of;
  for (std::size_t i = 0; i < documents.size(); ++i) tagger_of[documents[i]] = taggers[i];
  std::vector<WordClass> classes;
  std::uint32_t features[SentenceSplitter::kMaxFeatures];
  for (int pass = 0; pass < passes; ++pass) {
    shuffler.shuffle(order);
    for (const GoldDocument* document : order) {
      std::unordered_set<std::uint32_t> ends;
      for (const GoldSentence& sentence : document->sentences) ends.insert(sentence.span.end);
      words.clear();
      tokeniser.tokenise(document->text, {0, static_cast<std::uint32_t>(document->text.size())}, words);
      classes.resize(words.size());
      word_classes.find(words.data(), static_cast<std::uint32_t>(words.size()), classes.data());
      tags.resize(words.size());
      tagger_of.at(document)->tag(words.data(), classes.data(), static_cast<std::uint32_t>(words.size()), tags.data());
      MarkState marks;
      std::uint32_t first = 0;
      const auto count = static_cast<std::uint32_t>(words.size());
      for (std::uint32_t at = 0; at + 1 < count; ++at) {
        marks.pass(document->text, words[at]);
        const bool gold = ends.count(words[at].span.end) > 0;
        const GapRule gap = splitter.rule(document->text, words.data(), count, first, at, marks);
        if (gap == GapRule::kOpen) {
          const std::size_t n = splitter.features(document->text, words.data(), classes.data(), tags.data(), count,
                                                  first, at, marks, features);
          std::int64_t scores[2] = {0, 0};
          learner.score(features, n, scores);
          const bool predicted = scores[1] > scores[0];
          learner.next_example();
          if (predicted != gold) {
            learner.update(features, n, gold ? 1 : 0, 1);
            learner.update(features, n, gold ? 0 : 1, -1);
          }
        }
        if (gold) first = at + 1, marks.bracket_depth = 0;
      }
    }
  }
  return learner.section(16, 1);
}

}  // namespace onrecord
