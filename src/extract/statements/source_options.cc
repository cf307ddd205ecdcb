#include "extract/statements/source_options.h"

#include <algorithm>

#include "extract/statements/attribution_feature.h"
#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_lexicon.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kReach = 40;  // Tokens to each side of the cue.
constexpr std::size_t kMostSources = 16;

bool heads_phrase(const Token& token) {
  if (token.upos != Upos::kNoun && token.upos != Upos::kPropn && token.upos != Upos::kPron &&
      token.upos != Upos::kDet && token.upos != Upos::kNum && token.upos != Upos::kAdj && token.upos != Upos::kX) {
    return false;
  }
  switch (token.deprel) {
    case Deprel::kCompound:
    case Deprel::kFlat:
    case Deprel::kDet:
    case Deprel::kAmod:
    case Deprel::kNummod:
    case Deprel::kFixed:
    case Deprel::kAdvmod:
    case Deprel::kNmodDesc:
    case Deprel::kDetPredet:
      return false;
    default:
      break;
  }
  if (token.upos == Upos::kDet || token.upos == Upos::kAdj || token.upos == Upos::kNum) {
    return token.deprel == Deprel::kNsubj || token.deprel == Deprel::kNsubjPass || token.deprel == Deprel::kOblAgent;
  }
  return true;
}

std::uint64_t distance_class(std::uint32_t distance) {
  if (distance < 5) return distance;
  if (distance < 8) return 5;
  if (distance < 14) return 6;
  return distance < 24 ? 7 : 8;
}

}  // namespace

void find_sources(const StatementContext& context, std::uint32_t cue, const std::vector<TextSpan>& content,
                  std::vector<std::uint32_t>& heads) {
  heads.clear();
  heads.push_back(kNone32);
  const auto& tokens = context.analysis.tokens;
  const Sentence& sentence = context.analysis.sentences[context.tree.sentence_of(cue)];
  const auto take = [&](std::uint32_t i) {
    if (!heads_phrase(tokens[i])) return;
    for (const TextSpan span : content) {
      if (span.contains(tokens[i].span)) return;
    }
    heads.push_back(i);
  };
  for (std::uint32_t step = 1; step <= kReach && heads.size() <= kMostSources; ++step) {
    if (cue >= sentence.first_token + step) take(cue - step);
    if (cue + step < sentence.token_end) take(cue + step);
  }
}

