#include "learn_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "language/syntax/parse_state.h"
#include "language/syntax/parser.h"
#include "sparse_learner.h"

namespace onrecord {
namespace {

constexpr int kMargin = 40;       // Of transitions, in units of an update; tuned on held-out documents.
constexpr int kLabelMargin = 30;  // Of relations.

// Weights of four transitions in slots that features share by hash.
class TransitionLearner {
 public:
  explicit TransitionLearner(int bits) : bits_(bits), mask_((1u << bits) - 1), slots_(std::size_t{1} << bits) {}

  void score(const std::uint32_t* features, std::size_t count, std::int64_t* scores) const {
    for (std::size_t i = 0; i < count; ++i) {
      const Slot& slot = slots_[features[i] & mask_];
      for (int c = 0; c < kTransitionCount; ++c) scores[c] += slot.weight[c];
    }
  }
  void update(const std::uint32_t* features, std::size_t count, int of_class, int amount) {
    for (std::size_t i = 0; i < count; ++i) {
      Slot& slot = slots_[features[i] & mask_];
      slot.total[of_class] += static_cast<std::int64_t>(examples_ - slot.since[of_class]) * slot.weight[of_class];
      slot.since[of_class] = examples_;
      slot.weight[of_class] += amount;
    }
  }
  void next_example() { ++examples_; }

  std::string section() const {
    std::string out(16, '\0');
    const auto bits = static_cast<std::uint32_t>(bits_);
    std::memcpy(out.data(), &bits, sizeof bits);
    for (const Slot& slot : slots_) {
      for (int c = 0; c < kTransitionCount; ++c) {
        const std::int64_t total =
            slot.total[c] + static_cast<std::int64_t>(examples_ - slot.since[c]) * slot.weight[c];
        const double average =
            static_cast<double>(total) * 64 / static_cast<double>(std::max<std::uint64_t>(1, examples_));
        const int rounded = std::clamp(static_cast<int>(average < 0 ? average - 0.5 : average + 0.5), -32767, 32767);
        const auto weight = static_cast<std::int16_t>(rounded);
        out.append(reinterpret_cast<const char*>(&weight), sizeof weight);
      }
    }
    return out;
  }

 private:
  struct Slot {
    std::int32_t weight[kTransitionCount] = {};
    std::uint32_t since[kTransitionCount] = {};
    std::int64_t total[kTransitionCount] = {};
  };
  int bits_;
  std::uint32_t mask_;
  std::uint32_t examples_ = 0;
  std::vector<Slot> slots_;
};

// The gold tree, as the oracle asks for it. The root's index is the number of tokens.
struct GoldTree {
  std::vector<std::int32_t> heads;
  std::vector<std::vector<std::int32_t>> children;

