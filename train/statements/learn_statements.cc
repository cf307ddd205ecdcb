// Learns the attribution model from news with marked sources, cues and contents (marked_news.h): the choices from all
// articles, how sure they are from each article by choices learned without it.
//
// usage: learn_statements --data DATA_DIR --out FILE [--epochs N] TRAIN.jsonl
// Deterministic: one thread, fixed order, weights rounded before use.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "base/lexicon.h"
#include "extract/statements/attribution_model.h"
#include "extract/statements/clause_tree.h"
#include "extract/statements/content_options.h"
#include "extract/statements/cue_frames.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/cue_subject.h"
#include "extract/statements/option_features.h"
#include "extract/statements/source_options.h"
#include "gold_cues.h"
#include "language/analyser.h"
#include "learn_confidence.h"
#include "learn_edges.h"
#include "log_linear.h"
#include "marked_news.h"

namespace onrecord {
namespace {

struct Data {
  RankedChoices choices;
  std::uint64_t attributions = 0, reached = 0, positive = 0, sources = 0, sources_reached = 0;
  double reach = 0;  // Sum of the F1 of the best option.
};

std::uint32_t length(const std::vector<TextSpan>& spans) {
  std::uint32_t total = 0;
  for (const TextSpan span : spans) total += span.size();
  return total;
}

// The gold content that any option can reach: the rest belongs to later sentences of the turn.
std::uint32_t reachable(const std::vector<TextSpan>& gold, const OptionSet& set) {
  std::vector<TextSpan> all;
  for (const ContentOption& option : set.options) all.insert(all.end(), option.spans.begin(), option.spans.end());
  std::sort(all.begin(), all.end());
  std::vector<TextSpan> merged;
  for (const TextSpan span : all) {
    if (!merged.empty() && span.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, span.end);
    } else {
      merged.push_back(span);
    }
  }
  return overlap(gold, merged);
}

std::vector<std::uint32_t> slots_of(const FeatureList& features) {
  std::vector<std::uint32_t> slots;
  slots.reserve(features.values().size());
  for (const std::uint32_t feature : features.values()) slots.push_back(AttributionModel::slot(feature));
  return slots;
}

// Adds the choice of the source of a cue, if it can be made: the gold source is empty or one of the phrases.
void add_source(const StatementContext& context, std::uint32_t cue, const ContentOption& content,
                const MarkedAttribution& gold, Data& data) {
  std::vector<std::uint32_t> heads;
  FeatureList features;
  find_sources(context, cue, content.spans, heads);
  RankedChoices::Choice choice;
  if (!gold.source.empty()) {
    // The head of the gold phrase: its first word that no other of its words governs.
    for (std::uint32_t k = 1; k < heads.size(); ++k) {
      const Token& token = context.analysis.tokens[heads[k]];
      bool inside = false, governed = false;
      for (const TextSpan span : gold.source) {
        inside |= span.contains(token.span);
        governed |= token.head != kNone32 && span.contains(context.analysis.tokens[token.head].span);
      }
      if (inside && !governed && (choice.target == 0 || heads[k] < heads[choice.target])) choice.target = k;
    }
    ++data.sources;
    if (choice.target == 0) return;
    ++data.sources_reached;
  }
  bool passed_on = false;
  const std::uint32_t guess = raw_subject_of_cue(context, cue, passed_on);
  choice.first_option = static_cast<std::uint32_t>(data.choices.option_begin.size());
  choice.options = static_cast<std::uint32_t>(heads.size());
  for (std::uint32_t k = 0; k < heads.size(); ++k) {
    features.clear();
    source_features(context, cue, content.kind, guess, heads[k], k, features);
    data.choices.add_option(slots_of(features));
  }
  data.choices.choices.push_back(choice);
}

void add_article(const MarkedArticle& article, const CueLexicon& cues, Data& data) {
  const Analysis& analysis = article.analysis;
  const ClauseTree tree(analysis);
  const StatementContext context{article.document, analysis, tree, cues};
  const std::map<std::uint32_t, const MarkedAttribution*> gold = gold_cues(context, article);
  data.attributions += article.attributions.size();
  OptionSet set;
  FeatureList features;
  for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
    if (!is_trigger(context, i)) continue;
    find_options(context, i, set);
    if (set.options.size() < 2) continue;
    RankedChoices::Choice choice;
    const auto found = gold.find(i);
    if (found != gold.end()) {
      ++data.reached;
      const std::uint32_t gold_length = reachable(found->second->content, set);
      double best = 0;
      for (std::uint32_t o = 1; o < set.options.size(); ++o) {
        const double f1 = 2.0 * overlap(set.options[o].spans, found->second->content) /
                          std::max(1u, length(set.options[o].spans) + gold_length);
        if (f1 > best + 1e-9) {
          best = f1;
          choice.target = o;
        }
      }
      data.reach += best;
      if (best < 0.4) continue;  // No option says what is right: nothing to learn from.
      ++data.positive;
    }
    choice.first_option = static_cast<std::uint32_t>(data.choices.option_begin.size());
    choice.options = static_cast<std::uint32_t>(set.options.size());
    for (const ContentOption& option : set.options) {
      features.clear();
      option_features(context, set, option, features);
      data.choices.add_option(slots_of(features));
    }
    data.choices.choices.push_back(choice);
    if (found != gold.end()) {
      add_source(context, i, set.options[choice.target], *found->second, data);
    }
  }
}

