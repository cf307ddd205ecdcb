#include "extract/statements/raised_part.h"

#include <algorithm>

#include "extract/statements/clause_tree.h"
#include "extract/statements/extent.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kReach = 60;  // Tokens before the cue.
constexpr std::size_t kMostParts = 8;

bool is_inside(const std::vector<TextSpan>& content, TextSpan span) {
  return std::any_of(content.begin(), content.end(), [&](TextSpan part) { return part.contains(span); });
}

// Returns true for what may hang on the cue and be part of what it introduces.
bool can_be_raised(Deprel relation) {
  switch (relation) {
    case Deprel::kNsubj:
    case Deprel::kNsubjPass:
    case Deprel::kObj:
    case Deprel::kObl:
    case Deprel::kAdvcl:
    case Deprel::kAdvmod:
    case Deprel::kCcomp:
    case Deprel::kMark:
      return true;
    default:
      return false;
  }
}

}  // namespace

void find_raised_parts(const StatementContext& context, const OptionSet& set, const std::vector<TextSpan>& content,
                       std::vector<RaisedPart>& parts) {
  parts.clear();
  const auto& tokens = context.analysis.tokens;
  const std::uint32_t cue = set.trigger;
  if (tokens[cue].upos != Upos::kVerb || content.empty() || content.front().begin < tokens[cue].span.end) return;
  const Sentence& sentence = context.analysis.sentences[context.tree.sentence_of(cue)];
  parts.push_back({});
  const auto add = [&](std::uint32_t head, std::uint32_t first, std::uint32_t end) {
    if (parts.size() > kMostParts) return;
    const TextSpan span = content_span(context, first, std::min(end, cue));
    if (span.empty() || span.overlaps(tokens[cue].span) || span.end > tokens[cue].span.begin) return;
    for (const RaisedPart& other : parts) {
      if (other.span == span) return;
    }
    parts.push_back({head, span});
  };
  const std::uint32_t low = cue > sentence.first_token + kReach ? cue - kReach : sentence.first_token;
  for (std::uint32_t i = cue; i-- > low;) {
    const Token& t = tokens[i];
    if (t.head == kNone32 || t.upos == Upos::kPunct) continue;
    const bool of_cue = t.head == cue && can_be_raised(t.deprel);
    const bool of_content = t.head > cue && is_inside(content, tokens[t.head].span);
    if (of_cue || of_content) add(i, context.tree.subtree_begin(i), context.tree.subtree_end(i));
  }
  // The noun that a relative clause without a relative word tells of: "the judge they fear she would choose".
  const std::uint32_t noun = tokens[cue].head;
  if (tokens[cue].deprel == Deprel::kAclRelcl && noun != kNone32 && noun < cue && noun >= sentence.first_token) {
    add(noun, context.tree.subtree_begin(noun), context.tree.subtree_begin(cue));
  }
}

void raised_features(const StatementContext& context, const OptionSet& set, const CueView& view,
                     const ContentOption& option, const std::vector<RaisedPart>& parts, std::size_t index,
                     FeatureList& features) {
  const auto& tokens = context.analysis.tokens;
  const auto kind = static_cast<std::uint64_t>(option.kind);
  const Token& cue = tokens[set.trigger];
  const auto put = [&](const AttributionFeature& feature) { features.add(feature); };
  const std::uint32_t first = context.analysis.token_at(option.spans.front().begin);
  const std::uint64_t opening = first < tokens.size() ? word_hash(tokens[first].lemma) : 1;
  const std::uint64_t opening_upos = first < tokens.size() ? static_cast<std::uint64_t>(tokens[first].upos) : 30;
  std::uint64_t relation = 98, who = 0, distance = 0;
  std::uint64_t word = 0, of_cue = 2, commas = 0;
  const RaisedPart& part = parts[index];
  if (part.head != kNone32) {
    const Token& t = tokens[part.head];
    relation = static_cast<std::uint64_t>(t.deprel);
    who = phrase_class(context, part.head);
    word = word_hash(t.lemma);
    of_cue = t.head == set.trigger ? 1 : 0;
    const std::uint32_t end = context.analysis.token_at(part.span.end - 1) + 1;
    for (std::uint32_t i = end; i < set.trigger; ++i) {
      commas += tokens[i].lemma == ",";
      ++distance;
    }
    commas = std::min<std::uint64_t>(commas, 3);
    distance = std::min<std::uint64_t>(distance, 6);
  }
  // Where the part hangs and what it is, before all else.
  const std::uint64_t place = relation * 4 + of_cue;
  put(AttributionFeature(170).with(place));
  put(AttributionFeature(171).with(place).with(view.lemma));
  put(AttributionFeature(172).with(place).with(view.form).with(kind));
  put(AttributionFeature(173).with(place).with(view.form).with(view.cue_class));
  put(AttributionFeature(174).with(place).with(view.sense).with(view.form));
  put(AttributionFeature(175).with(place).with(view.lemma).with(view.form));
  put(AttributionFeature(176).with(place).with(opening));
  put(AttributionFeature(177).with(place).with(opening).with(view.lemma));
  put(AttributionFeature(178).with(place).with(view.company).with(kind));
  put(AttributionFeature(179).with(place).with(who).with(view.cue_type));
  put(AttributionFeature(180).with(place).with(word));
  put(AttributionFeature(181).with(place).with(commas).with(distance));
  put(AttributionFeature(182).with(place).with(static_cast<std::uint64_t>(cue.deprel)).with(view.form));
  put(AttributionFeature(183).with(place).with(kind * 8 + option.ending));
  put(AttributionFeature(184).with(place).with(cue.cluster));
  put(AttributionFeature(185).with(place).with(opening_upos).with(view.form));
  put(AttributionFeature(186).with(place).with(word).with(view.cue_type).with(view.form));
  put(AttributionFeature(187).with(place).with(std::min<std::size_t>(parts.size(), 6)));
}

}  // namespace onrecord
