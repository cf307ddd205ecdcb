#include "extract/statements/option_features.h"

#include <algorithm>

#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_frames.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/extent.h"
#include "extract/statements/speaker.h"
#include "record/document.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kFormOfVerb =
    kPast | kPresent | kFinite | kInfinitive | kGerund | kParticiple | kPassive | kImperative;
constexpr std::uint32_t kNearBy = 64;  // Tokens.
constexpr std::uint64_t kBeyond = 1;   // Stands for the word behind the end of the sentence or before its begin.

std::uint64_t length_class(std::uint32_t length) {
  if (length < 4) return length;
  if (length < 8) return 4;
  if (length < 16) return 5;
  if (length < 32) return 6;
  return 7;
}

std::uint64_t at_most(std::uint64_t count, std::uint64_t most) {
  return std::min(count, most);
}

// The other words near by in the sentence that introduce clauses: before the word (1), behind it (2).
std::uint64_t other_cues(const StatementContext& context, std::uint32_t word, const Sentence& sentence,
                         std::uint64_t& count) {
  const auto& tokens = context.analysis.tokens;
  std::uint64_t sides = 0;
  const std::uint32_t first = word > sentence.first_token + kNearBy ? word - kNearBy : sentence.first_token;
  const std::uint32_t end = std::min(sentence.token_end, word + kNearBy);
  for (std::uint32_t i = first; i < end; ++i) {
    if (tokens[i].upos != Upos::kVerb || i == word) continue;
    const Cue* other = context.cues.verb(tokens[i].lemma);
    if (!other || !(other->frames & kClauseFrame)) continue;
    ++count;
    sides |= i < word ? 1u : 2u;
  }
  return sides;
}

// The nearest cue of the lexicon that governs the word, by distance and type; 0 if there is none. `depth` gets the
// distance to the root, at most 6.
std::uint64_t cue_above(const StatementContext& context, std::uint32_t word, std::uint64_t& depth) {
  const auto& tokens = context.analysis.tokens;
  std::uint64_t above = 0;
  for (std::uint32_t a = tokens[word].head; a != kNone32 && depth < 6; a = tokens[a].head) {
    ++depth;
    if (tokens[a].upos != Upos::kVerb || above != 0) continue;
    const Cue* cue = context.cues.verb(tokens[a].lemma);
    if (cue) above = depth * 4 + 1 + static_cast<std::uint64_t>(cue->type);
  }
  return above;
}

}  // namespace

CueView::CueView(const StatementContext& context, const OptionSet& set) {
  const auto& tokens = context.analysis.tokens;
  const Token& t = tokens[set.trigger];
  lemma = word_hash(t.lemma);
  for (const std::uint32_t c : context.tree.children(set.trigger)) {
    const Deprel relation = tokens[c].deprel;
    if (relation == Deprel::kCompoundPrt) lemma = lemma * 31 + word_hash(tokens[c].lemma);
    if (relation == Deprel::kCcomp) company |= c > set.trigger ? 1u : 2u;
    if (relation == Deprel::kXcomp) company |= 4;
    if (relation == Deprel::kObj) company |= 8;
    if (relation == Deprel::kObl) company |= 16;
  }
  const Cue* cue = t.upos == Upos::kVerb ? verb_cue(context, set.trigger) : context.cues.noun(t.lemma);
  if (cue) {
    cue_type = 1 + static_cast<std::uint64_t>(cue->type);
    cue_class = cue_type + static_cast<std::uint64_t>(cue->act) * 2;
  }
  sense = t.upos == Upos::kVerb ? t.sense >> 8 : 256u + (t.sense & 0xFFu);
  speaker = phrase_class(context, set.speaker);
  form = t.features & kFormOfVerb;
  quoted = context.analysis.quotation_around(t.span) != kNone32;
}

