#include "language/syntax/parser.h"

#include <cstring>

namespace onrecord {

Result<TransitionModel> TransitionModel::open(std::string_view section, const std::string& place) {
  TransitionModel model;
  std::uint32_t bits = 99;
  if (section.size() >= 16) std::memcpy(&bits, section.data(), sizeof bits);
  if (bits > 26 || section.size() != 16 + (std::size_t{8} << bits)) {
    return Error{place + ": model of transitions has the wrong size"};
  }
  model.mask_ = (1u << bits) - 1;
  model.weights_ = reinterpret_cast<const std::int16_t*>(section.data() + 16);
  return model;
}

Result<void> Parser::open(const ModelReader& model) {
  auto transitions = TransitionModel::open(model.section("transitions"), model.place());
  if (!transitions) return transitions.error();
  transitions_ = *transitions;
  auto relations = SparseModel::open(model.section("relations"), model.place());
  if (!relations) return relations.error();
  relations_ = *relations;
  if (relations_.classes() != kDeprelCount) return Error{model.place() + ": model knows other relations"};
  return {};
}

void Parser::parse(const TaggedSentence& sentence, ParseState& state, std::vector<std::int32_t>& heads,
                   std::vector<Deprel>& relations) const {
  std::uint32_t features[ParseState::kMaxFeatures];
  state.begin(sentence);
  while (!state.done()) {
    int best = -1;
    int legal = 0;
    for (int t = 0; t < kTransitionCount; ++t) {
      if (state.allowed(static_cast<Transition>(t))) best = t, ++legal;
    }
    if (legal > 1) {
      const std::size_t n = state.transition_features(features);
      for (std::size_t i = 0; i < n; ++i) transitions_.prefetch(features[i]);
      std::int32_t scores[kTransitionCount] = {};
      for (std::size_t i = 0; i < n; ++i) transitions_.add(features[i], scores);
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
    const std::size_t n = state.label_features(dependent, features);
    for (std::size_t i = 0; i < n; ++i) relations_.prefetch(features[i]);
    std::int32_t scores[SparseModel::kMaxClasses] = {};
    for (std::size_t i = 0; i < n; ++i) relations_.add(features[i], scores);
    scores[static_cast<int>(Deprel::kRoot)] = INT32_MIN;
    std::size_t label = 0;
    for (std::size_t c = 1; c < kDeprelCount; ++c) {
      if (scores[c] > scores[label]) label = c;
    }
    state.set_label(dependent, static_cast<std::uint8_t>(label));
  }
  const auto size = static_cast<std::size_t>(sentence.size);
  heads.resize(size);
  relations.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    heads[i] = state.head(static_cast<std::int32_t>(i));
    relations[i] = static_cast<Deprel>(state.label(static_cast<std::int32_t>(i)));
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
