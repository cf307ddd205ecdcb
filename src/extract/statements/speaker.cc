#include "extract/statements/speaker.h"

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_lexicon.h"
#include "record/document.h"

namespace onrecord {
namespace {

SpeakerBasis basis_of(MentionKind kind) {
  switch (kind) {
    case MentionKind::kName:
      return SpeakerBasis::kName;
    case MentionKind::kDescription:
      return SpeakerBasis::kDescription;
    case MentionKind::kPronoun:
      return SpeakerBasis::kPronoun;
    case MentionKind::kMetonym:
      return SpeakerBasis::kMetonym;
  }
  return SpeakerBasis::kNone;
}

// Returns the span of the noun phrase of `token` up to the first comma or clause that is not part of it.
TextSpan noun_phrase(const StatementContext& context, std::uint32_t token) {
  const auto& tokens = context.analysis.tokens;
  std::uint32_t begin = token;
  for (const std::uint32_t c : context.tree.children(token)) {
    if (c > token) break;
    const Deprel relation = tokens[c].deprel;
    if (relation == Deprel::kCase || relation == Deprel::kCc || relation == Deprel::kPunct || relation == Deprel::kMark)
      continue;
    begin = std::min(begin, context.tree.subtree_begin(c));
  }
  std::uint32_t end = token + 1;
  for (const std::uint32_t c : context.tree.children(token)) {
    if (c < token) continue;
    const Deprel relation = tokens[c].deprel;
    const std::uint32_t c_begin = context.tree.subtree_begin(c);
    if (relation == Deprel::kFlat || relation == Deprel::kCompound ||
        (relation == Deprel::kNmod && tokens[c_begin].lemma == "of" && c_begin == end)) {
      end = std::max(end, context.tree.subtree_end(c));
    } else if (relation != Deprel::kCase) {
      break;
    }
  }
  return {tokens[begin].span.begin, tokens[end - 1].span.end};
}

// The one a text is by: "the ministry's statement", "a report by the agency", "a statement released by the office".
std::uint32_t author_of_text(const StatementContext& context, std::uint32_t token) {
  const auto& tokens = context.analysis.tokens;
  for (const std::uint32_t c : context.tree.children(token)) {
    if (tokens[c].deprel == Deprel::kNmodPoss) return c;
    const std::string_view first = tokens[context.tree.subtree_begin(c)].lemma;
    if (tokens[c].deprel == Deprel::kNmod && (first == "by" || first == "from")) return c;
    if (tokens[c].deprel != Deprel::kAcl) continue;
    for (const std::uint32_t d : context.tree.children(c)) {
      if (tokens[d].deprel == Deprel::kOblAgent) return d;
      if (tokens[d].deprel == Deprel::kObl && tokens[context.tree.subtree_begin(d)].lemma == "by") return d;
    }
  }
  return kNone32;
}

bool is_speaking_kind(EntityKind kind) {
  return kind != EntityKind::kUnknown;
}

}  // namespace

const Mention* mention_at(const Analysis& analysis, std::uint32_t token) {
  // Mentions are in order of begin; those around a token begin at most one phrase before it.
  const std::uint32_t offset = analysis.tokens[token].span.begin;
  auto next = std::upper_bound(analysis.mentions.begin(), analysis.mentions.end(), offset,
                               [](std::uint32_t value, const Mention& m) { return value < m.span.begin; });
  const Mention* best = nullptr;
  for (int step = 0; step < 24 && next != analysis.mentions.begin(); ++step) {
    --next;
    if (next->head == token && (!best || best->head != token || next->span.size() > best->span.size())) best = &*next;
    if (next->token_end <= token || next->first_token > token) continue;
    if (!best || (best->head != token && next->span.size() < best->span.size())) best = &*next;
  }
  return best;
}

bool can_speak(const StatementContext& context, std::uint32_t token, bool documents) {
  const Token& t = context.analysis.tokens[token];
  const Mention* mention = mention_at(context.analysis, token);
  if (mention && mention->head == token) {
    if (mention->kind == MentionKind::kPronoun) {
      if (t.lemma != "it" && t.lemma != "this" && t.lemma != "that") return true;
      return mention->entity != kNone32 && is_speaking_kind(context.analysis.entities[mention->entity].kind);
    }
    const EntityKind kind =
        mention->entity != kNone32 ? context.analysis.entities[mention->entity].kind : mention->entity_kind;
    if (is_speaking_kind(kind)) return true;
  }
  if (t.name == NameClass::kPerson || t.name == NameClass::kOrganisation || t.name == NameClass::kPlace ||
      t.name == NameClass::kGroup) {
    return true;
  }
  if (t.upos == Upos::kPron) {
    return t.lemma == "he" || t.lemma == "she" || t.lemma == "they" || t.lemma == "we" || t.lemma == "i" ||
           t.lemma == "who";
  }
  // A proper noun that no list knows is still a name; a common noun must be known to stand for somebody.
  if (t.upos == Upos::kPropn) return true;
  return documents && context.cues.is_document(t.lemma);
}

Speaker name_speaker(const StatementContext& context, std::uint32_t token) {
  Speaker speaker;
  const Analysis& analysis = context.analysis;
  std::uint32_t named = token;
  if (context.cues.is_document(analysis.tokens[token].lemma)) {
    const std::uint32_t author = author_of_text(context, token);
    if (author != kNone32 && can_speak(context, author, false)) named = author;
  }
  const Mention* mention = mention_at(analysis, named);
  if (mention && (mention->head == named || (mention->first_token <= named && named < mention->token_end))) {
    speaker.span = mention->span;
    speaker.basis = basis_of(mention->kind);
    if (mention->entity != kNone32) {
      speaker.name = analysis.entities[mention->entity].name;
      speaker.id = analysis.entities[mention->entity].id;
      return speaker;
    }
    if (mention->kind == MentionKind::kPronoun) return speaker;
  } else {
    speaker.span = noun_phrase(context, named);
    speaker.basis = SpeakerBasis::kDescription;
  }
  const Token& t = analysis.tokens[named];
  if (t.upos == Upos::kPron) {
    speaker.basis = SpeakerBasis::kPronoun;
    return speaker;
  }
  // Nobody the language floor knows: the phrase itself, without its determiner, stands for this one source.
  std::string_view words = slice(context.document.text, speaker.span);
  for (const std::string_view determiner : {"The ", "the ", "A ", "a ", "An ", "an "}) {
    if (words.starts_with(determiner)) {
      words.remove_prefix(determiner.size());
      break;
    }
  }
  speaker.name = std::string{words};
  speaker.id = "N-" + content_id({"unnamed", context.document.id, words});
  return speaker;
}

}  // namespace onrecord