void word_features(const StatementContext& context, const OptionSet& set, const CueView& view, FeatureList& features) {
  const auto& tokens = context.analysis.tokens;
  const ClauseTree& tree = context.tree;
  const Token& t = tokens[set.trigger];
  const Sentence& sentence = context.analysis.sentences[tree.sentence_of(set.trigger)];
  const auto put = [&](const AttributionFeature& feature) { features.add(feature); };
  const auto word_at = [&](std::int64_t i) {
    const bool inside = i >= sentence.first_token && i < static_cast<std::int64_t>(sentence.token_end);
    return inside ? word_hash(tokens[static_cast<std::size_t>(i)].lemma) : kBeyond;
  };
  const auto relation = static_cast<std::uint64_t>(t.deprel);

  put(AttributionFeature(2).with(view.lemma));
  put(AttributionFeature(8).with(view.speaker).with(view.cue_class));
  put(AttributionFeature(11).with(view.form).with(relation).with(view.cue_type));
  put(AttributionFeature(13).with(view.lemma).with(view.speaker));
  put(AttributionFeature(28).with(view.sense).with(view.speaker));
  put(AttributionFeature(29).with(t.cluster).with(view.speaker));
  std::uint64_t auxiliaries = tree.is_negated(set.trigger) ? 7 : 0;
  std::uint64_t mark = 0;
  for (const std::uint32_t c : tree.children(set.trigger)) {
    if (tokens[c].deprel == Deprel::kAux) auxiliaries = auxiliaries * 131 + word_hash(tokens[c].lemma) % 127;
    if (tokens[c].deprel == Deprel::kMark) mark = word_hash(tokens[c].lemma);
  }
  put(AttributionFeature(14).with(auxiliaries).with(view.cue_type));
  put(AttributionFeature(15).with(mark).with(view.cue_type));
  put(AttributionFeature(23).with(auxiliaries).with(view.lemma));
  put(AttributionFeature(24).with(mark).with(view.form));
  put(AttributionFeature(20).with(view.quoted).with(view.speaker));
  put(AttributionFeature(21).with(view.quoted).with(view.lemma));
  put(AttributionFeature(22)
          .with(static_cast<std::uint64_t>(context.document.blocks[sentence.block].kind))
          .with(view.cue_type));
  put(AttributionFeature(63).with(set.unreal).with(view.cue_type));
  put(AttributionFeature(64).with(set.unreal).with(word_hash(set.frame)).with(view.lemma));
  put(AttributionFeature(90).with(view.speaker).with(view.form).with(view.cue_type));
  put(AttributionFeature(91).with(view.form).with(view.lemma));
  put(AttributionFeature(92).with(view.form).with(view.sense).with(relation));
  put(AttributionFeature(93).with(t.cluster));
  put(AttributionFeature(94).with(t.cluster).with(view.form));

  // The words around it.
  const std::int64_t at = set.trigger;
  put(AttributionFeature(80).with(word_at(at - 1)).with(view.lemma));
  put(AttributionFeature(81).with(word_at(at + 1)).with(view.lemma));
  put(AttributionFeature(82).with(word_at(at + 1)).with(word_at(at + 2)).with(view.sense));
  put(AttributionFeature(83).with(word_at(at - 1)).with(word_at(at - 2)).with(view.sense));

  // Its place among the other verbs of the sentence.
  std::uint64_t count = 0, depth = 0;
  const std::uint64_t sides = other_cues(context, set.trigger, sentence, count);
  const std::uint64_t above = cue_above(context, set.trigger, depth);
  put(AttributionFeature(84).with(at_most(count, 3)).with(sides).with(view.cue_type));
  put(AttributionFeature(85).with(sides).with(view.sense));
  put(AttributionFeature(86).with(depth).with(view.cue_type));
  put(AttributionFeature(87).with(above).with(view.cue_type).with(relation));
  put(AttributionFeature(88).with(above).with(view.sense).with(relation));
  if (t.head == kNone32) return;
  const Token& head = tokens[t.head];
  put(AttributionFeature(18).with(word_hash(head.lemma)).with(relation).with(view.cue_type));
  put(AttributionFeature(95).with(relation).with(view.lemma));
  put(AttributionFeature(96).with(head.cluster).with(view.sense).with(relation));
  put(AttributionFeature(97).with(word_hash(head.lemma)).with(view.lemma));
}

