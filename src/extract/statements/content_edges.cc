#include "extract/statements/content_edges.h"

#include <algorithm>
#include <cstdlib>

#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/extent.h"

namespace onrecord {
namespace {

// How far from its place an edge may move, in tokens, towards the begin of the sentence and towards its end.
constexpr std::uint32_t kBeginBack = 12, kBeginOn = 24, kEndBack = 40, kEndOn = 40;

std::uint32_t edge_of(const std::vector<TextSpan>& spans, EdgeSide side) {
  return side == EdgeSide::kBegin ? spans.front().begin : spans.back().end;
}

bool is_that(const Token& token) {
  return token.lemma == "that" && token.upos == Upos::kSconj;
}

bool links(const Token& token) {
  return token.lemma == "that" || token.upos == Upos::kPunct || token.upos == Upos::kAdp ||
         token.upos == Upos::kSconj || token.upos == Upos::kCconj || token.upos == Upos::kPart;
}

class EdgeFinder {
 public:
  EdgeFinder(const StatementContext& context, const OptionSet& set, const std::vector<std::uint16_t>& shares,
             const ContentOption& option, EdgeSide side, std::vector<ContentEdge>& edges)
      : context_(context),
        tokens_(context.analysis.tokens),
        set_(set),
        shares_(shares),
        option_(option),
        side_(side),
        edges_(edges) {}

  void run() {
    const TextSpan part = side_ == EdgeSide::kBegin ? option_.spans.front() : option_.spans.back();
    first_ = context_.analysis.token_at(part.begin);
    end_ = context_.analysis.token_at(part.end - 1) + 1;
    if (first_ >= end_ || end_ > tokens_.size()) return;
    quoted_ = holds_quotation(option_.spans.front().begin, option_.spans.back().end);
    const std::uint32_t own = side_ == EdgeSide::kBegin ? first_ : end_;
    const Sentence& sentence =
        context_.analysis.sentences[context_.tree.sentence_of(side_ == EdgeSide::kBegin ? first_ : end_ - 1)];
    std::uint32_t low, high;
    if (side_ == EdgeSide::kBegin) {
      low = std::max(sentence.first_token, own > kBeginBack ? own - kBeginBack : 0);
      if (set_.trigger < own) low = std::max(low, set_.trigger + 1);
      high = std::min(end_, own + kBeginOn);
    } else {
      low = std::max(first_ + 1, own > kEndBack ? own - kEndBack : 0);
      high = std::min(sentence.token_end, own + kEndOn);
      if (set_.trigger >= own) high = std::min(high, set_.trigger);
      ++high;
    }
    if (low > own || own >= std::max(high, own + 1)) return;
    find_openers(sentence, low, std::min(high, sentence.token_end));
    const auto opener_at = [&](std::uint32_t i) { return i - low < openers_.size() ? openers_[i - low] : kNone32; };
    add(own, opener_at(own), edge_of(option_.spans, side_));
    for (std::uint32_t i = low; i < high; ++i) {
      if (i == own) continue;
      const std::uint32_t opener = opener_at(i);
      if (side_ == EdgeSide::kBegin) {
        if (is_that(tokens_[i]) || (opener == kNone32 && (i == 0 || !links(tokens_[i - 1])))) continue;
      } else if (i + 1 < high && opener == kNone32 && !links(tokens_[i])) {
        continue;
      }
      const TextSpan span =
          side_ == EdgeSide::kBegin ? content_span(context_, i, end_) : content_span(context_, first_, i);
      if (span.empty() || span.overlaps(tokens_[set_.trigger].span)) continue;
      const bool other_kept = side_ == EdgeSide::kBegin ? span.end == part.end : span.begin == part.begin;
      if (other_kept) add(i, opener, side_ == EdgeSide::kBegin ? span.begin : span.end);
    }
  }

 private:
  // The outermost phrase that opens at each token of [low, high) and hangs on a word before it.
  void find_openers(const Sentence& sentence, std::uint32_t low, std::uint32_t high) {
    openers_.assign(high > low ? high - low : 0, kNone32);
    for (std::uint32_t i = low; i < sentence.token_end; ++i) {
      const std::uint32_t begin = context_.tree.subtree_begin(i);
      if (begin < low || begin >= high || tokens_[i].head == kNone32 || tokens_[i].head >= begin) continue;
      std::uint32_t& opener = openers_[begin - low];
      if (opener == kNone32 || context_.tree.subtree_end(i) > context_.tree.subtree_end(opener)) opener = i;
    }
  }

