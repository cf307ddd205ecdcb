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

#include "base/hash.h"
#include "base/lexicon.h"
#include "extract/statements/attribution_model.h"
#include "extract/statements/clause_tree.h"
#include "extract/statements/content_options.h"
#include "extract/statements/cue_frames.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/cue_subject.h"
#include "extract/statements/option_features.h"
#include "extract/statements/source_options.h"
#include "language/analyser.h"
#include "learn_confidence.h"
#include "marked_news.h"

namespace onrecord {
namespace {

// One word with the features of its options.
struct Instance {
  std::uint32_t first_option = 0;  // Index into Data::option_begin.
  std::uint32_t options = 0;
  std::uint32_t target = 0;
};

struct Data {
  std::vector<Instance> instances;
  std::vector<std::uint32_t> instance_end;  // Of each article, into `instances`.
  std::vector<std::uint32_t> option_begin;  // Into `features`; one more at the end.
  std::vector<std::uint32_t> features;      // Slots.
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

// Adds the choice of the source of a cue, if it can be made: the gold source is empty or one of the phrases.
void add_source(const StatementContext& context, std::uint32_t cue, const ContentOption& content,
                const MarkedAttribution& gold, Data& data) {
  std::vector<std::uint32_t> heads;
  FeatureList features;
  find_sources(context, cue, content.spans, heads);
  Instance instance;
  if (!gold.source.empty()) {
    // The head of the gold phrase: its first word that no other of its words governs.
    for (std::uint32_t k = 1; k < heads.size(); ++k) {
      const Token& token = context.analysis.tokens[heads[k]];
      bool inside = false, governed = false;
      for (const TextSpan span : gold.source) {
        inside |= span.contains(token.span);
        governed |= token.head != kNone32 && span.contains(context.analysis.tokens[token.head].span);
      }
      if (inside && !governed && (instance.target == 0 || heads[k] < heads[instance.target])) instance.target = k;
    }
    ++data.sources;
    if (instance.target == 0) return;
    ++data.sources_reached;
  }
  bool passed_on = false;
  const std::uint32_t guess = raw_subject_of_cue(context, cue, passed_on);
  instance.first_option = static_cast<std::uint32_t>(data.option_begin.size());
  instance.options = static_cast<std::uint32_t>(heads.size());
  for (std::uint32_t k = 0; k < heads.size(); ++k) {
    data.option_begin.push_back(static_cast<std::uint32_t>(data.features.size()));
    features.clear();
    source_features(context, cue, content.kind, guess, heads[k], k, features);
    for (const std::uint32_t feature : features.values()) data.features.push_back(AttributionModel::slot(feature));
  }
  data.instances.push_back(instance);
}

void add_article(const MarkedArticle& article, const CueLexicon& cues, Data& data) {
  const Analysis& analysis = article.analysis;
  const ClauseTree tree(analysis);
  const StatementContext context{article.document, analysis, tree, cues};
  // The word that stands for each gold cue: the one the others hang on.
  std::map<std::uint32_t, const MarkedAttribution*> gold;
  for (const MarkedAttribution& attribution : article.attributions) {
    ++data.attributions;
    std::uint32_t best = kNone32;
    for (const TextSpan cue : attribution.cue) {
      for (std::uint32_t i = analysis.token_at(cue.begin);
           i < analysis.tokens.size() && analysis.tokens[i].span.begin < cue.end; ++i) {
        if (!is_trigger(context, i)) continue;
        if (best == kNone32 || !tree.in_subtree(i, best)) best = i;
      }
    }
    if (best != kNone32) gold.emplace(best, &attribution);
  }
  OptionSet set;
  FeatureList features;
  for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
    if (!is_trigger(context, i)) continue;
    find_options(context, i, set);
    if (set.options.size() < 2) continue;
    Instance instance;
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
          instance.target = o;
        }
      }
      data.reach += best;
      if (best < 0.4) continue;  // No option says what is right: nothing to learn from.
      ++data.positive;
    }
    instance.first_option = static_cast<std::uint32_t>(data.option_begin.size());
    instance.options = static_cast<std::uint32_t>(set.options.size());
    for (const ContentOption& option : set.options) {
      data.option_begin.push_back(static_cast<std::uint32_t>(data.features.size()));
      features.clear();
      option_features(context, set, option, features);
      for (const std::uint32_t feature : features.values()) data.features.push_back(AttributionModel::slot(feature));
    }
    data.instances.push_back(instance);
    if (found != gold.end()) {
      add_source(context, i, set.options[instance.target], *found->second, data);
    }
  }
}

