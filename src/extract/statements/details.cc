#include "extract/statements/details.h"

#include <algorithm>
#include <string>

#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_frames.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/hearer.h"
#include "extract/statements/speaker.h"
#include "record/document.h"

namespace onrecord {
namespace {

bool within(const std::vector<TextSpan>& content, TextSpan span) {
  return std::any_of(content.begin(), content.end(), [&](TextSpan part) { return part.overlaps(span); });
}

// Returns the verb of speech that a channel hangs on, or kNone32 if it hangs on none.
std::uint32_t verb_above(const StatementContext& context, std::uint32_t token) {
  const auto& tokens = context.analysis.tokens;
  for (int steps = 0; steps < 24 && token != kNone32; ++steps, token = tokens[token].head) {
    const Cue* cue = verb_cue(context, token);
    if (cue && cue->type == StatementType::kStatement) return token;
  }
  return kNone32;
}

// Returns true if a verb of speech stands between the two tokens: the nearer one has its own channel.
bool verb_between(const StatementContext& context, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t i = from; i < to; ++i) {
    const Cue* cue = verb_cue(context, i);
    if (cue && cue->type == StatementType::kStatement) return true;
  }
  return false;
}

// A channel belongs to the cue that it hangs on; one that the parse hangs elsewhere to the next cue before or behind
// it. Cues joined by "and" share what stands before the first: "In a message she thanked them and warned that ...".
bool belongs_to(const StatementContext& context, const Candidate& candidate, const Channel& channel) {
  const auto& tokens = context.analysis.tokens;
  const std::uint32_t cue = candidate.cue;
  const TextSpan words{tokens[channel.first].span.begin, tokens[channel.end - 1].span.end};
  if (within(candidate.content, words)) {
    // "criticised the plan via Telegram": the parse takes the channel for a part of the thing.
    const std::string_view first = tokens[channel.first].lemma;
    return channel.named && candidate.takes_noun && (first == "on" || first == "via") &&
           words.end == candidate.content.back().end;
  }
  const std::uint32_t above = verb_above(context, channel.first);
  if (above == cue) return true;
  if (channel.first < cue) {
    if (!verb_between(context, channel.end, cue)) return true;
    const Deprel relation = tokens[cue].deprel;
    const bool joined = relation == Deprel::kConj || relation == Deprel::kAdvcl;
    return joined && context.tree.subject(cue) == kNone32 && (above == kNone32 || above == tokens[cue].head);
  }
  return !verb_between(context, cue + 1, channel.first) && (above == kNone32 || above == cue);
}

void take_channel(const StatementContext& context, const Candidate& candidate, const std::vector<Channel>& channels,
                  Statement& statement) {
  const auto& tokens = context.analysis.tokens;
  const Channel* best = nullptr;
  for (const Channel& channel : channels) {
    if (channel.aside || !belongs_to(context, candidate, channel)) continue;
    if (!best || (channel.named && !best->named)) best = &channel;
    if (channel.carrier != kNone32 && channel.carrier != candidate.speaker && !statement.reported_by) {
      statement.reported_by = name_speaker(context, channel.carrier).name;
    }
  }
  if (best) {
    statement.via = best->via;
    return;
  }
  const std::string_view by_verb = context.cues.channel_of_verb(tokens[candidate.cue].lemma);
  if (!by_verb.empty() && tokens[candidate.cue].upos == Upos::kVerb) {
    statement.via = by_verb;
    return;
  }
  // "the statement said", "his letter warned"
  if (candidate.source == kNone32 || tokens[candidate.source].upos != Upos::kNoun) return;
  if (!context.cues.is_document(tokens[candidate.source].lemma)) return;
  const std::string way = way_at(context, candidate.source);
  if (!way.empty()) statement.via = way;
}

}  // namespace

void StatementDetails::find_time(const StatementContext& context, const Candidate& candidate,
                                 Statement& statement) const {
  const Document& document = context.document;
  if (candidate.cue != kNone32 && candidate.cue < context.analysis.tokens.size()) {
    const TextSpan sentence = context.analysis.sentences[context.tree.sentence_of(candidate.cue)].span;
    const auto& times = context.analysis.times;
    auto next = std::lower_bound(times.begin(), times.end(), sentence.begin,
                                 [](const TimeExpression& t, std::uint32_t value) { return t.span.begin < value; });
    for (; next != times.end() && next->span.begin < sentence.end; ++next) {
      if (!next->range || within(candidate.content, next->span)) continue;
      if (next->type != TimeType::kDate && next->type != TimeType::kTime) continue;
      statement.when = next->range;
      statement.when_basis = next->basis;
      return;
    }
  }
  if (document.published) {
    statement.when = document.published;
    statement.when_basis = document.published_basis == Basis::kSupplied ? DateBasis::kSupplied : DateBasis::kPublished;
  }
}

void StatementDetails::trim_content(const StatementContext& context, const std::vector<Channel>& channels,
                                    Candidate& candidate) const {
  const auto& tokens = context.analysis.tokens;
  if (candidate.cue >= tokens.size() || candidate.content.empty()) return;
  TextSpan& span = candidate.content.front();
  const std::uint32_t first = context.analysis.token_at(span.begin);
  if (first + 1 < tokens.size() && first > candidate.cue && tokens[first].lemma == "that" &&
      tokens[first].deprel == Deprel::kMark && tokens[first + 1].span.end <= span.end) {
    span.begin = tokens[first + 1].span.begin;  // "reminded them that ...": left over where a hearer stands between.
  }
  for (const Channel& channel : channels) {
    if (channel.aside || channel.first <= candidate.cue) continue;
    const TextSpan words{tokens[channel.first].span.begin, tokens[channel.end - 1].span.end};
    if (!words.contains({span.begin, span.begin + 1})) continue;
    for (std::uint32_t i = channel.end; i + 1 < tokens.size() && tokens[i].span.end < span.end; ++i) {
      if (tokens[i].lemma != "that" || tokens[i].upos == Upos::kDet) continue;
      if (context.analysis.quotation_around(tokens[i].span) != kNone32) return;
      span.begin = tokens[i + 1].span.begin;
      return;
    }
    return;
  }
}

void StatementDetails::take_fronted_condition(const StatementContext& context, Candidate& candidate) const {
  if (const auto condition = conditions_.fronted(context, candidate)) {
    candidate.content.insert(candidate.content.begin(), *condition);
  }
}

void StatementDetails::fill(const StatementContext& context, const Candidate& candidate,
                            const std::vector<Channel>& channels, Statement& statement) const {
  statement.negated = statement.act == Act::kDeny || denials_.denies(context, candidate);
  statement.condition_span = conditions_.find(context, candidate.content, statement.negated);
  statement.addressee = find_hearer(context, candidate);
  if (candidate.cue != kNone32 && candidate.cue < context.analysis.tokens.size()) {
    take_channel(context, candidate, channels, statement);
  }
  find_time(context, candidate, statement);
}

}  // namespace onrecord