// Each article is judged by weights learned from the other parts.
constexpr std::size_t kFolds = 4;

constexpr int kEdgeEpochs = 6;

using Articles = std::vector<std::unique_ptr<MarkedArticle>>;

// Returns the bytes of the model: choices from all articles; edges and confidence from each article by choices learned
// from the other parts.
std::string learn_all(const Articles& articles, const CueLexicon& cues, const RankedChoices& choices, int epochs) {
  const std::vector<float> no_edges(AttributionModel::kEdgeSize);
  const std::vector<double> no_confidence(AttributionModel::kConfidenceSize);
  std::vector<std::vector<float>> weights;
  std::vector<std::unique_ptr<AttributionModel>> models;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    weights.push_back(learn_log_linear(choices, AttributionModel::kTableSize, epochs, kFolds, fold));
    models.push_back(AttributionModel::of_bytes(AttributionModel::to_bytes(weights.back(), no_edges, no_confidence)));
  }
  RankedChoices edges;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    add_edges(*articles[i], cues, *models[i % kFolds], edges);
    edges.end_article();
  }
  edges.finish();
  std::fprintf(stderr, "%zu edges\n", edges.choices.size());
  ConfidenceExamples examples;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const auto model = AttributionModel::of_bytes(AttributionModel::to_bytes(
        weights[fold], learn_log_linear(edges, AttributionModel::kEdgeSize, kEdgeEpochs, kFolds, fold), no_confidence));
    for (std::size_t i = fold; i < articles.size(); i += kFolds) {
      add_confidence_examples(*articles[i], cues, *model, examples);
    }
  }
  return AttributionModel::to_bytes(learn_log_linear(choices, AttributionModel::kTableSize, epochs, kFolds, kFolds),
                                    learn_log_linear(edges, AttributionModel::kEdgeSize, kEdgeEpochs, kFolds, kFolds),
                                    learn_confidence(examples));
}

int fail(const Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  return 2;
}

int run(int argc, char** argv) {
  std::string data_directory, out_path, train_path;
  int epochs = 4;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--data" && i + 1 < argc) {
      data_directory = argv[++i];
    } else if (argument == "--out" && i + 1 < argc) {
      out_path = argv[++i];
    } else if (argument == "--epochs" && i + 1 < argc) {
      epochs = std::atoi(argv[++i]);
    } else {
      train_path = argument;
    }
  }
  if (data_directory.empty() || out_path.empty() || train_path.empty()) {
    return fail({"usage: learn_statements --data DIR --out FILE [--epochs N] TRAIN.jsonl"});
  }
  auto lexicon = Lexicon::open(data_directory + "/lexicon.bin");
  if (!lexicon) return fail(lexicon.error());
  auto analyser = Analyser::open(data_directory + "/models/en", **lexicon);
  if (!analyser) return fail(analyser.error());
  auto cues = CueLexicon::open(**lexicon);
  if (!cues) return fail(cues.error());
  const auto articles = read_marked_news(train_path, **analyser);
  if (!articles) return fail(articles.error());
  Data data;
  for (const auto& article : *articles) {
    add_article(*article, **cues, data);
    data.choices.end_article();
  }
  data.choices.finish();
  std::fprintf(
      stderr,
      "%zu words with options, %llu attributions, %llu with a cue word, %llu learned from, best option F1 %.3f\n",
      data.choices.choices.size(), static_cast<unsigned long long>(data.attributions),
      static_cast<unsigned long long>(data.reached), static_cast<unsigned long long>(data.positive),
      data.reach / std::max<double>(1, static_cast<double>(data.reached)));
  std::fprintf(stderr, "%llu sources, %llu among the phrases\n", static_cast<unsigned long long>(data.sources),
               static_cast<unsigned long long>(data.sources_reached));
  const std::string bytes = learn_all(*articles, **cues, data.choices, epochs);
  std::ofstream out(out_path, std::ios::binary);
  out << bytes;
  return out.flush() ? 0 : fail({out_path + ": cannot be written"});
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
  return onrecord::run(argc, argv);
}