void source_features(const StatementContext& context, std::uint32_t cue, OptionKind content, std::uint32_t guess,
                     std::uint32_t source, std::uint32_t rank, FeatureList& features) {
  const auto& tokens = context.analysis.tokens;
  const ClauseTree& tree = context.tree;
  const Token& verb = tokens[cue];
  const auto kind = static_cast<std::uint64_t>(content);
  const std::uint64_t form = verb.features & (kFinite | kInfinitive | kGerund | kParticiple | kPassive);
  const auto put = [&](const AttributionFeature& feature) { features.add(feature); };
  if (source == kNone32) {
    put(AttributionFeature(100));
    put(AttributionFeature(101).with(guess == kNone32));
    put(AttributionFeature(102).with(word_hash(verb.lemma)));
    put(AttributionFeature(103).with(static_cast<std::uint64_t>(verb.deprel)).with(form));
    put(AttributionFeature(104).with(kind).with(static_cast<std::uint64_t>(verb.upos)));
    return;
  }
  const Token& t = tokens[source];
  const bool behind = source > cue;
  const std::uint32_t low = std::min(source, cue), high = std::max(source, cue);
  std::uint64_t commas = 0, verbs = 0, marks = 0;
  for (std::uint32_t i = low + 1; i < high; ++i) {
    commas += tokens[i].lemma == ",";
    verbs += tokens[i].upos == Upos::kVerb;
    marks += tokens[i].upos == Upos::kPunct && tokens[i].lemma != ",";
  }
  commas = std::min<std::uint64_t>(commas, 3);
  verbs = std::min<std::uint64_t>(verbs, 2);
  marks = std::min<std::uint64_t>(marks, 2);
  const auto relation = static_cast<std::uint64_t>(t.deprel);
  const std::uint64_t who = phrase_class(context, source);
  const bool child = t.head == cue;
  const bool guessed = source == guess;
  const std::uint64_t distance = distance_class(high - low);
  // Whether the phrase touches the cue: "said the minister", "the minister (has) said".
  const std::uint32_t phrase_begin = tree.subtree_begin(source), phrase_end = tree.subtree_end(source);
  bool touches = behind ? phrase_begin == cue + 1 : false;
  if (!behind) {
    std::uint32_t i = std::max(source + 1, std::min(phrase_end, cue));
    while (i < cue && (tokens[i].upos == Upos::kAux || tokens[i].upos == Upos::kAdv || tokens[i].lemma == ",")) ++i;
    touches = i == cue;
  }
  std::uint64_t preposition = 0;
  if (phrase_begin < source && tokens[phrase_begin].deprel == Deprel::kCase)
    preposition = word_hash(tokens[phrase_begin].lemma);
  const bool same_quote = context.analysis.quotation_around(t.span) == context.analysis.quotation_around(verb.span);
  const bool content_before = content == OptionKind::kBefore || content == OptionKind::kAround ||
                              content == OptionKind::kQuoteBefore || content == OptionKind::kQuoteBoth;

  put(AttributionFeature(110).with(guessed));
  put(AttributionFeature(111).with(guessed).with(kind).with(behind));
  put(AttributionFeature(112).with(relation).with(child).with(behind));
  put(AttributionFeature(113).with(who));
  put(AttributionFeature(114).with(who).with(word_hash(verb.lemma)));
  put(AttributionFeature(115).with(who).with(guessed).with(child));
  put(AttributionFeature(116).with(distance).with(behind).with(content_before));
  put(AttributionFeature(117).with(rank).with(behind).with(content_before));
  put(AttributionFeature(118).with(touches).with(behind).with(kind));
  put(AttributionFeature(119).with(touches).with(behind).with(who).with(content_before));
  put(AttributionFeature(120).with(commas).with(verbs).with(behind));
  put(AttributionFeature(121).with(marks).with(behind));
  put(AttributionFeature(122).with(same_quote).with(guessed));
  put(AttributionFeature(123).with(form).with(relation).with(behind));
  put(AttributionFeature(124).with(form).with(static_cast<std::uint64_t>(verb.deprel)).with(guessed).with(behind));
  put(AttributionFeature(125).with(preposition).with(child).with(form));
  put(AttributionFeature(126).with(preposition).with(behind).with(kind));
  put(AttributionFeature(127).with(static_cast<std::uint64_t>(verb.upos)).with(relation).with(child));
  put(AttributionFeature(128).with(word_hash(t.lemma)));
  const std::uint64_t sense = verb.upos == Upos::kVerb ? verb.sense >> 8 : 256u + (verb.sense & 0xFFu);
  put(AttributionFeature(130).with(t.cluster));
  put(AttributionFeature(131).with(t.sense & 0xFFu).with(sense));
  put(AttributionFeature(132).with(relation).with(child).with(word_hash(verb.lemma)));
  put(AttributionFeature(133).with(preposition).with(guessed).with(relation));
  if (t.head != kNone32) {
    put(AttributionFeature(134)
            .with(relation)
            .with(static_cast<std::uint64_t>(tokens[t.head].upos))
            .with(t.head < source));
    const bool cue_verb = context.cues.verb(tokens[t.head].lemma) != nullptr;
    put(AttributionFeature(129)
            .with(relation)
            .with(t.head == verb.head)
            .with(cue_verb)
            .with(static_cast<std::uint64_t>(verb.deprel)));
  }
}

}  // namespace onrecord
