// Learns the models of the language core from treebanks and writes models/en; or measures them.
//
//   onrecord-train learn --lexicon FILE --data DIR --out DIR [--tune]
//   onrecord-train names --lexicon FILE --data DIR --models DIR [--out DIR] [--tune]
//   onrecord-train measure --lexicon FILE --models DIR TREEBANK...
//   onrecord-train pronouns --lexicon FILE --models DIR COREFERENCE... > lexicon/pronoun_weights.tsv
//
// --tune leaves every tenth document of the treebanks out of learning and measures on those, so that choices
// are never made on the reported development set.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "base/lexicon.h"
#include "base/mapped_file.h"
#include "evaluation.h"
#include "learn_clusters.h"
#include "learn_parser.h"
#include "learn_pronouns.h"
#include "learn_senses.h"
#include "learn_sentences.h"
#include "learn_tags.h"
#include "name_learning.h"
#include "silver_trees.h"

namespace onrecord {
namespace {

struct Options {
  std::string command, lexicon, data, out, models;
  std::string names;  // Annotated names of the measured treebank.
  std::string wordnet = "/usr/share/wordnet";
  NameLearningOptions named;
  bool tune = false;
  bool errors = false;
  int parser_passes = 7;
  int silver_passes = 0;
  int tagger_passes = 5;
  int folds = 4;
  int bits = 19;
  int guide_folds = 4;
  std::string clusters;       // Takes the clusters from this file.
  std::string keep_clusters;  // Writes them there.
  ClusterPlan cluster_plan;
  std::vector<std::string> files;

