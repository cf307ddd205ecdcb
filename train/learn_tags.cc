#include "learn_tags.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "base/utf8.h"
#include "language/syntax/hash_table.h"
#include "language/syntax/lemmatiser.h"
#include "sparse_learner.h"

namespace onrecord {
namespace {

std::string pair_of(const GoldToken& token) {
  return std::string(name_of(token.upos)) + " " + token.penn;
}

// Lower case as the analyser makes it before it looks for a lemma.
std::string plain_lower(const std::string& form) {
  std::string out;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form.compare(i, 2, "\xE2\x80") == 0 && i + 2 < form.size() &&
        (form[i + 2] == '\x98' || form[i + 2] == '\x99')) {
      out += '\'';
      i += 2;
    } else {
      out += form[i] >= 'A' && form[i] <= 'Z' ? static_cast<char>(form[i] + 32) : form[i];
    }
  }
  return out;
}

}  // namespace

TagSet::TagSet(const std::vector<const GoldDocument*>& documents) {
  std::map<std::string, std::pair<std::size_t, Upos>> counts;
  for (const GoldDocument* document : documents) {
    for (const GoldSentence& sentence : document->sentences) {
      for (const GoldToken& token : sentence.tokens) {
        auto& count = counts[pair_of(token)];
        ++count.first;
        count.second = token.upos;
      }
    }
  }
  std::map<Upos, std::size_t> best;
  for (const auto& [name, count] : counts) {
    if (count.first < 8) continue;
    const auto label = static_cast<std::uint8_t>(names_.size());
    names_.push_back(name);
    upos_.push_back(count.second);
    index_[name] = label;
    if (count.first > best[count.second]) best[count.second] = count.first, commonest_[count.second] = label;
  }
}

std::uint8_t TagSet::label_of(const GoldToken& token) const {
  const auto found = index_.find(pair_of(token));
  if (found != index_.end()) return found->second;
  const auto common = commonest_.find(token.upos);
  return common == commonest_.end() ? std::uint8_t{0} : common->second;
}

std::string TagSet::section() const {
  std::string out;
  for (const std::string& name : names_) out += name + "\n";
  return out;
}

std::vector<LearnSentence> prepare(const std::vector<const GoldDocument*>& documents, const TagSet& tags,
                                   const WordClasses& classes) {
  std::vector<LearnSentence> sentences;
  for (const GoldDocument* document : documents) {
    for (const GoldSentence& gold : document->sentences) {
      LearnSentence sentence;
      sentence.gold = &gold;
      for (std::size_t i = 0; i < gold.tokens.size(); ++i) {
        const GoldToken& token = gold.tokens[i];
        // The form stands for itself where it has no span of its own.
        Word word = token.whole ? make_word(document->text, token.span)
                                : make_word(token.form, {0, static_cast<std::uint32_t>(token.form.size())});
        word.space_before = i == 0 || gold.tokens[i - 1].span.end < token.span.begin;
        sentence.words.push_back(word);
        sentence.gold_tags.push_back(tags.label_of(token));
      }
      sentence.classes.resize(sentence.words.size());
      classes.find(sentence.words.data(), static_cast<std::uint32_t>(sentence.words.size()), sentence.classes.data());
      sentences.push_back(std::move(sentence));
    }
  }
  return sentences;
}

