#include "language/syntax/syntax.h"

#include <algorithm>

#include "base/hash.h"
#include "base/mapped_file.h"
#include "base/utf8.h"
#include "language/syntax/block_language.h"
#include "language/syntax/lemmatiser.h"
#include "language/syntax/morphology.h"
#include "language/syntax/name_consistency.h"
#include "language/syntax/name_lists.h"
#include "language/syntax/names.h"
#include "language/syntax/parser.h"
#include "language/syntax/sentence_splitter.h"
#include "language/syntax/tagger.h"
#include "language/syntax/tokeniser.h"

namespace onrecord {
namespace {

// Puts lemmas one behind another into strings of the analysis, so that a lemma costs no allocation of its
// own.
class LemmaStore {
 public:
  explicit LemmaStore(Analysis& analysis) : analysis_(analysis) {}

  std::string_view put(std::string_view stem, std::string_view ending) {
    const std::size_t size = stem.size() + ending.size();
    if (block_ == nullptr || block_->size() + size > block_->capacity()) {
      block_ = &analysis_.strings.emplace_back();
      block_->reserve(std::max<std::size_t>(size, 4000));
    }
    const std::size_t begin = block_->size();
    block_->append(stem).append(ending);
    return std::string_view(*block_).substr(begin, size);
  }

 private:
  Analysis& analysis_;
  std::string* block_ = nullptr;
};

// Working memory of one thread, kept from document to document.
struct SyntaxScratch {
  std::vector<Word> words;
  std::vector<std::uint32_t> ends;
  std::vector<WordClass> classes;
  std::vector<std::uint8_t> unsplit_tags;  // Of the words of a block, before its sentences are known.
  std::vector<std::uint8_t> tags;          // Of one sentence.
  std::vector<std::uint8_t> coarse;
  std::vector<std::int32_t> heads;
  std::vector<Deprel> relations;
  ParserScratch parser;
  std::vector<std::uint32_t> hints;
  NameScratch names;
};

SyntaxScratch& scratch_of_this_thread() {
  thread_local SyntaxScratch scratch;
  return scratch;
}

class LearnedSyntaxAnalyser final : public SyntaxAnalyser {
 public:
  explicit LearnedSyntaxAnalyser(const Lexicon& lexicon)
      : tokeniser_(lexicon), splitter_(tokeniser_, lexicon), morphology_(lexicon) {}

  Result<void> open(const std::string& directory, const Lexicon& lexicon) {
    auto lists = NameLists::open(lexicon, tokeniser_);
    if (!lists) return lists.error();
    lists_ = std::move(*lists);
    auto words_file = MappedFile::open(directory + "/words.model");
    if (!words_file) return words_file.error();
    words_file_ = std::move(*words_file);
    auto words = ModelReader::open(words_file_.bytes(), directory + "/words.model");
    if (!words) return words.error();
    auto parser_file = MappedFile::open(directory + "/parser.model");
    if (!parser_file) return parser_file.error();
    parser_file_ = std::move(*parser_file);
    auto trees = ModelReader::open(parser_file_.bytes(), directory + "/parser.model");
    if (!trees) return trees.error();
    hash_ = onrecord::content_hash(onrecord::content_hash(words_file_.bytes()) +
                                   onrecord::content_hash(parser_file_.bytes()));
    if (auto opened = classes_.open(*words); !opened) return opened.error();
    if (auto opened = splitter_.open(*words); !opened) return opened.error();
    if (auto opened = tagger_.open(*words); !opened) return opened.error();
    if (auto opened = lemmatiser_.open(*words); !opened) return opened.error();
    if (auto opened = names_.open(*words); !opened) return opened.error();
    if (auto opened = parser_.open(*trees); !opened) return opened.error();
    return {};
  }