  NameLearningOptions name_options() const {
    NameLearningOptions plan = named;
    plan.data = data;
    plan.plan.report = true;
    return plan;
  }
};

[[noreturn]] void fail(const std::string& message) {
  fmt::print(stderr, "{}\n", message);
  std::exit(2);
}

template <typename T>
T need(Result<T> result) {
  if (!result) fail(result.error().message);
  return std::move(result.value());
}

void say(const std::string& message) {
  fmt::print(stderr, "{}\n", message);
}

void add_names(ModelWriter& model, const LearnedNames& names) {
  model.add("names", names.sections.weights);
  model.add("names.pairs", names.sections.pairs);
  model.add("names.seen", names.seen);
  model.add("names.lists", names.lists);
}

void write_model(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) fail(path + ": cannot be written");
  say(fmt::format("wrote {}, {} bytes", path, bytes.size()));
}

// Learns the names alone, over the word classes and tags of the model in --models. With --out, that model is written
// there with the new names; with --tune, what is held out is measured.
int learn_names_alone(const Options& options) {
  const auto lexicon = need(Lexicon::open(options.lexicon));
  const Tokeniser tokeniser(*lexicon);
  const std::string path = options.models + "/words.model";
  const auto file = need(MappedFile::open(path));
  const ModelReader old = need(ModelReader::open(file.bytes(), path));
  WordClasses classes;
  if (auto opened = classes.open(old); !opened) fail(opened.error().message);
  Tagger tagger;
  if (auto opened = tagger.open(old); !opened) fail(opened.error().message);
  std::vector<GoldDocument> held;
  if (options.tune) {
    const auto ewt = need(read_treebank(options.data + "/language/en_ewt-ud-train.conllu"));
    for (std::size_t i = 7; i < ewt.size(); i += 10) held.push_back(ewt[i]);
  }
  const LearnedNames names = need(
      learn_all_names(options.name_options(), {*lexicon, tokeniser, classes, tagger}, options.tune ? &held : nullptr));
  if (options.out.empty()) return 0;
  ModelWriter model;
  for (const std::string_view name : old.names()) {
    if (name.substr(0, 5) != "names") model.add(std::string(name), std::string(old.section(name)));
  }
  add_names(model, names);
  write_model(options.out + "/words.model", model.bytes());
  return 0;
}

int learn(const Options& options) {
  const auto lexicon = need(Lexicon::open(options.lexicon));
  const Tokeniser tokeniser(*lexicon);
  const std::string silver_path = options.data + "/quotes/polnear_train_corenlp_silver.tsv.zst";
  const auto ewt = need(read_treebank(options.data + "/language/en_ewt-ud-train.conllu"));
  const auto gum = need(read_treebank(options.data + "/language/en_gum-train.conllu"));
  std::vector<const GoldDocument*> learned;
  std::vector<GoldDocument> held_ewt;
  std::vector<GoldDocument> held_gum;
  for (std::size_t i = 0; i < ewt.size(); ++i) {
    if (options.tune && i % 10 == 7) {
      held_ewt.push_back(ewt[i]);
    } else {
      learned.push_back(&ewt[i]);
    }
  }
  for (std::size_t i = 0; i < gum.size(); ++i) {
    if (options.tune && i % 10 == 7) {
      held_gum.push_back(gum[i]);
    } else {
      learned.push_back(&gum[i]);
    }
  }
  ModelWriter model;  // words.model
  ModelWriter trees;  // parser.model
  say("clusters");
  std::string clusters;
  if (!options.clusters.empty()) {
    clusters = need(read_bytes(options.clusters));
  } else {
    clusters = need(learn_clusters(tokeniser, options.data + "/raw/news.jsonl.zst", options.cluster_plan));
  }
  if (!options.keep_clusters.empty()) std::ofstream(options.keep_clusters, std::ios::binary) << clusters;
  model.add("clusters", clusters);
  ModelWriter words_only;
  words_only.add("clusters", clusters);
  const std::string senses = need(learn_senses(options.wordnet));
  model.add("senses", senses);
  words_only.add("senses", senses);
  const std::string words_only_bytes = words_only.bytes();
  WordClasses classes;
  if (auto opened = classes.open(need(ModelReader::open(words_only_bytes, "clusters"))); !opened)
    fail(opened.error().message);
  say("tags");
  const TagSet tags(learned);
  std::vector<LearnSentence> sentences = prepare(learned, tags, classes);
  std::vector<const LearnSentence*> all;
  for (const LearnSentence& sentence : sentences) all.push_back(&sentence);
  say("sentence ends");
  {
    // Two taggers, each for the documents that it did not learn from.
    std::vector<const LearnSentence*> halves[2];
    std::size_t next = 0;
    for (std::size_t d = 0; d < learned.size(); ++d) {
      for (std::size_t i = 0; i < learned[d]->sentences.size(); ++i) halves[d % 2].push_back(&sentences[next++]);
    }
    const OwnedTagger even(learn_tags(halves[0], tags, 3), tags);
    const OwnedTagger odd(learn_tags(halves[1], tags, 3), tags);
    std::vector<std::vector<std::uint8_t>> document_tags;
    for (std::size_t d = 0; d < learned.size(); ++d)
      document_tags.push_back(tag_document(*learned[d], tokeniser, classes, (d % 2 == 0 ? odd : even).tagger()));
    learn_sentences(tokeniser, *lexicon, classes, tags.section(), document_tags, learned, model);
  }
  const TagSections tag_sections = learn_tags(all, tags, options.tagger_passes);
  model.add("tags", tag_sections.weights);
  model.add("tags.known", tag_sections.known);
  model.add("tags.labels", tags.section());
  learn_lemmas(sentences, model);
  say("tags by folds");
  tag_by_folds(sentences, tags, options.folds, std::max(3, options.tagger_passes / 2));
  const OwnedTagger owned(tag_sections, tags);
  say("parser");
  std::vector<GoldDocument> silver_documents;
  if (options.silver_passes > 0) silver_documents = need(read_silver_trees(silver_path, tokeniser));
  std::vector<const GoldDocument*> silver_pointers;
  for (const GoldDocument& document : silver_documents) silver_pointers.push_back(&document);
  std::vector<LearnSentence> silver = prepare(silver_pointers, tags, classes);
  tag_sentences(silver, tags, owned.tagger());
  std::vector<const LearnSentence*> silver_all;
  for (const LearnSentence& sentence : silver) silver_all.push_back(&sentence);
  say(fmt::format("{} gold and {} silver sentences", all.size(), silver_all.size()));
  ParserPlan plan;
  plan.report = true;
  plan.bits = options.bits;
  plan.guide_folds = options.guide_folds;
  plan.passes = std::max(1, options.parser_passes - 1);
  plan.silver_passes = 0;
  plan.least_relation = 6;
  const ParserSections backward = learn_guides(sentences, plan);
  trees.add("backward.transitions", backward.transitions);
  trees.add("backward.relations", backward.relations);
  plan.bits = options.bits;
  plan.passes = options.parser_passes;
  plan.silver_passes = options.silver_passes;
  plan.least_relation = 5;
  const ParserSections parser = learn_parser(all, silver_all, plan);
  trees.add("transitions", parser.transitions);
  trees.add("relations", parser.relations);
  say("names");
  const LearnedNames names = need(learn_all_names(
      options.name_options(), {*lexicon, tokeniser, classes, owned.tagger()}, options.tune ? &held_ewt : nullptr));
  add_names(model, names);
  for (const auto& [name, bytes] :
       {std::pair{"words.model", model.bytes()}, std::pair{"parser.model", trees.bytes()}}) {
    write_model(options.out + "/" + name, bytes);
  }
  say(fmt::format("tags {} names {} backward {} relations {} transitions {}", tag_sections.weights.size(),
                  names.sections.weights.size(), backward.relations.size(), parser.relations.size(),
                  parser.transitions.size()));
  if (options.tune) {
    const auto analyser = need(SyntaxAnalyser::open(options.out, *lexicon));
    say("tuning part of EWT: " + to_text(evaluate_syntax(*analyser, held_ewt)));
    say("tuning part of EWT: " + to_text(evaluate_names(*analyser, held_ewt)));
    say("tuning part of GUM: " + to_text(evaluate_syntax(*analyser, held_gum)));
    if (options.errors)
      fmt::print("{}{}", token_errors(*analyser, held_ewt, 60), sentence_errors(*analyser, held_ewt, 400));
  }
  return 0;
}

int measure(const Options& options) {
  const auto lexicon = need(Lexicon::open(options.lexicon));
  const auto analyser = need(SyntaxAnalyser::open(options.models, *lexicon));
  for (const std::string& path : options.files) {
    auto documents = need(read_treebank(path));
    fmt::print("{}: {}\n", path, to_text(evaluate_syntax(*analyser, documents)));
    if (!options.names.empty()) {
      const std::size_t found = attach_names(documents, need(read_ewt_names(options.names, NameConvention(*lexicon))));
      std::string wrong;
      const NameFigures figures = evaluate_names(*analyser, documents, options.errors ? &wrong : nullptr);
      fmt::print("{}: {} ({} sentences with names annotated)\n{}", path, to_text(figures), found, wrong);
    }
    if (options.errors) fmt::print("{}", token_errors(*analyser, documents, 60));
  }
  return 0;
}

int pronouns(const Options& options) {
  const auto lexicon = need(Lexicon::open(options.lexicon));
  const auto analyser = need(SyntaxAnalyser::open(options.models, *lexicon));
  fmt::print("{}", need(learn_pronouns(*analyser, *lexicon, options.files)));
  return 0;
}

int run(int argc, char** argv) {
  Options options;
  std::vector<std::string> arguments(argv + 1, argv + argc);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    const auto next = [&]() -> std::string {
      if (i + 1 >= arguments.size()) fail(argument + " needs a value");
      return arguments[++i];
    };
    if (argument == "--lexicon")
      options.lexicon = next();
    else if (argument == "--data")
      options.data = next();
    else if (argument == "--out")
      options.out = next();
    else if (argument == "--models")
      options.models = next();
    else if (argument == "--tune")
      options.tune = true;
    else if (argument == "--errors")
      options.errors = true;
    else if (argument == "--parser-passes")
      options.parser_passes = std::atoi(next().c_str());
    else if (argument == "--tagger-passes")
      options.tagger_passes = std::atoi(next().c_str());
    else if (argument == "--folds")
      options.folds = std::atoi(next().c_str());
    else if (argument == "--ewt-weight")
      options.named.ewt_weight = std::atoi(next().c_str());
    else if (argument == "--silver-names")
      options.named.silver_names = true;
    else if (argument == "--names")
      options.names = next();
    else if (argument == "--silver-passes")
      options.silver_passes = std::atoi(next().c_str());
    else if (argument == "--seen-articles")
      options.named.seen_articles = static_cast<std::size_t>(std::atoll(next().c_str()));
    else if (argument == "--guide-folds")
      options.guide_folds = std::atoi(next().c_str());
    else if (argument == "--clusters-fine")
      options.cluster_plan.fine = static_cast<std::uint32_t>(std::atoi(next().c_str()));
    else if (argument == "--clusters-coarse")
      options.cluster_plan.coarse = static_cast<std::uint32_t>(std::atoi(next().c_str()));
    else if (argument == "--wordnet")
      options.wordnet = next();
    else if (argument == "--name-rate")
      options.named.plan.rate = std::atof(next().c_str());
    else if (argument == "--name-passes")
      options.named.plan.passes = std::atoi(next().c_str());
    else if (argument == "--name-lists")
      options.named.lists = next();
    else if (argument == "--veiled")
      options.named.plan.veiled = static_cast<std::uint32_t>(std::atoi(next().c_str()));
    else if (argument == "--least-name-weight")
      options.named.plan.least = std::atoi(next().c_str());
    else if (argument == "--keep-seen")
      options.named.keep_seen = next();
    else if (argument == "--seen")
      options.named.seen = next();
    else if (argument == "--clusters")
      options.clusters = next();
    else if (argument == "--keep-clusters")
      options.keep_clusters = next();
    else if (argument == "--cluster-passes")
      options.cluster_plan.passes = std::atoi(next().c_str());
    else if (argument == "--bits")
      options.bits = std::atoi(next().c_str());
    else if (options.command.empty())
      options.command = argument;
    else
      options.files.push_back(argument);
  }
  if (options.command == "learn") return learn(options);
  if (options.command == "names") return learn_names_alone(options);
  if (options.command == "measure") return measure(options);
  if (options.command == "pronouns") return pronouns(options);
  fail("usage: onrecord-train learn|names|measure --lexicon FILE ...");
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
  return onrecord::run(argc, argv);
}