  explicit GoldTree(const GoldSentence& gold) {
    const auto size = static_cast<std::int32_t>(gold.tokens.size());
    children.resize(gold.tokens.size() + 1);
    for (std::int32_t i = 0; i < size; ++i) {
      const std::int32_t head = gold.tokens[static_cast<std::size_t>(i)].head;
      heads.push_back(head < 0 ? size : head);
      children[static_cast<std::size_t>(heads.back())].push_back(i);
    }
    heads.push_back(-1);
  }
};

// Returns the number of gold arcs that a transition puts out of reach.
int cost_of(Transition transition, const ParseState& state, const GoldTree& tree) {
  const std::int32_t s = state.top();
  const std::int32_t b = state.front();
  const auto children_ahead = [&](std::int32_t token, std::int32_t from) {
    int count = 0;
    for (const std::int32_t child : tree.children[static_cast<std::size_t>(token)]) count += child >= from;
    return count;
  };
  const auto children_waiting = [&](std::int32_t token) {
    int count = 0;
    for (const std::int32_t child : tree.children[static_cast<std::size_t>(token)]) {
      count += child < b && state.on_stack(child) && state.head(child) == ParseState::kNone;
    }
    return count;
  };
  switch (transition) {
    case Transition::kLeft: {
      int cost = children_ahead(s, b);
      if (tree.heads[static_cast<std::size_t>(s)] > b) ++cost;
      return cost;
    }
    case Transition::kReduce:
      return children_ahead(s, b);
    case Transition::kRight: {
      const std::int32_t head = tree.heads[static_cast<std::size_t>(b)];
      int cost = children_waiting(b);
      if (head != s && (head > b || (head < b && head >= 0 && state.on_stack(head)))) ++cost;
      return cost;
    }
    case Transition::kShift: {
      const std::int32_t head = tree.heads[static_cast<std::size_t>(b)];
      int cost = children_waiting(b);
      if (head < b && head >= 0 && state.on_stack(head)) ++cost;
      return cost;
    }
  }
  return 0;
}

}  // namespace

ParserSections learn_parser(const std::vector<const LearnSentence*>& sentences,
                            const std::vector<const LearnSentence*>& silver, const ParserPlan& plan) {
  TransitionLearner transitions(plan.bits);
  SparseLearner relations(kDeprelCount);
  std::vector<const LearnSentence*> order;
  Shuffler shuffler(3);
  ParseState state;
  std::uint32_t features[ParseState::kMaxFeatures];
  for (int pass = 0; pass < plan.passes; ++pass) {
    order = sentences;
    if (pass < plan.silver_passes) order.insert(order.end(), silver.begin(), silver.end());
    shuffler.shuffle(order);
    std::size_t tokens = 0;
    std::size_t right_heads = 0;
    std::size_t right_labels = 0;
    for (const LearnSentence* sentence : order) {
      const GoldTree tree(*sentence->gold);
      const TaggedSentence tagged{sentence->words.data(),
                                  sentence->classes.empty() ? nullptr : sentence->classes.data(),
                                  sentence->tags.data(),
                                  sentence->coarse.data(),
                                  static_cast<std::int32_t>(sentence->words.size()),
                                  sentence->guide.heads.empty() ? nullptr : &sentence->guide};
      state.begin(tagged);
      while (!state.done()) {
        int costs[kTransitionCount];
        int best = -1;
        int best_free = -1;
        std::int64_t scores[kTransitionCount] = {};
        const std::size_t n = state.transition_features(features);
        transitions.score(features, n, scores);
        int least = 1 << 20;
        for (int t = 0; t < kTransitionCount; ++t) {
          costs[t] =
              state.allowed(static_cast<Transition>(t)) ? cost_of(static_cast<Transition>(t), state, tree) : 1 << 20;
          least = std::min(least, costs[t]);
        }
        for (int t = 0; t < kTransitionCount; ++t) {
          if (costs[t] == 1 << 20) continue;
          if (best < 0 || scores[t] > scores[best]) best = t;
          if (costs[t] == least && (best_free < 0 || scores[t] > scores[best_free])) best_free = t;
        }
        transitions.next_example();
        // The best of the wrong ones must stay a margin behind.
        int rival = -1;
        for (int t = 0; t < kTransitionCount; ++t) {
          if (costs[t] == 1 << 20 || costs[t] == least) continue;
          if (rival < 0 || scores[t] > scores[rival]) rival = t;
        }
        if (rival >= 0 && scores[best_free] - scores[rival] <= kMargin) {
          transitions.update(features, n, best_free, 1);
          transitions.update(features, n, rival, -1);
        }
        // From the second pass on it follows its own choice nine times in ten, so that it learns to go on
        // from mistakes.
        const int taken = best != best_free && pass > 0 && shuffler.below(10) < 9 ? best : best_free;
        const std::int32_t dependent = state.apply(static_cast<Transition>(taken));
        if (dependent == ParseState::kNone) continue;
        const GoldToken& token = sentence->gold->tokens[static_cast<std::size_t>(dependent)];
        const bool right = state.head(dependent) == tree.heads[static_cast<std::size_t>(dependent)];
        ++tokens;
        right_heads += right;
        if (state.head(dependent) == state.size()) {
          state.set_label(dependent, static_cast<std::uint8_t>(Deprel::kRoot));
          right_labels += right;
          continue;
        }
        const std::size_t m = state.label_features(dependent, features);
        std::int64_t label_scores[128] = {};
        relations.score(features, m, label_scores);
        label_scores[static_cast<int>(Deprel::kRoot)] = INT64_MIN;
        std::uint32_t label = 0;
        for (std::uint32_t c = 1; c < kDeprelCount; ++c) {
          if (label_scores[c] > label_scores[label]) label = c;
        }
        if (right && token.relation != Deprel::kDep) {
          const auto gold = static_cast<std::uint32_t>(token.relation);
          relations.next_example();
          right_labels += gold == label;
          std::uint32_t rival_label = gold == 0 ? 1 : 0;
          for (std::uint32_t c = 0; c < kDeprelCount; ++c) {
            if (c != gold && label_scores[c] > label_scores[rival_label]) rival_label = c;
          }
          if (label_scores[gold] - label_scores[rival_label] <= kLabelMargin) {
            relations.update(features, m, gold, 1);
            relations.update(features, m, rival_label, -1);
          }
        }
        state.set_label(dependent, static_cast<std::uint8_t>(label));
      }
    }
    if (plan.report) {
      fmt::print(stderr, "  parser pass {}: heads {:.2f} relations {:.2f}\n", pass + 1,
                 100.0 * static_cast<double>(right_heads) / static_cast<double>(tokens),
                 100.0 * static_cast<double>(right_labels) / static_cast<double>(tokens));
    }
  }
  return {transitions.section(), relations.section(4, plan.least_relation)};
}

TurnedSentences turn(const std::vector<LearnSentence>& sentences) {
  TurnedSentences out;
  for (const LearnSentence& sentence : sentences) {
    LearnSentence turned = sentence;
    std::reverse(turned.words.begin(), turned.words.end());
    std::reverse(turned.classes.begin(), turned.classes.end());
    std::reverse(turned.gold_tags.begin(), turned.gold_tags.end());
    std::reverse(turned.tags.begin(), turned.tags.end());
    std::reverse(turned.coarse.begin(), turned.coarse.end());
    GoldSentence gold = *sentence.gold;
    std::reverse(gold.tokens.begin(), gold.tokens.end());
    const auto last = static_cast<std::int32_t>(gold.tokens.size()) - 1;
    for (GoldToken& token : gold.tokens) {
      if (token.head >= 0) token.head = last - token.head;
    }
    out.gold.push_back(std::move(gold));
    turned.gold = &out.gold.back();
    out.sentences.push_back(std::move(turned));
  }
  return out;
}

ParserSections learn_guides(std::vector<LearnSentence>& sentences, const ParserPlan& plan) {
  const TurnedSentences turned = turn(sentences);
  // Neighbours share their words, so a fold is made of stretches of 50 sentences.
  const std::size_t folds = static_cast<std::size_t>(plan.guide_folds);
  const auto fold_of = [&](std::size_t i) { return i / 50 % folds; };
  ParserScratch scratch;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<const LearnSentence*> others;
    for (std::size_t i = 0; i < turned.sentences.size(); ++i) {
      if (fold_of(i) != fold) others.push_back(&turned.sentences[i]);
    }
    const ParserSections sections = learn_parser(others, {}, plan);
    ModelWriter writer;
    writer.add("transitions", sections.transitions);
    writer.add("relations", sections.relations);
    const std::string bytes = writer.bytes();
    const auto reader = ModelReader::open(bytes, "guide");
    GreedyParser parser;
    if (!reader || !parser.open(*reader, "")) std::abort();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (fold_of(i) != fold) continue;
      LearnSentence& sentence = sentences[i];
      parse_backwards(parser,
                      {sentence.words.data(), sentence.classes.data(), sentence.tags.data(), sentence.coarse.data(),
                       static_cast<std::int32_t>(sentence.words.size()), nullptr},
                      scratch);
      sentence.guide = scratch.guide;
    }
  }
  std::vector<const LearnSentence*> all;
  for (const LearnSentence& sentence : turned.sentences) all.push_back(&sentence);
  return learn_parser(all, {}, plan);
}

}  // namespace onrecord