TagSections learn_tags(const std::vector<const LearnSentence*>& sentences, const TagSet& tags, int passes) {
  // Words that always have one label, seen often enough: no model is needed for them.
  std::map<std::uint32_t, std::map<std::uint8_t, std::size_t>> uses;
  for (const LearnSentence* sentence : sentences) {
    for (std::size_t i = 0; i < sentence->words.size(); ++i) ++uses[sentence->words[i].form][sentence->gold_tags[i]];
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> known;
  std::set<std::uint32_t> known_forms;
  for (const auto& [form, labels] : uses) {
    std::size_t all = 0;
    std::size_t most = 0;
    std::uint8_t label = 0;
    for (const auto& [l, n] : labels) {
      all += n;
      if (n > most) most = n, label = l;
    }
    if (all >= 40 && static_cast<double>(most) >= 0.998 * static_cast<double>(all)) {
      known.emplace_back(form, label);
      known_forms.insert(form);
    }
  }
  const std::string known_section = HashTable::section(known);
  const HashTable known_table = HashTable::open(known_section, "known").value();
  SparseLearner learner(static_cast<std::uint32_t>(tags.size()));
  std::vector<const LearnSentence*> order = sentences;
  Shuffler shuffler(2);
  std::vector<std::uint8_t> given;
  std::uint32_t features[kMaxTaggerFeatures];
  for (int pass = 0; pass < passes; ++pass) {
    shuffler.shuffle(order);
    for (const LearnSentence* sentence : order) {
      const auto count = static_cast<std::uint32_t>(sentence->words.size());
      given.assign(count, 0);
      for (std::uint32_t at = 0; at < count; ++at) {
        const std::uint32_t sure = known_table.find(sentence->words[at].form, 1000);
        if (sure < 1000) {
          given[at] = static_cast<std::uint8_t>(sure);
          continue;
        }
        const std::size_t n =
            tagger_features(sentence->words.data(), sentence->classes.empty() ? nullptr : sentence->classes.data(),
                            count, at, given.data(), features);
        std::int64_t scores[128] = {};
        learner.score(features, n, scores);
        std::uint32_t best = 0;
        for (std::uint32_t c = 1; c < tags.size(); ++c) {
          if (scores[c] > scores[best]) best = c;
        }
        const std::uint32_t gold = sentence->gold_tags[at];
        learner.next_example();
        if (best != gold) {
          learner.update(features, n, gold, 1);
          learner.update(features, n, best, -1);
        }
        given[at] = static_cast<std::uint8_t>(best);
      }
    }
  }
  return {learner.section(16, 3), known_section};
}

namespace {

void tag_sentence(LearnSentence& sentence, const TagSet& tags, const Tagger& tagger) {
  sentence.tags.resize(sentence.words.size());
  tagger.tag(sentence.words.data(), sentence.classes.empty() ? nullptr : sentence.classes.data(),
             static_cast<std::uint32_t>(sentence.words.size()), sentence.tags.data());
  sentence.coarse.clear();
  for (const std::uint8_t tag : sentence.tags) sentence.coarse.push_back(static_cast<std::uint8_t>(tags.upos(tag)));
}

}  // namespace

void tag_sentences(std::vector<LearnSentence>& sentences, const TagSet& tags, const Tagger& tagger) {
  for (LearnSentence& sentence : sentences) tag_sentence(sentence, tags, tagger);
}

OwnedTagger::OwnedTagger(const TagSections& sections, const TagSet& tags) {
  ModelWriter writer;
  writer.add("tags", sections.weights);
  writer.add("tags.known", sections.known);
  writer.add("tags.labels", tags.section());
  bytes_ = writer.bytes();
  const auto reader = ModelReader::open(bytes_, "tagger");
  if (!reader || !tagger_.open(*reader)) std::abort();
}

void tag_by_folds(std::vector<LearnSentence>& sentences, const TagSet& tags, int folds, int passes) {
  for (int fold = 0; fold < folds; ++fold) {
    std::vector<const LearnSentence*> others;
    // Neighbours share their words, so a fold is every tenth stretch of 50 sentences rather than every tenth
    // sentence.
    const auto in_fold = [&](std::size_t i) {
      return static_cast<int>(i / 50 % static_cast<std::size_t>(folds)) == fold;
    };
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (!in_fold(i)) others.push_back(&sentences[i]);
    }
    const TagSections sections = learn_tags(others, tags, passes);
    const OwnedTagger owned(sections, tags);
    const Tagger& tagger = owned.tagger();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (!in_fold(i)) continue;
      LearnSentence& sentence = sentences[i];
      tag_sentence(sentence, tags, tagger);
    }
  }
}

void learn_lemmas(const std::vector<LearnSentence>& sentences, ModelWriter& model) {
  std::map<std::pair<std::string, std::uint8_t>, std::map<std::string, std::size_t>> words;
  std::map<std::pair<std::string, std::uint8_t>, std::map<std::string, std::size_t>> endings;
  for (const LearnSentence& sentence : sentences) {
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      const GoldToken& token = sentence.gold->tokens[i];
      const std::string lower = plain_lower(token.form);
      const std::string lemma = plain_lower(token.lemma);
      if (token.lemma == "_" || lemma.empty() || lower.size() > 40) continue;
      std::size_t same = 0;
      while (same < lower.size() && same < lemma.size() && lower[same] == lemma[same]) ++same;
      const std::size_t strip = lower.size() - same;
      if (strip > 25) continue;
      std::string edit(1, static_cast<char>('0' + strip));
      edit += lemma.substr(same);
      ++words[{lower, sentence.gold_tags[i]}][edit];
    }
  }
  std::map<std::string, std::uint32_t> edits;
  const auto number_of = [&](const std::string& edit) {
    return edits.emplace(edit, static_cast<std::uint32_t>(edits.size())).first->second;
  };
  const auto best_of = [](const std::map<std::string, std::size_t>& counts) {
    const auto best = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return best->first;
  };
  number_of("0");
  // Endings are learned from different words, not from how often a word stands in the text; closed classes
  // teach nothing.
  for (const auto& [key, counts] : words) {
    const std::string& lower = key.first;
    const std::string edit = best_of(counts);
    if (static_cast<std::size_t>(edit[0] - '0') >= lower.size()) continue;
    for (std::size_t n = 1; n <= std::min(kMaxLemmaEnding, lower.size()); ++n) {
      ++endings[{lower.substr(lower.size() - n), key.second}][edit];
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ending_pairs;
  for (const auto& [key, counts] : endings) {
    std::size_t all = 0;
    for (const auto& [edit, count] : counts) all += count;
    if (all < 2 && key.first.size() > 2) continue;
    ending_pairs.emplace_back(lemma_ending_key(key.first, key.second), number_of(best_of(counts)));
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> word_pairs;
  for (const auto& [key, counts] : words)
    word_pairs.emplace_back(lemma_word_key(key.first, key.second), number_of(best_of(counts)));
  std::vector<std::string> lines(edits.size());
  for (const auto& [edit, index] : edits) lines[index] = edit;
  std::string section;
  for (const std::string& line : lines) section += line + "\n";
  model.add("lemmas.edits", section);
  model.add("lemmas.words", HashTable::section(word_pairs));
  model.add("lemmas.endings", HashTable::section(ending_pairs));
}

}  // namespace onrecord