  void add(std::uint32_t token, std::uint32_t opener, std::uint32_t offset) {
    for (const ContentEdge& other : edges_) {
      if (other.offset == offset) return;
    }
    ContentEdge edge{token, offset, opener, 0, 0};
    const std::uint32_t own = edges_.empty() ? offset : edges_.front().offset;
    edge.quoted = static_cast<std::uint8_t>(quoted_ | at_quotation(offset) * 2 |
                                            holds_quotation(std::min(own, offset), std::max(own, offset)) * 4);
    std::uint32_t share = 0;
    for (std::size_t o = 1; o < set_.options.size(); ++o) {
      if (edge_of(set_.options[o].spans, side_) == offset) share += shares_[o];
    }
    edge.share = static_cast<std::uint16_t>(std::min(1000u, share));
    edges_.push_back(edge);
  }

  bool holds_quotation(std::uint32_t begin, std::uint32_t end) const {
    const auto& quotations = context_.analysis.quotations;
    const std::uint32_t q = quotation_from(context_.analysis, begin);
    return q < quotations.size() && quotations[q].span.begin < end;
  }

  bool at_quotation(std::uint32_t offset) const {
    const auto& quotations = context_.analysis.quotations;
    const std::uint32_t from = offset > 0 ? offset - 1 : 0;
    for (std::uint32_t q = quotation_from(context_.analysis, from); q < quotations.size(); ++q) {
      const TextSpan span = quotations[q].span;
      if (span.begin > offset) break;
      if (side_ == EdgeSide::kBegin ? span.begin == offset : span.end == offset) return true;
    }
    return false;
  }

