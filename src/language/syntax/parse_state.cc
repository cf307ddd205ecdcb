#include "language/syntax/parse_state.h"

#include <algorithm>

#include "language/syntax/feature_hash.h"

namespace onrecord {

namespace {

constexpr std::uint32_t kNoLabel = 112;  // Of a token without a head yet.

std::uint32_t fold(std::uint64_t set) {
  return mix(static_cast<std::uint32_t>(set), static_cast<std::uint32_t>(set >> 32));
}

}  // namespace

void GuideTree::find_children() {
  const std::size_t size = heads.size();
  first_child.resize(size + 1);
  last_child.resize(size + 1);
  for (std::size_t i = 0; i <= size; ++i) first_child[i] = last_child[i] = static_cast<std::int32_t>(i);
  for (std::size_t i = 0; i < size; ++i) {
    const auto head = static_cast<std::size_t>(heads[i]);
    first_child[head] = std::min(first_child[head], static_cast<std::int32_t>(i));
    last_child[head] = std::max(last_child[head], static_cast<std::int32_t>(i));
  }
}

const ParseState::Seen ParseState::kSeenNone;

void ParseState::begin(const TaggedSentence& sentence) {
  sentence_ = sentence;
  const auto size = static_cast<std::size_t>(sentence.size);
  nodes_.assign(size + 1, Node{});
  seen_.resize(size + 1);
  for (std::size_t i = 0; i < size; ++i) {
    Seen& seen = seen_[i];
    seen = {sentence.words[i].lower, sentence.tags[i],      sentence.coarse[i], kNoLabel,
            kSeenNone.cluster,       kSeenNone.coarse_class};
    if (sentence.classes == nullptr) continue;
    seen.cluster = sentence.classes[i].cluster;
    seen.coarse_class = sentence.classes[i].coarse;
  }
  seen_[size] = {13, 213, 33, kSeenNone.label, 1013, 113};
  stack_.clear();
  front_ = 0;
}

bool ParseState::allowed(Transition transition) const {
  const std::int32_t s = top();
  const bool at_root = front_ >= sentence_.size;
  switch (transition) {
    case Transition::kShift:
      return !at_root;
    case Transition::kReduce:
      return s != kNone && head(s) != kNone;
    case Transition::kLeft:
      return s != kNone && head(s) == kNone;
    case Transition::kRight:
      return s != kNone && !at_root;
  }
  return false;
}

std::int32_t ParseState::apply(Transition transition) {
  const std::int32_t s = top();
  switch (transition) {
    case Transition::kShift:
      nodes_[static_cast<std::size_t>(front_)].on_stack = true;
      stack_.push_back(front_++);
      return kNone;
    case Transition::kReduce:
      nodes_[static_cast<std::size_t>(s)].on_stack = false;
      stack_.pop_back();
      return kNone;
    case Transition::kLeft: {
      Node& head = nodes_[static_cast<std::size_t>(front_)];
      nodes_[static_cast<std::size_t>(s)].head = front_;
      seen_[static_cast<std::size_t>(s)].label = 0;
      nodes_[static_cast<std::size_t>(s)].on_stack = false;
      stack_.pop_back();
      // Left children come nearest first: each new one is further out.
      head.left2 = head.left;
      head.left = s;
      if (head.lefts < 7) ++head.lefts;
      return s;
    }
    case Transition::kRight: {
      const std::int32_t dependent = front_++;
      Node& head = nodes_[static_cast<std::size_t>(s)];
      nodes_[static_cast<std::size_t>(dependent)].head = s;
      seen_[static_cast<std::size_t>(dependent)].label = 0;
      nodes_[static_cast<std::size_t>(dependent)].on_stack = true;
      head.right2 = head.right;
      head.right = dependent;
      if (head.rights < 7) ++head.rights;
      stack_.push_back(dependent);
      return dependent;
    }
  }
  return kNone;
}

std::size_t ParseState::transition_features(std::uint32_t* out, const TransitionModel* model) const {
  const auto depth = stack_.size();
  const std::int32_t i0 = top();
  const std::int32_t i1 = depth >= 2 ? stack_[depth - 2] : kNone;
  const std::int32_t i2 = depth >= 3 ? stack_[depth - 3] : kNone;
  const std::int32_t b = front_;
  const Node* s0 = node(i0);
  const Node& n0 = nodes_[static_cast<std::size_t>(std::min(b, sentence_.size))];
  const Seen& S0 = see(i0);
  const Seen& S1 = see(i1);
  const Seen& S2 = see(i2);
  const Seen& B0 = see(b);
  const Seen& B1 = see(b + 1);
  const Seen& B2 = see(b + 2);
  const Seen& B3 = see(b + 3);
  const Seen& H = see(s0 ? s0->head : kNone);
  const Seen& H2 = see(s0 && s0->head >= 0 ? nodes_[static_cast<std::size_t>(s0->head)].head : kNone);
  const Seen& SL = see(s0 ? s0->left : kNone);
  const Seen& SL2 = see(s0 ? s0->left2 : kNone);
  const Seen& SR = see(s0 ? s0->right : kNone);
  const Seen& SR2 = see(s0 ? s0->right2 : kNone);
  const Seen& NL = see(n0.left);
  const Seen& NL2 = see(n0.left2);
  // The words between top and front, by nearness to them.
  const Seen& before_front = see(b - 1);
  const Seen& after_top = see(i0 == kNone ? kNone : i0 + 1);
  const std::uint32_t distance_raw = i0 == kNone ? 0u : static_cast<std::uint32_t>(b - i0);
  const std::uint32_t distance = distance_raw < 6 ? distance_raw : distance_raw < 10 ? 6u : distance_raw < 20 ? 7u : 8u;
  const std::uint32_t lefts = s0 ? s0->lefts : 9u;
  const std::uint32_t rights = s0 ? s0->rights : 9u;
  const std::uint32_t s0_left = s0 ? fold(s0->left_labels) : 1u;
  const std::uint32_t s0_right = s0 ? fold(s0->right_labels) : 1u;
  const std::uint32_t n0_left = fold(n0.left_labels);
  const bool has_head = s0 && s0->head != kNone;
  std::size_t n = 0;
  const auto put = [&](std::uint32_t id, std::uint32_t a, std::uint32_t c = 0) __attribute__((always_inline)) {
    const std::uint32_t feature = mix(mix(id + 3000, a), c);
    if (model != nullptr) model->prefetch(feature);
    out[n++] = feature;
  };
  const auto pair = [](std::uint32_t a, std::uint32_t c) {
    return a * 0x9E3779B1u ^ (c + 0x7F4A7C15u + (a << 6) + (a >> 2));
  };
  const std::uint32_t w0t0 = pair(S0.word, S0.tag);
  const std::uint32_t wbtb = pair(B0.word, B0.tag);
  const std::uint32_t t0tb = pair(S0.tag, B0.tag);
  const std::uint32_t flags = (has_head ? 1u : 0u) + (depth > 1 ? 2u : 0u);
  put(0, flags, S0.label);
  // One token.
  put(1, w0t0);
  put(2, S0.word);
  put(3, S0.tag, flags);
  put(4, wbtb);
  put(5, B0.word);
  put(6, B0.tag, flags);
  put(7, pair(B1.word, B1.tag));
  put(8, B1.word);
  put(9, B1.tag);
  put(10, pair(B2.word, B2.tag));
  put(11, B2.tag);
  put(12, pair(S1.word, S1.tag));
  put(13, S1.tag);
  // Two.
  put(14, w0t0, wbtb);
  put(15, w0t0, B0.word);
  put(16, S0.word, wbtb);
  put(17, w0t0, B0.tag);
  put(18, S0.tag, wbtb);
  put(19, S0.word, B0.word);
  put(20, t0tb, flags);
  put(21, B0.tag, B1.tag);
  put(22, pair(B0.word, B1.tag), t0tb);
  put(23, pair(S0.word, B1.tag), t0tb);
  put(24, S0.word, B1.word);
  // Three and four.
  put(25, pair(B0.tag, B1.tag), B2.tag);
  put(26, t0tb, B1.tag);
  put(27, t0tb, pair(B1.tag, B2.tag));
  put(28, t0tb, pair(H.tag, S0.label));
  put(29, t0tb, pair(SL.tag, 1));
  put(30, t0tb, pair(SR.tag, 2));
  put(31, t0tb, pair(NL.tag, 3));
  put(32, t0tb, pair(S1.tag, 4));
  put(33, t0tb, pair(S1.tag, S2.tag));
  put(34, pair(B1.tag, B2.tag), B3.tag);
  // Distance and valency.
  put(35, pair(S0.word, distance), 1);
  put(36, pair(S0.tag, distance), 2);
  put(37, pair(B0.word, distance), 3);
  put(38, pair(B0.tag, distance), 4);
  put(39, pair(S0.word, B0.word), distance);
  put(40, t0tb, distance);
  put(41, S0.word, rights);
  put(42, S0.tag, pair(rights, flags));
  put(43, S0.word, pair(lefts, 5));
  put(44, S0.tag, pair(lefts, 6));
  put(45, B0.word, n0.lefts);
  put(46, B0.tag, n0.lefts);
  // Heads, children and their relations.
  put(47, H.word, S0.label);
  put(48, H.tag, S0.label);
  put(49, S0.label, S0.tag);
  put(50, SL.word, SL.label);
  put(51, SL.tag, S0.tag);
  put(52, SR.word, S0.word);
  put(53, SR.tag, pair(SR.label, S0.tag));
  put(54, NL.word, B0.word);
  put(55, NL.tag, pair(NL.label, B0.tag));
  put(56, H2.tag, pair(H.tag, S0.tag));
  put(57, SL2.label, pair(SL.label, S0.tag));
  put(58, SR2.label, pair(SR.label, S0.tag));
  put(59, NL2.label, pair(NL.label, B0.tag));
  put(60, s0_right, S0.tag);
  put(61, s0_left, S0.tag);
  put(62, n0_left, B0.tag);
  put(63, s0_right, pair(S0.word, B0.tag));
  put(64, n0_left, pair(B0.word, S0.tag));
  // Words between.
  put(65, t0tb, pair(before_front.tag, after_top.tag));
  put(66, t0tb, pair(before_front.tag, 7));
  put(67, SR.word, pair(t0tb, 8));
  put(68, NL.word, pair(t0tb, 9));
  put(69, H.word, pair(t0tb, 10));
  put(70, S1.word, pair(S0.tag, B0.word));
  if (sentence_.classes != nullptr) {
    put(71, S0.cluster, B0.cluster);
    put(72, S0.cluster, pair(B0.tag, S0.tag));
    put(73, B0.cluster, pair(S0.tag, B0.tag));
    put(74, S0.coarse_class, pair(B0.coarse_class, distance));
    put(75, S0.cluster, pair(B0.cluster, SR.tag));
    put(76, B1.cluster, t0tb);
    put(77, S0.cluster, pair(B0.cluster, NL.tag));
    put(78, H.cluster, pair(S0.coarse_class, B0.coarse_class));
    put(79, S1.cluster, pair(S0.tag, B0.tag));
  }
  if (const GuideTree* guide = sentence_.guide; guide != nullptr) {
    // Where the other parser has the head of a token, seen from the pair of top and front.
    const auto place = [&](std::int32_t token, std::int32_t partner) -> std::uint32_t {
      if (token < 0 || token >= sentence_.size) return 0;
      const std::int32_t head = guide->heads[static_cast<std::size_t>(token)];
      if (head == partner) return 1;
      if (head == sentence_.size) return 2;
      return head > b ? 3u : head < i0 ? 4u : 5u;
    };
    const auto guide_label = [&](std::int32_t token) -> std::uint32_t {
      return token < 0 || token >= sentence_.size ? 99u : guide->labels[static_cast<std::size_t>(token)];
    };
    const std::uint32_t top_place = place(i0, b);
    const std::uint32_t front_place = place(b, i0);
    const bool top_waits = i0 >= 0 && guide->last_child[static_cast<std::size_t>(i0)] >= b;
    const std::int32_t front_first = guide->first_child[static_cast<std::size_t>(std::min(b, sentence_.size))];
    const std::uint32_t front_waits = front_first == b ? 0u : front_first == i0 ? 1u : front_first < i0 ? 2u : 3u;
    const std::uint32_t both = top_place * 8 + front_place;
    const std::uint32_t waits = (top_waits ? 4u : 0u) + front_waits;
    put(80, both, flags);
    put(81, both, pair(waits, flags));
    put(82, both, pair(waits, t0tb));
    put(83, both, pair(waits, S0.word));
    put(84, both, pair(waits, B0.word));
    put(85, pair(both, guide_label(i0)), pair(waits, flags));
    put(86, pair(both, guide_label(b)), pair(waits, flags));
    put(87, pair(both, distance), waits);
    put(88, pair(place(i1, b), both), pair(waits, S1.tag));
  }
  return n;
}

std::size_t ParseState::label_features(std::int32_t dependent, std::uint32_t* out, const SparseModel* model) const {
  const Node& d = nodes_[static_cast<std::size_t>(dependent)];
  const Node& h = nodes_[static_cast<std::size_t>(d.head)];
  const Seen& D = see(dependent);
  const Seen& H = see(d.head);
  const Seen& G = see(h.head);
  const Seen& DL = see(d.left);
  const Seen& DR = see(d.right);
  const Seen& DL2 = see(d.left2);
  const Seen& D_before = see(dependent - 1);
  const Seen& D_after = see(dependent + 1);
  const Seen& H_before = see(d.head - 1);
  const Seen& H_after = see(d.head >= sentence_.size ? kNone : d.head + 1);
  const bool to_right = dependent > d.head;
  // The sibling that stands between, if any.
  const Seen& sibling = see(to_right ? h.right2 : h.left2);
  const Seen& other = see(to_right ? h.left : kNone);
  const std::uint32_t gap = static_cast<std::uint32_t>(to_right ? dependent - d.head : d.head - dependent);
  const std::uint32_t distance = (gap < 5 ? gap : gap < 10 ? 5u : 6u) * 2 + (to_right ? 1u : 0u);
  const std::uint32_t side = to_right ? 1u : 0u;
  std::size_t n = 0;
  const auto put = [&](std::uint32_t id, std::uint32_t a, std::uint32_t b, std::uint32_t c = 0) {
    const std::uint32_t feature = mix(mix(id * 2 + side + 5000, a), b, c);
    if (model != nullptr) model->prefetch(feature);
    out[n++] = feature;
  };
  put(0, 0, 0);
  put(1, D.tag, H.tag);
  put(2, D.word, H.word);
  put(3, D.word, H.tag);
  put(4, D.tag, H.word);
  put(5, D.word, D.tag);
  put(6, H.word, H.tag);
  put(7, D.tag, H.tag, distance);
  put(8, D.tag, H.tag, DL.tag);
  put(9, D.tag, DL.word, H.tag);
  put(10, D.tag, DL.word, H.word);
  put(11, D.word, DL.word);
  put(12, DL.label, D.tag, H.tag);
  put(13, DR.label, D.tag, H.tag);
  put(14, DR.word, D.tag);
  put(15, D_before.tag, D.tag, H.tag);
  put(16, D_after.tag, D.tag, H.tag);
  put(17, D_before.word, D.tag);
  put(18, D_after.word, D.tag);
  put(19, H_before.tag, H.tag, D.tag);
  put(20, H_after.tag, H.tag, D.tag);
  put(21, sibling.label, D.tag, H.tag);
  put(22, sibling.label, D.tag, H.word);
  put(23, other.label, D.tag, H.tag);
  put(24, G.tag, H.tag, D.tag);
  put(25, fold(h.left_labels), H.tag, D.tag);
  put(26, fold(to_right ? h.right_labels : h.left_labels), H.tag, D.tag);
  put(27, D.tag, distance);
  put(28, fold(d.left_labels), D.tag, H.tag);
  put(29, DL2.word, D.tag, DL.word);
  put(30, sentence_.words != nullptr && dependent < sentence_.size ? sentence_.words[dependent].suffix[2] : 0, H.tag,
      D.tag);
  put(31, H.label, H.tag, D.tag);
  if (sentence_.classes != nullptr) {
    put(32, D.cluster, H.cluster);
    put(33, D.cluster, H.tag, D.tag);
    put(34, D.tag, H.cluster, H.tag);
    put(35, D.cluster, DL.word);
    put(36, sentence_.classes[dependent].sense, D.tag, DL.word);
    put(37, sentence_.classes[dependent].sense, H.tag, D.tag);
    put(38, d.head < sentence_.size ? sentence_.classes[d.head].sense : 0, D.tag, H.tag);
  }
  if (const GuideTree* guide = sentence_.guide; guide != nullptr) {
    const std::uint32_t label = guide->labels[static_cast<std::size_t>(dependent)];
    const std::uint32_t same = guide->heads[static_cast<std::size_t>(dependent)] == d.head ? 1 : 0;
    put(39, label, same);
    put(40, label, same, D.tag);
    put(41, mix(label, same), D.tag, H.tag);
    put(42, mix(label, same), D.word);
    put(43, mix(label, same), H.word);
  }
  return n;
}

}  // namespace onrecord