// AdaGrad (Duchi, Hazan and Singer 2011) on the log-likelihood, with weight decay by an L2 term. The weights are the
// mean over the ends of all epochs but the first. Of `folds` parts of the articles (each takes every folds-th),
// `without` is not learned from; none is left out if `without` is `folds` or more.
std::vector<float> learn(const Data& data, int epochs, std::size_t folds, std::size_t without) {
  std::vector<float> weights(AttributionModel::kTableSize), squares(AttributionModel::kTableSize, 1e-6f);
  std::vector<float> sums(AttributionModel::kTableSize);
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0, article = 0; i < data.instances.size(); ++i) {
    while (i >= data.instance_end[article]) ++article;
    if (article % folds != without) order.push_back(i);
  }
  std::uint64_t state = 20220224;
  std::vector<float> scores;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (std::size_t i = order.size(); i-- > 1;) {  // Fisher and Yates, with a fixed linear congruence.
      state = state * 6364136223846793005ull + 1442695040888963407ull;
      std::swap(order[i], order[(state >> 33) % (i + 1)]);
    }
    double loss = 0;
    for (const std::uint32_t index : order) {
      const Instance& instance = data.instances[index];
      scores.assign(instance.options, 0);
      float most = -1e30f;
      for (std::uint32_t o = 0; o < instance.options; ++o) {
        const std::uint32_t* begin = data.features.data() + data.option_begin[instance.first_option + o];
        const std::uint32_t* end = data.features.data() + data.option_begin[instance.first_option + o + 1];
        for (const std::uint32_t* f = begin; f != end; ++f) scores[o] += weights[*f];
        most = std::max(most, scores[o]);
      }
      float sum = 0;
      for (float& score : scores) sum += score = std::exp(score - most);
      loss -= std::log(std::max(1e-9f, scores[instance.target] / sum));
      for (std::uint32_t o = 0; o < instance.options; ++o) {
        const float gradient = scores[o] / sum - (o == instance.target ? 1.0f : 0.0f);
        if (std::fabs(gradient) < 1e-4f) continue;
        const std::uint32_t* begin = data.features.data() + data.option_begin[instance.first_option + o];
        const std::uint32_t* end = data.features.data() + data.option_begin[instance.first_option + o + 1];
        for (const std::uint32_t* f = begin; f != end; ++f) {
          const float g = gradient + 2e-6f * weights[*f];
          squares[*f] += g * g;
          weights[*f] -= 0.08f * g / std::sqrt(squares[*f] + 0.02f);
        }
      }
    }
    std::fprintf(stderr, "epoch %d: mean loss %.4f\n", epoch + 1, loss / static_cast<double>(order.size()));
    if (epoch == 0 && epochs > 1) continue;
    for (std::size_t i = 0; i < weights.size(); ++i) sums[i] += weights[i];
  }
  const auto counted = static_cast<float>(std::max(1, epochs - 1));
  for (float& sum : sums) sum /= counted;
  return sums;
}

// Each article is judged by weights learned from the other parts.
constexpr std::size_t kFolds = 4;

std::vector<double> cross_fitted_confidence(const std::vector<std::unique_ptr<MarkedArticle>>& articles,
                                            const CueLexicon& cues, const Data& data, int epochs) {
  const std::vector<double> none(AttributionModel::kConfidenceSize);
  ConfidenceExamples examples;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const auto model = AttributionModel::of_bytes(AttributionModel::to_bytes(learn(data, epochs, kFolds, fold), none));
    for (std::size_t i = fold; i < articles.size(); i += kFolds) {
      add_confidence_examples(*articles[i], cues, *model, examples);
    }
  }
  return learn_confidence(examples);
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
    data.instance_end.push_back(static_cast<std::uint32_t>(data.instances.size()));
  }
  data.option_begin.push_back(static_cast<std::uint32_t>(data.features.size()));
  std::fprintf(
      stderr,
      "%zu words with options, %llu attributions, %llu with a cue word, %llu learned from, best option F1 %.3f\n",
      data.instances.size(), static_cast<unsigned long long>(data.attributions),
      static_cast<unsigned long long>(data.reached), static_cast<unsigned long long>(data.positive),
      data.reach / std::max<double>(1, static_cast<double>(data.reached)));
  std::fprintf(stderr, "%llu sources, %llu among the phrases\n", static_cast<unsigned long long>(data.sources),
               static_cast<unsigned long long>(data.sources_reached));
  const std::vector<double> confidence = cross_fitted_confidence(*articles, **cues, data, epochs);
  const std::string bytes = AttributionModel::to_bytes(learn(data, epochs, kFolds, kFolds), confidence);
  std::ofstream out(out_path, std::ios::binary);
  out << bytes;
  return out.flush() ? 0 : fail({out_path + ": cannot be written"});
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
  return onrecord::run(argc, argv);
}