  const StatementContext& context_;
  const std::vector<Token>& tokens_;
  const OptionSet& set_;
  const std::vector<std::uint16_t>& shares_;
  const ContentOption& option_;
  const EdgeSide side_;
  std::vector<ContentEdge>& edges_;
  std::vector<std::uint32_t> openers_;
  std::uint32_t first_ = 0, end_ = 0;
  std::uint8_t quoted_ = 0;
};

std::uint64_t share_class(std::uint16_t share) {
  constexpr std::uint16_t kSteps[] = {1, 20, 50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950, 980};
  return static_cast<std::uint64_t>(std::upper_bound(std::begin(kSteps), std::end(kSteps), share) - std::begin(kSteps));
}

std::uint64_t distance_class(std::uint32_t distance) {
  if (distance < 5) return distance;
  if (distance < 8) return 5;
  if (distance < 16) return 6;
  return distance < 32 ? 7 : 8;
}

// What moving the edge leaves out or takes in.
struct Moved {
  std::uint64_t direction = 0;  // 0: the edge stays; 1: the stretch shrinks; 2: it grows.
  std::uint64_t first = 0, second = 0, last = 0, upos = 0;
  std::uint64_t holds = 0;  // Bits: a finite verb, a subject, a comma, a known cue, a mark of quotation.
  std::uint64_t length = 0;
};

Moved moved(const StatementContext& context, EdgeSide side, std::uint32_t from, std::uint32_t to) {
  Moved what;
  if (from == to) return what;
  const auto& tokens = context.analysis.tokens;
  what.direction = (side == EdgeSide::kBegin) == (to > from) ? 1 : 2;
  const std::uint32_t low = std::min(from, to), high = std::max(from, to);
  what.first = word_hash(tokens[low].lemma);
  what.second = low + 1 < high ? word_hash(tokens[low + 1].lemma) : 1;
  what.last = word_hash(tokens[high - 1].lemma);
  what.upos = static_cast<std::uint64_t>(tokens[low].upos);
  what.length = distance_class(high - low);
  for (std::uint32_t i = low; i < high; ++i) {
    const Token& t = tokens[i];
    if (t.features & kFinite) what.holds |= 1;
    if (t.deprel == Deprel::kNsubj || t.deprel == Deprel::kNsubjPass) what.holds |= 2;
    if (t.lemma == ",") what.holds |= 4;
    if (t.upos == Upos::kVerb && context.cues.verb(t.lemma) != nullptr) what.holds |= 8;
    if (t.upos == Upos::kPunct && t.lemma != "," && t.lemma != ".") what.holds |= 16;
  }
  return what;
}

}  // namespace

void find_edges(const StatementContext& context, const OptionSet& set, const std::vector<std::uint16_t>& shares,
                const ContentOption& option, EdgeSide side, std::vector<ContentEdge>& edges) {
  edges.clear();
  if (option.kind == OptionKind::kQuoteBefore || option.kind == OptionKind::kQuoteBehind ||
      option.kind == OptionKind::kQuoteBoth || option.spans.empty()) {
    return;
  }
  EdgeFinder(context, set, shares, option, side, edges).run();
}

void edge_features(const StatementContext& context, const OptionSet& set, const CueView& view,
                   const ContentOption& option, EdgeSide side, const std::vector<ContentEdge>& edges, std::size_t index,
                   FeatureList& features) {
  const auto& tokens = context.analysis.tokens;
  const ContentEdge& edge = edges[index];
  const auto at_side = static_cast<std::uint64_t>(side);
  const auto kind = static_cast<std::uint64_t>(option.kind);
  const std::uint64_t way = kind * 8 + option.ending;
  const bool keeps = index == 0;
  const auto put = [&](const AttributionFeature& feature) { features.add(feature); };
  const auto of = [&](std::uint16_t number) { return AttributionFeature(number).with(at_side); };
  const auto word_at = [&](std::int64_t i) {
    return i >= 0 && i < static_cast<std::int64_t>(tokens.size()) ? word_hash(tokens[static_cast<std::size_t>(i)].lemma)
                                                                  : 1;
  };
  const auto upos_at = [&](std::int64_t i) {
    return i >= 0 && i < static_cast<std::int64_t>(tokens.size())
               ? static_cast<std::uint64_t>(tokens[static_cast<std::size_t>(i)].upos)
               : 30;
  };
  // The words on both sides of the edge, outwards and inwards.
  const std::int64_t at = edge.token;
  const bool begins = side == EdgeSide::kBegin;
  const std::int64_t outside = begins ? at - 1 : at, inside = begins ? at : at - 1, out = begins ? -1 : 1;
  std::uint64_t relation = 99, head_word = 0, head_upos = 0, hangs = 0;
  if (edge.opener != kNone32) {
    const Token& opener = tokens[edge.opener];
    relation = static_cast<std::uint64_t>(opener.deprel);
    head_word = word_hash(tokens[opener.head].lemma);
    head_upos = static_cast<std::uint64_t>(tokens[opener.head].upos);
    hangs = opener.head == set.trigger                                    ? 1
            : context.tree.in_subtree(set.trigger, opener.head)           ? 2
            : tokens[opener.head].span.begin < option.spans.front().begin ? 3
                                                                          : 4;
  }
  const Moved change = moved(context, side, edges.front().token, edge.token);
  const std::uint64_t share = share_class(edge.share);

  put(of(140).with(keeps).with(way));
  put(of(141).with(change.direction).with(view.lemma));
  put(of(142).with(change.direction).with(view.sense).with(kind));
  put(of(143).with(share).with(keeps));
  put(of(144).with(share).with(kind).with(keeps));
  put(of(145).with(word_at(outside)));
  put(of(146).with(word_at(inside)));
  put(of(147).with(word_at(outside)).with(view.lemma));
  put(of(148).with(word_at(inside)).with(view.lemma));
  put(of(149).with(upos_at(outside + out)).with(upos_at(outside)).with(upos_at(inside)).with(upos_at(inside - out)));
  put(of(150).with(relation).with(hangs).with(head_upos));
  put(of(151).with(relation).with(head_word));
  put(of(152).with(relation).with(hangs).with(kind));
  put(of(153).with(change.direction).with(change.length).with(kind));
  put(of(154).with(change.direction).with(relation).with(hangs));
  put(of(155).with(change.direction).with(change.first));
  put(of(156).with(change.direction).with(change.holds).with(change.length));
  put(of(157).with(change.direction).with(change.upos).with(relation));
  put(of(158).with(change.direction).with(change.first).with(view.lemma));
  put(of(159).with(change.direction).with(change.last).with(kind));
  put(of(160).with(change.direction).with(change.first).with(change.second));
  put(of(161).with(change.holds).with(change.direction).with(kind));
  put(of(162).with(word_at(outside + out)).with(word_at(outside)));
  put(of(163).with(word_at(inside)).with(word_at(inside - out)));
  put(of(164).with(relation).with(word_at(outside)).with(word_at(inside)));
  put(of(165).with(relation).with(change.direction).with(view.sense));
  put(of(166).with(view.company).with(relation).with(change.direction));
  put(of(167).with(std::min<std::size_t>(edges.size(), 12)).with(keeps));
  put(of(168).with(upos_at(outside)).with(upos_at(inside)).with(view.lemma));
  put(of(169).with(hangs).with(change.direction).with(share));
  put(of(190).with(edge.quoted).with(change.direction));
  put(of(191).with(edge.quoted).with(change.direction).with(way));
  put(of(192).with(edge.quoted).with(share).with(keeps));
}

}  // namespace onrecord
