#include "language/syntax/parser.h"

#include <iterator>

namespace onrecord {

static_assert(TransitionModel::kTransitions == kTransitionCount);

Result<void> GreedyParser::open(const ModelReader& model, const std::string& prefix) {
  auto transitions = TransitionModel::open(model.section(prefix + "transitions"), model.place());
  if (!transitions) return transitions.error();
  transitions_ = *transitions;
  auto relations = SparseModel::open(model.section(prefix + "relations"), model.place());
  if (!relations) return relations.error();
  relations_ = *relations;
  if (relations_.classes() != kDeprelCount) return Error{model.place() + ": model knows other relations"};
  return {};
}

void GreedyParser::parse(const TaggedSentence& sentence, ParseState& state) const {
  std::uint32_t features[ParseState::kMaxFeatures];
  state.begin(sentence);
  while (!state.done()) {
    int best = -1;
    int legal = 0;
    for (int t = 0; t < kTransitionCount; ++t) {
      if (state.allowed(static_cast<Transition>(t))) best = t, ++legal;
    }
    if (legal > 1) {
      std::int32_t scores[kTransitionCount];
      transitions_.score(features, state.transition_features(features, &transitions_), scores);
      best = -1;
      for (int t = 0; t < kTransitionCount; ++t) {
        if (state.allowed(static_cast<Transition>(t)) && (best < 0 || scores[t] > scores[best])) best = t;
      }
    }
    const std::int32_t dependent = state.apply(static_cast<Transition>(best));
    if (dependent == ParseState::kNone) continue;
    if (state.head(dependent) == sentence.size) {
      state.set_label(dependent, static_cast<std::uint8_t>(Deprel::kRoot));
      continue;
    }
    std::int16_t scores[SparseModel::kMaxClasses];
    relations_.score(features, state.label_features(dependent, features, &relations_), scores);
    scores[static_cast<int>(Deprel::kRoot)] = INT16_MIN;
    std::size_t label = 0;
    for (std::size_t c = 1; c < kDeprelCount; ++c) {
      if (scores[c] > scores[label]) label = c;
    }
    state.set_label(dependent, static_cast<std::uint8_t>(label));
  }
}

void parse_backwards(const GreedyParser& parser, const TaggedSentence& sentence, ParserScratch& scratch) {
  const auto size = static_cast<std::size_t>(sentence.size);
  scratch.words.assign(std::make_reverse_iterator(sentence.words + size), std::make_reverse_iterator(sentence.words));
  scratch.tags.assign(std::make_reverse_iterator(sentence.tags + size), std::make_reverse_iterator(sentence.tags));
  scratch.coarse.assign(std::make_reverse_iterator(sentence.coarse + size),
                        std::make_reverse_iterator(sentence.coarse));
  scratch.classes.assign(std::make_reverse_iterator(sentence.classes + size),
                         std::make_reverse_iterator(sentence.classes));
  const TaggedSentence turned{scratch.words.data(),  scratch.classes.data(), scratch.tags.data(),
                              scratch.coarse.data(), sentence.size,          nullptr};
  parser.parse(turned, scratch.state);
  scratch.guide.heads.resize(size);
  scratch.guide.labels.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    const auto there = static_cast<std::int32_t>(size - 1 - i);
    const std::int32_t head = scratch.state.head(there);
    scratch.guide.heads[i] = head == sentence.size ? head : sentence.size - 1 - head;
    scratch.guide.labels[i] = scratch.state.label(there);
  }
  scratch.guide.find_children();
}

Result<void> Parser::open(const ModelReader& model) {
  if (auto opened = backward_.open(model, "backward."); !opened) return opened.error();
  return forward_.open(model, "");
}

void Parser::parse(TaggedSentence sentence, ParserScratch& scratch, std::vector<std::int32_t>& heads,
                   std::vector<Deprel>& relations) const {
  parse_backwards(backward_, sentence, scratch);
  sentence.guide = &scratch.guide;
  forward_.parse(sentence, scratch.state);
  const auto size = static_cast<std::size_t>(sentence.size);
  heads.resize(size);
  relations.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    heads[i] = scratch.state.head(static_cast<std::int32_t>(i));
    relations[i] = static_cast<Deprel>(scratch.state.label(static_cast<std::int32_t>(i)));
  }
  make_single_root(sentence, heads, relations);
}

void make_single_root(const TaggedSentence& sentence, std::vector<std::int32_t>& heads,
                      std::vector<Deprel>& relations) {
  const std::int32_t size = sentence.size;
  // The first verb among the roots, else the first that is no mark, else the first.
  std::int32_t root = ParseState::kNone;
  int rank = 0;
  for (std::int32_t i = 0; i < size; ++i) {
    if (heads[static_cast<std::size_t>(i)] != size && heads[static_cast<std::size_t>(i)] >= 0) continue;
    const auto upos = static_cast<Upos>(sentence.coarse[i]);
    const int here = upos == Upos::kVerb ? 3 : upos == Upos::kPunct ? 1 : 2;
    if (here > rank) root = i, rank = here;
  }
  for (std::int32_t i = 0; i < size; ++i) {
    auto& head = heads[static_cast<std::size_t>(i)];
    auto& relation = relations[static_cast<std::size_t>(i)];
    if (i == root) {
      head = size;
      relation = Deprel::kRoot;
    } else if (head == size || head < 0) {
      head = root;
      relation = static_cast<Upos>(sentence.coarse[i]) == Upos::kPunct ? Deprel::kPunct : Deprel::kParataxis;
    }
  }
}

}  // namespace onrecord
