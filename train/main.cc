// Learns the models of the language core from treebanks and writes models/en; or measures them.
//
//   onrecord-train learn --lexicon FILE --data DIR --out DIR [--tune]
//   onrecord-train measure --lexicon FILE --models DIR TREEBANK...
//
// --tune leaves every tenth document of the treebanks out of learning and measures on those, so that choices
// are never made on the reported development set.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "base/lexicon.h"
#include "evaluation.h"
#include "learn_clusters.h"
#include "learn_parser.h"
#include "learn_sentences.h"
#include "learn_tags.h"

namespace onrecord {
namespace {

struct Options {
  std::string command, lexicon, data, out, models;
  bool tune = false;
  bool errors = false;
  int parser_passes = 10;
  int tagger_passes = 8;
  int folds = 5;
  int bits = 20;
  std::string clusters;       // Takes the clusters from this file.
  std::string keep_clusters;  // Writes them there.
  ClusterPlan cluster_plan;
  std::vector<std::string> files;
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

int learn(const Options& options) {
  const auto lexicon = need(Lexicon::open(options.lexicon));
  const Tokeniser tokeniser(*lexicon);
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
  ModelWriter model;
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
    std::vector<const Tagger*> taggers;
    for (std::size_t d = 0; d < learned.size(); ++d) taggers.push_back(d % 2 == 0 ? &odd.tagger() : &even.tagger());
    model.add("sentences", learn_sentences(tokeniser, *lexicon, classes, taggers, learned, 8));
  }
  const TagSections tag_sections = learn_tags(all, tags, options.tagger_passes);
  model.add("tags", tag_sections.weights);
  model.add("tags.known", tag_sections.known);
  model.add("tags.labels", tags.section());
  learn_lemmas(sentences, model);
  say("tags by folds");
  tag_by_folds(sentences, tags, options.folds, std::max(3, options.tagger_passes / 2));
  say("parser");
  const ParserSections parser = learn_parser(all, {options.parser_passes, options.bits, true});
  model.add("transitions", parser.transitions);
  model.add("relations", parser.relations);
  const std::string bytes = model.bytes();
  std::ofstream file(options.out + "/syntax.model", std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) fail(options.out + "/syntax.model: cannot be written");
  say(fmt::format("wrote {} bytes (sentences, tags {} , relations {}, transitions {})", bytes.size(),
                  tag_sections.weights.size(), parser.relations.size(), parser.transitions.size()));
  if (options.tune) {
    const auto analyser = need(SyntaxAnalyser::open(options.out, *lexicon));
    say("tuning part of EWT: " + to_text(evaluate_syntax(*analyser, held_ewt)));
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
    const auto documents = need(read_treebank(path));
    fmt::print("{}: {}\n", path, to_text(evaluate_syntax(*analyser, documents)));
    if (options.errors) fmt::print("{}", token_errors(*analyser, documents, 60));
  }
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
    else if (argument == "--clusters")
      options.clusters = next();
    else if (argument == "--keep-clusters")
      options.keep_clusters = next();
    else if (argument == "--cluster-passes")
      options.cluster_plan.passes = std::atoi(next().c_str());
    else if (argument == "--clusters")
      options.clusters = next();
    else if (argument == "--keep-clusters")
      options.keep_clusters = next();
    else if (argument == "--bits")
      options.bits = std::atoi(next().c_str());
    else if (options.command.empty())
      options.command = argument;
    else
      options.files.push_back(argument);
  }
  if (options.command == "learn") return learn(options);
  if (options.command == "measure") return measure(options);
  fail("usage: onrecord-train learn|measure --lexicon FILE ...");
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
  return onrecord::run(argc, argv);
}