  void analyse(const Document& document, Analysis& analysis) const override {
    SyntaxScratch& scratch = scratch_of_this_thread();
    LemmaStore lemmas(analysis);
    if (document.given_tokens) {
      analyse_given(document, *document.given_tokens, scratch, lemmas, analysis);
      return;
    }
    for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
      if (document.blocks[block].kind == BlockKind::kBoilerplate) continue;
      scratch.words.clear();
      scratch.ends.clear();
      tokeniser_.tokenise(document.text, document.blocks[block].span, scratch.words);
      const auto count = static_cast<std::uint32_t>(scratch.words.size());
      scratch.classes.resize(count);
      classes_.find(scratch.words.data(), count, scratch.classes.data());
      if (is_foreign(document, block, scratch, analysis)) continue;
      scratch.unsplit_tags.resize(count);
      tagger_.tag(scratch.words.data(), scratch.classes.data(), count, scratch.unsplit_tags.data());
      splitter_.split(document.text, scratch.words.data(), scratch.classes.data(), scratch.unsplit_tags.data(), count,
                      scratch.ends);
      add_sentences(document, block, scratch, lemmas, analysis);
    }
    make_names_consistent(document, analysis);
  }

  const std::string& content_hash() const override { return hash_; }

 private:
  // Keeps the block among Analysis::foreign if it is.
  static bool is_foreign(const Document& document, std::uint32_t block, const SyntaxScratch& scratch,
                         Analysis& analysis) {
    auto language = foreign_language(document, document.blocks[block], scratch.words.data(), scratch.classes.data(),
                                     static_cast<std::uint32_t>(scratch.words.size()));
    if (!language) return false;
    analysis.foreign.push_back({block, std::move(*language)});
    return true;
  }

  void analyse_given(const Document& document, const GivenTokens& given, SyntaxScratch& scratch, LemmaStore& lemmas,
                     Analysis& analysis) const {
    std::size_t token = 0;
    std::size_t sentence = 0;
    for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
      scratch.words.clear();
      scratch.ends.clear();
      scratch.unsplit_tags.clear();
      const std::uint32_t end = document.blocks[block].span.end;
      for (; sentence < given.sentence_ends.size() && given.tokens[token].begin < end; ++sentence) {
        for (; token < given.sentence_ends[sentence]; ++token) {
          scratch.words.push_back(make_word(document.text, given.tokens[token]));
          scratch.words.back().space_before = token == 0 || given.tokens[token - 1].end < given.tokens[token].begin;
        }
        scratch.ends.push_back(static_cast<std::uint32_t>(scratch.words.size()));
      }
      const auto count = static_cast<std::uint32_t>(scratch.words.size());
      scratch.classes.resize(count);
      classes_.find(scratch.words.data(), count, scratch.classes.data());
      if (is_foreign(document, block, scratch, analysis)) continue;
      add_sentences(document, block, scratch, lemmas, analysis);
    }
    make_names_consistent(document, analysis);
  }

  void add_sentences(const Document& document, std::uint32_t block, SyntaxScratch& scratch, LemmaStore& lemmas,
                     Analysis& analysis) const {
    std::uint32_t begin = 0;
    for (const std::uint32_t end : scratch.ends) {
      const Word* words = scratch.words.data() + begin;
      const std::uint32_t count = end - begin;
      Sentence sentence;
      sentence.first_token = static_cast<std::uint32_t>(analysis.tokens.size());
      sentence.token_end = sentence.first_token + count;
      sentence.block = block;
      sentence.span = {words[0].span.begin, words[count - 1].span.end};
      for (std::uint32_t i = 0; i < count; ++i) {
        Token token;
        token.span = words[i].span;
        token.space_before = words[i].space_before;
        token.lemma = slice(document.text, token.span);
        token.cluster = static_cast<std::uint16_t>(scratch.classes[begin + i].cluster);
        token.sense = static_cast<std::uint16_t>(scratch.classes[begin + i].sense);
        analysis.tokens.push_back(token);
      }
      analyse_sentence(document, sentence, begin, scratch, lemmas, analysis);
      analysis.sentences.push_back(sentence);
      begin = end;
    }
  }