void stretch_features(const StatementContext& context, const OptionSet& set, const CueView& view,
                      const ContentOption& option, FeatureList& features) {
  const auto& tokens = context.analysis.tokens;
  const Token& t = tokens[set.trigger];
  const auto kind = static_cast<std::uint64_t>(option.kind);
  const std::uint64_t way = kind * 8 + option.ending;
  const auto put = [&](const AttributionFeature& feature) { features.add(feature); };

  put(AttributionFeature(3).with(view.lemma).with(kind));
  put(AttributionFeature(4).with(view.cue_class).with(kind));
  put(AttributionFeature(5).with(view.lemma).with(way));
  put(AttributionFeature(6).with(view.cue_type).with(way));
  put(AttributionFeature(7).with(view.speaker).with(kind));
  put(AttributionFeature(9).with(static_cast<std::uint64_t>(t.deprel)).with(kind));
  put(AttributionFeature(10).with(view.form).with(kind));
  put(AttributionFeature(12).with(static_cast<std::uint64_t>(t.upos)).with(kind));
  put(AttributionFeature(25).with(view.sense).with(kind));
  put(AttributionFeature(26).with(view.sense).with(way));
  put(AttributionFeature(27).with(t.cluster).with(kind));
  put(AttributionFeature(16).with(view.company).with(kind));
  put(AttributionFeature(17).with(view.company).with(view.cue_class).with(kind));
  put(AttributionFeature(19).with(view.quoted).with(kind).with(view.cue_type));
  put(AttributionFeature(54).with(view.speaker).with(kind).with(view.cue_class));
  put(AttributionFeature(55).with(view.speaker).with(way).with(view.sense));

  const bool framed = option.spans == set.frame_spans;
  const std::uint64_t frame = word_hash(set.frame);
  put(AttributionFeature(60).with(frame).with(framed));
  put(AttributionFeature(61).with(frame).with(framed).with(view.lemma));
  put(AttributionFeature(62).with(frame).with(framed).with(view.speaker));

  const TextSpan first = option.spans.front();
  const TextSpan last = option.spans.back();
  const std::uint32_t begin = context.analysis.token_at(first.begin);
  const std::uint32_t end = context.analysis.token_at(last.end > 0 ? last.end - 1 : 0) + 1;
  const Sentence& sentence = context.analysis.sentences[context.tree.sentence_of(set.trigger)];
  const auto word_at = [&](std::uint32_t i) { return i < tokens.size() ? word_hash(tokens[i].lemma) : kBeyond; };
  const auto upos_at = [&](std::uint32_t i) {
    return i < tokens.size() ? static_cast<std::uint64_t>(tokens[i].upos) : 30;
  };
  const std::uint64_t before = begin > 0 ? word_at(begin - 1) : kBeyond;
  const std::uint64_t behind = word_at(end);
  const bool at_end = end + 1 >= sentence.token_end;
  const std::uint64_t length = length_class(end - begin);

  // Its begin.
  put(AttributionFeature(30).with(before).with(way));
  put(AttributionFeature(31).with(before).with(view.lemma));
  put(AttributionFeature(56).with(before).with(kind).with(view.lemma));
  put(AttributionFeature(57).with(before).with(way).with(view.sense));
  std::uint64_t edge = 0;  // What the stretch begins behind: the sentence's begin, a mark or a word.
  if (begin > sentence.first_token) {
    edge = tokens[begin - 1].upos != Upos::kPunct ? 1
           : tokens[begin - 1].lemma == ","       ? 2
           : tokens[begin - 1].lemma == ":"       ? 3
                                                  : 4;
  }
  put(AttributionFeature(52).with(edge).with(way));
  put(AttributionFeature(53).with(edge).with(kind).with(view.cue_class));
  put(AttributionFeature(35).with(upos_at(begin)).with(kind));
  put(AttributionFeature(36).with(word_at(begin)).with(kind).with(view.cue_type));
  put(AttributionFeature(37).with(upos_at(begin)).with(view.lemma));
  put(AttributionFeature(70).with(upos_at(begin)).with(upos_at(begin + 1)).with(kind));
  put(AttributionFeature(71).with(word_at(begin)).with(word_at(begin + 1)).with(kind));
  put(AttributionFeature(39)
          .with(length_class(begin > set.trigger ? begin - set.trigger : set.trigger - begin))
          .with(kind)
          .with(begin > set.trigger));

  // Its end.
  put(AttributionFeature(32).with(behind).with(way));
  put(AttributionFeature(33).with(upos_at(end)).with(way));
  put(AttributionFeature(34).with(at_end).with(way).with(view.cue_type));
  put(AttributionFeature(72).with(word_at(end - 1)).with(way));
  put(AttributionFeature(73).with(upos_at(end - 1)).with(upos_at(end)).with(upos_at(end + 1)).with(option.ending));
  put(AttributionFeature(74).with(behind).with(word_at(end + 1)).with(option.ending));
  if (end < sentence.token_end) {
    // What stands right behind it and hangs on what.
    std::uint32_t next = end;
    if (tokens[next].upos == Upos::kPunct && next + 1 < sentence.token_end) ++next;
    put(AttributionFeature(46)
            .with(static_cast<std::uint64_t>(tokens[next].deprel))
            .with(tokens[next].head == set.trigger)
            .with(way));
    put(AttributionFeature(47).with(word_hash(tokens[next].lemma)).with(option.ending));
  }

  // What it holds.
  put(AttributionFeature(38).with(length).with(way));
  put(AttributionFeature(58).with(length).with(view.cue_class).with(kind));
  put(AttributionFeature(59).with(length).with(view.lemma));
  std::vector<TextSpan> quotes;
  const StatementKind quotation = kind_of(context, option.spans, quotes);
  put(AttributionFeature(40).with(static_cast<std::uint64_t>(quotation)).with(kind));
  put(AttributionFeature(41).with(static_cast<std::uint64_t>(quotation)).with(view.lemma));
  put(AttributionFeature(42).with(static_cast<std::uint64_t>(quotation)).with(view.cue_class).with(at_end));
  std::uint64_t commas = 0, cues = 0;
  bool verb = false, holds_speaker = false;
  for (std::uint32_t i = begin; i < end && i < begin + 64; ++i) {
    commas += tokens[i].lemma == ",";
    verb |= (tokens[i].features & kFinite) != 0;
    holds_speaker |= i == set.speaker;
    cues += tokens[i].upos == Upos::kVerb && context.cues.verb(tokens[i].lemma) != nullptr;
  }
  put(AttributionFeature(43).with(at_most(commas, 3)).with(way));
  put(AttributionFeature(49).with(at_most(cues, 3)).with(way));
  put(AttributionFeature(50).with(at_most(cues, 3)).with(static_cast<std::uint64_t>(quotation)).with(kind));
  put(AttributionFeature(44).with(verb).with(kind));
  put(AttributionFeature(45).with(holds_speaker).with(kind));
  // ", she said,": the cue phrase is set off, so the clause goes on behind it.
  const bool set_off = set.trigger + 1 < tokens.size() && tokens[set.trigger + 1].lemma == "," && !at_end;
  put(AttributionFeature(51).with(set_off).with(kind).with(upos_at(begin)));
  if (option.spans.size() > 1) put(AttributionFeature(48).with(kind).with(view.lemma));

  // Its company: options that hold it, that it holds, that begin where it does.
  std::uint64_t longer = 0, shorter = 0, same_begin = 0, rank = 0;
  for (const ContentOption& other : set.options) {
    if (other.spans.empty() || &other == &option) continue;
    if (&other < &option) ++rank;
    longer += other.spans.front().begin <= first.begin && other.spans.back().end >= last.end;
    shorter += other.spans.front().begin >= first.begin && other.spans.back().end <= last.end;
    same_begin += other.spans.front().begin == first.begin;
  }
  put(AttributionFeature(75).with(at_most(longer, 4)).with(at_most(shorter, 4)).with(kind));
  put(AttributionFeature(76).with(at_most(longer, 4)).with(way));
  put(AttributionFeature(77).with(at_most(rank, 5)).with(kind));
  put(AttributionFeature(78).with(at_most(same_begin, 4)).with(at_most(longer, 4)).with(view.cue_type));
}

void option_features(const StatementContext& context, const OptionSet& set, const ContentOption& option,
                     FeatureList& features) {
  if (option.kind == OptionKind::kNone) {
    features.add(AttributionFeature(1));
    return;
  }
  const CueView view(context, set);
  word_features(context, set, view, features);
  stretch_features(context, set, view, option, features);
}

}  // namespace onrecord
