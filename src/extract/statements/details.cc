#include "extract/statements/details.h"

#include <algorithm>
#include <string>

#include "base/name_key.h"
#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/speaker.h"
#include "record/document.h"

namespace onrecord {
namespace {

// Calls `take` with the index of each token of the content.
template <typename Take>
void each_token(const StatementContext& context, const std::vector<TextSpan>& content, Take take) {
  const auto& tokens = context.analysis.tokens;
  for (const TextSpan span : content) {
    for (std::uint32_t i = context.analysis.token_at(span.begin); i < tokens.size() && tokens[i].span.begin < span.end;
         ++i)
      take(i);
  }
}

bool within(const std::vector<TextSpan>& content, TextSpan span) {
  return std::any_of(content.begin(), content.end(), [&](TextSpan part) { return part.overlaps(span); });
}

// The proper name in a mention, else the phrase.
std::string_view core_of(const StatementContext& context, const Mention& mention) {
  return slice(context.document.text, mention.core.empty() ? mention.span : mention.core);
}

}  // namespace

StatementDetails::StatementDetails(const Lexicon& lexicon) {
  const LexiconTable& words = lexicon.table("conditions");
  for (std::size_t row = 0; row < words.rows(); ++row) {
    const std::string_view word = words.field(row, words.column("word"));
    (words.field(row, words.column("kind")) == "negative" ? negative_words_ : condition_words_)[word] = true;
  }
}

bool StatementDetails::denies(const StatementContext& context, const Candidate& candidate) const {
  const auto& tokens = context.analysis.tokens;
  bool found = false;
  each_token(context, candidate.content, [&](std::uint32_t i) {
    const std::uint32_t head = tokens[i].head;
    // The head of each sentence or clause of the content.
    if (head != kNone32 && within(candidate.content, tokens[head].span)) return;
    if (context.tree.is_negated(i)) found = true;
    for (const std::uint32_t c : context.tree.children(i)) {
      if (!within(candidate.content, tokens[c].span)) continue;
      if (negative_words_.contains(tokens[c].lemma)) found = true;
      for (const std::uint32_t d : context.tree.children(c)) {
        if (tokens[d].deprel == Deprel::kDet && negative_words_.contains(tokens[d].lemma)) found = true;
      }
    }
  });
  return found;
}

void StatementDetails::find_condition(const StatementContext& context, const Candidate& candidate,
                                      Statement& statement) const {
  const auto& tokens = context.analysis.tokens;
  each_token(context, candidate.content, [&](std::uint32_t i) {
    if (statement.condition_span || tokens[i].deprel != Deprel::kMark || !condition_words_.contains(tokens[i].lemma))
      return;
    const std::uint32_t clause = tokens[i].head;
    if (clause == kNone32 || context.tree.subtree_begin(clause) > i) return;
    TextSpan span{tokens[i].span.begin, tokens[context.tree.subtree_end(clause) - 1].span.end};
    for (const TextSpan part : candidate.content) {
      if (part.contains(tokens[i].span)) span.end = std::min(span.end, part.end);
    }
    const std::string_view text = context.document.text;
    while (span.size() > 1 && (text[span.end - 1] == ',' || text[span.end - 1] == '.')) --span.end;
    statement.condition_span = span;
  });
}

void StatementDetails::find_hearer(const StatementContext& context, const Candidate& candidate,
                                   Statement& statement) const {
  if (candidate.cue == kNone32 || candidate.cue >= context.analysis.tokens.size()) return;
  const auto& tokens = context.analysis.tokens;
  const ClauseTree& tree = context.tree;
  const auto outlet_of = [&](std::uint32_t token) -> std::string_view {
    const Mention* mention = mention_at(context.analysis, token);
    if (mention && mention->head == token) {
      const std::string_view outlet = context.cues.outlet(name_key(core_of(context, *mention)));
      if (!outlet.empty()) return outlet;
    }
    return context.cues.outlet(name_key(slice(context.document.text, tokens[token].span)));
  };
  for (const std::uint32_t c : tree.children(candidate.cue)) {
    if (within(candidate.content, tokens[c].span) || c == candidate.speaker) continue;
    const Deprel relation = tokens[c].deprel;
    const std::string_view first = tokens[tree.subtree_begin(c)].lemma;
    const bool object = relation == Deprel::kObj || relation == Deprel::kIobj;
    const bool to = relation == Deprel::kObl && (first == "to" || first == "before");
    if (object || to) {
      const std::string_view outlet = outlet_of(c);
      if (!outlet.empty()) statement.via = outlet;
      const Mention* mention = mention_at(context.analysis, c);
      if (mention && mention->head == c && mention->kind == MentionKind::kPronoun && tokens[c].lemma == "it") continue;
      if (mention && mention->head == c) {
        std::string_view words = slice(context.document.text, mention->span);
        if (mention->kind == MentionKind::kName && mention->entity != kNone32) {
          words = context.analysis.entities[mention->entity].name;
        }
        if (!statement.addressee) statement.addressee = std::string{words};
      } else if (!outlet.empty()) {
        statement.addressee = std::string{outlet};
      }
      continue;
    }
    if (relation != Deprel::kObl && relation != Deprel::kAdvcl && relation != Deprel::kOblUnmarked) continue;
    if (first == "on" || first == "via") {
      const std::string_view platform = outlet_of(c);
      if (!platform.empty()) statement.via = platform;
    }
    const std::string_view channel = context.cues.channel(tokens[c].lemma);
    if (channel.empty() || statement.via) continue;
    statement.via = channel;
    for (const std::uint32_t d :
         tree.children(c)) {  // "in an interview with X", "in a post on X", "in a Facebook post"
      const std::string_view outlet = outlet_of(d);
      if (!outlet.empty()) statement.via = outlet;
    }
  }
}

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

void StatementDetails::fill(const StatementContext& context, const Candidate& candidate, Statement& statement) const {
  statement.negated = candidate.act == Act::kDeny || denies(context, candidate);
  find_condition(context, candidate, statement);
  find_hearer(context, candidate, statement);
  find_time(context, candidate, statement);
}

}  // namespace onrecord
