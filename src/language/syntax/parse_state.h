// The arc-eager transition system: what the parser knows while it reads a sentence, and the features it
// decides by. Methods: Nivre 2004 (arc-eager); Zhang and Nivre 2011 (features); Ballesteros and Nivre 2013
// (root at the end).
#pragma once

#include <cstdint>
#include <vector>

#include "language/syntax/sparse_model.h"
#include "language/syntax/tagger.h"
#include "language/syntax/transition_model.h"
#include "language/syntax/word.h"

namespace onrecord {

enum class Transition : std::uint8_t { kShift = 0, kReduce = 1, kLeft = 2, kRight = 3 };
inline constexpr int kTransitionCount = 4;

// Another parser's tree of the same sentence, as a hint. Method: Nivre and McDonald 2008 (stacking).
struct GuideTree {
  std::vector<std::int32_t> heads;  // The root is the number of tokens.
  std::vector<std::uint8_t> labels;
  std::vector<std::int32_t> first_child;  // Of each token and the root: its first and last dependents, or itself.
  std::vector<std::int32_t> last_child;
  // Fills the children from the heads.
  void find_children();
};

// What is given of a sentence before it is parsed. Borrows all.
struct TaggedSentence {
  const Word* words = nullptr;
  const WordClass* classes = nullptr;
  const std::uint8_t* tags = nullptr;    // Labels of the tagger.
  const std::uint8_t* coarse = nullptr;  // Upos of each.
  std::int32_t size = 0;
  const GuideTree* guide = nullptr;  // None for the first parser.
};

// Tokens are 0..size-1; the root is token `size`, last in the buffer. Not thread-safe; reused from sentence
// to sentence.
class ParseState {
 public:
  static constexpr std::int32_t kNone = -1;
  static constexpr std::size_t kMaxFeatures = 112;

  void begin(const TaggedSentence& sentence);
  bool done() const { return front_ >= sentence_.size && stack_.empty(); }
  bool allowed(Transition transition) const;
  // Carries out a transition. Returns the dependent that got its head, or kNone.
  std::int32_t apply(Transition transition);
  void set_label(std::int32_t dependent, std::uint8_t label) {
    Node& node = nodes_[static_cast<std::size_t>(dependent)];
    node.label = label;
    seen_[static_cast<std::size_t>(dependent)].label = label;
    Node& head = nodes_[static_cast<std::size_t>(node.head)];
    (dependent < node.head ? head.left_labels : head.right_labels) |= std::uint64_t{1} << (label & 63);
  }

  // Write the features; return their number. The weights of each are brought nearer while the next ones are computed,
  // if a model is given.
  std::size_t transition_features(std::uint32_t* out, const TransitionModel* model = nullptr) const;
  // Of the arc that apply() has just made.
  std::size_t label_features(std::int32_t dependent, std::uint32_t* out, const SparseModel* model = nullptr) const;

  std::int32_t top() const { return stack_.empty() ? kNone : stack_.back(); }
  std::int32_t front() const { return front_; }
  std::int32_t head(std::int32_t token) const { return nodes_[static_cast<std::size_t>(token)].head; }
  std::uint8_t label(std::int32_t token) const { return nodes_[static_cast<std::size_t>(token)].label; }
  bool on_stack(std::int32_t token) const { return nodes_[static_cast<std::size_t>(token)].on_stack; }
  std::int32_t size() const { return sentence_.size; }

 private:
  struct Node {
    std::int32_t head = kNone;
    std::int32_t left = kNone, left2 = kNone;    // Leftmost child and the one after it.
    std::int32_t right = kNone, right2 = kNone;  // Rightmost child and the one before it.
    std::uint8_t lefts = 0, rights = 0;          // Number of children, at most 7.
    std::uint8_t label = 0;
    bool on_stack = false;
    std::uint64_t left_labels = 0, right_labels = 0;  // Sets of labels, a bit each.
  };
  // What features see of a token.
  struct Seen {
    std::uint32_t word = 11;  // No token.
    std::uint32_t tag = 211;
    std::uint32_t coarse = 31;
    std::uint32_t label = 111;
    std::uint32_t cluster = 1012;
    std::uint32_t coarse_class = 112;
  };
  static const Seen kSeenNone;
  const Seen& see(std::int32_t token) const {
    return static_cast<std::uint32_t>(token) < seen_.size() ? seen_[static_cast<std::uint32_t>(token)] : kSeenNone;
  }
  const Node* node(std::int32_t token) const { return token < 0 ? nullptr : &nodes_[static_cast<std::size_t>(token)]; }

  TaggedSentence sentence_;
  std::vector<Node> nodes_;
  std::vector<Seen> seen_;  // Of each token and of the root.
  std::vector<std::int32_t> stack_;
  std::int32_t front_ = 0;
};

}  // namespace onrecord