  // `begin` is the place of its first word among those of the block.
  void analyse_sentence(const Document& document, const Sentence& sentence, std::uint32_t begin, SyntaxScratch& scratch,
                        LemmaStore& lemmas, Analysis& analysis) const {
    const std::uint32_t count = sentence.token_end - sentence.first_token;
    const Word* words = scratch.words.data() + begin;
    const WordClass* classes = scratch.classes.data() + begin;
    scratch.coarse.resize(count);
    scratch.tags.resize(count);
    // All words of the block have been tagged once to find the ends of its sentences.
    const std::uint8_t* before = scratch.unsplit_tags.empty() ? nullptr : scratch.unsplit_tags.data() + begin;
    tagger_.tag(words, classes, count, scratch.tags.data(), before);
    for (std::uint32_t i = 0; i < count; ++i) {
      scratch.coarse[i] = static_cast<std::uint8_t>(tagger_.labels()[scratch.tags[i]].upos);
    }
    const TaggedSentence tagged{words, classes, scratch.tags.data(), scratch.coarse.data(),
                                static_cast<std::int32_t>(count)};
    parser_.parse(tagged, scratch.parser, scratch.heads, scratch.relations);
    const std::span<Token> tokens(analysis.tokens.data() + sentence.first_token, count);
    for (std::uint32_t i = 0; i < count; ++i) {
      const TagLabel& label = tagger_.labels()[scratch.tags[i]];
      tokens[i].upos = label.upos;
      tokens[i].features = label.features;
      tokens[i].deprel = scratch.relations[i];
      tokens[i].head = scratch.relations[i] == Deprel::kRoot
                           ? kNone32
                           : sentence.first_token + static_cast<std::uint32_t>(scratch.heads[i]);
      tokens[i].lemma = lemma_of(slice(document.text, tokens[i].span), scratch.tags[i], label.upos, lemmas);
    }
    morphology_.complete(tokens, words, sentence.first_token);
    scratch.hints.resize(count);
    lists_.find(words, count, scratch.hints.data());
    scratch.names.clues.resize(count);
    names_.clues().find(words, count, scratch.hints.data(), scratch.names.clues.data());
    doubt_capitals(words, classes, count, scratch.names.clues.data());
    names_.find({words, classes, scratch.names.clues.data(), scratch.coarse.data(), count,
                 is_capitalised_throughout(words, count)},
                scratch.names);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint8_t label = scratch.names.labels[i];
      if (label != 0) {
        tokens[i].name = kNameKinds[(label - 1) / 2];
        tokens[i].name_begins = label % 2 == 1;
      } else if (tokens[i].upos == Upos::kNum) {
        tokens[i].name = NameClass::kNumber;
        tokens[i].name_begins = i == 0 || tokens[i - 1].name != NameClass::kNumber;
      }
    }
  }

  std::string_view lemma_of(std::string_view form, std::uint32_t tag, Upos upos, LemmaStore& lemmas) const {
    char lower[64];
    if (form.size() > sizeof lower) return form;
    bool changed = false;
    std::size_t size = 0;
    for (std::size_t i = 0; i < form.size(); ++i) {
      // U+2018, U+2019: the apostrophe of "n’t" and "’s".
      if (form.substr(i, 2) == "\xE2\x80" && i + 2 < form.size() && (form[i + 2] == '\x98' || form[i + 2] == '\x99')) {
        lower[size++] = '\'';
        i += 2;
        changed = true;
        continue;
      }
      const char c = form[i];
      if (c >= 'A' && c <= 'Z') changed = true;
      lower[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    const LemmaEdit& edit = lemmatiser_.edit({lower, size}, tag, upos);
    if (upos == Upos::kPropn || !changed) {
      if (edit.strip > form.size()) return form;
      const std::string_view stem = form.substr(0, form.size() - edit.strip);
      return edit.ending.empty() ? stem : lemmas.put(stem, edit.ending);
    }
    return lemmas.put({lower, size - edit.strip}, edit.ending);
  }

  Tokeniser tokeniser_;
  SentenceSplitter splitter_;
  Morphology morphology_;
  NameLists lists_;
  WordClasses classes_;
  Tagger tagger_;
  Lemmatiser lemmatiser_{classes_};
  Parser parser_;
  NameFinderModel names_;
  MappedFile words_file_;
  MappedFile parser_file_;
  std::string hash_;
};

}  // namespace

Result<std::unique_ptr<SyntaxAnalyser>> SyntaxAnalyser::open(const std::string& model_directory,
                                                             const Lexicon& lexicon) {
  auto analyser = std::make_unique<LearnedSyntaxAnalyser>(lexicon);
  if (auto opened = analyser->open(model_directory, lexicon); !opened) return opened.error();
  return std::unique_ptr<SyntaxAnalyser>(std::move(analyser));
}

}  // namespace onrecord
