#include "language/entities/apposition.h"

namespace onrecord {
namespace {

bool is_description(const Draft& draft) {
  return draft.mention.kind == MentionKind::kDescription && !draft.pronoun && draft.mention.entity == kNone32;
}

// Returns true if a description may tell who or what a name is.
bool may_describe(const Draft& description, const Draft& name) {
  const EntityKind kind = name.mention.entity_kind, other = description.mention.entity_kind;
  if (description.plural || name.mention.kind == MentionKind::kMetonym) return false;
  if (kind == EntityKind::kPlace) return false;
  if (description.gender != Gender::kUnknown && name.gender != Gender::kUnknown && description.gender != name.gender) {
    return false;
  }
  if (name.located && kind != EntityKind::kPerson) return false;
  if (kind == EntityKind::kPerson) return other == EntityKind::kPerson;
  if (kind == EntityKind::kOrganisation) return other == EntityKind::kOrganisation || other == EntityKind::kGroup;
  return other == EntityKind::kPerson || other == EntityKind::kOrganisation;  // What the name is was not known.
}

void join(Drafts& drafts, std::uint32_t description, std::uint32_t name) {
  const std::uint32_t cluster = drafts.cluster_of(name);
  drafts.join(description, cluster);
  Cluster& target = drafts.clusters[cluster];
  if (target.kind == EntityKind::kUnknown) target.kind = drafts.drafts[description].mention.entity_kind;
  if (target.country == kUnknownIndex) target.country = drafts.drafts[description].country;
}

bool try_join(Drafts& drafts, std::uint32_t a, std::uint32_t b) {
  if (is_description(drafts.drafts[b])) std::swap(a, b);
  const Draft& description = drafts.drafts[a];
  const Draft& name = drafts.drafts[b];
  if (!is_description(description) || name.mention.kind != MentionKind::kName || drafts.cluster_of(b) == kNone32) {
    return false;
  }
  if (!may_describe(description, name)) return false;
  join(drafts, a, b);
  return true;
}

// "Osk, the spokesman of the presidency, said", "the spokeswoman, Lena Osk, said": the phrases stand side by
// side with a comma between them and a comma or the end after them, and the tree does not say that they are a
// list.
bool side_by_side(const Drafts& drafts, const Draft& a, const Draft& b) {
  const std::vector<Token>& tokens = drafts.analysis.tokens;
  if (a.mention.sentence != b.mention.sentence || b.mention.first_token != a.mention.token_end + 1) return false;
  const std::uint32_t comma = a.mention.token_end;
  const std::string_view mark = drafts.text(comma);
  if (mark != "," && mark != "–" && mark != "—" && mark != "(") return false;
  const std::uint32_t after = b.mention.token_end, end = drafts.analysis.sentences[b.mention.sentence].token_end;
  if (tokens[b.mention.head].deprel == Deprel::kConj) {
    // The parser takes many appositions for lists; a list has an "and" after its commas.
    return after + 1 < end && drafts.text(after) == "," && tokens[after + 1].upos != Upos::kCconj &&
           (tokens[after + 1].upos == Upos::kVerb || tokens[after + 1].upos == Upos::kAux);
  }
  if (after >= end) return true;
  const Upos upos = tokens[after].upos;
  return upos == Upos::kPunct || upos == Upos::kVerb || upos == Upos::kAux || tokens[after].deprel == Deprel::kCase;
}

bool has_copula(const Drafts& drafts, std::uint32_t predicate, std::uint32_t limit) {
  for (std::uint32_t i = predicate; i > 0 && i + limit > predicate; --i) {
    const Token& word = drafts.analysis.tokens[i - 1];
    if (word.head == predicate && word.deprel == Deprel::kCop) return true;
  }
  return false;
}

}  // namespace

void link_appositions(Drafts& drafts) {
  const std::vector<Token>& tokens = drafts.analysis.tokens;
  for (std::uint32_t i = 0; i < drafts.drafts.size(); ++i) {
    const Token& head = tokens[drafts.drafts[i].mention.head];
    if (head.head == kNone32) continue;
    const std::uint32_t other = drafts.draft_of_head[head.head];
    if (other != kNone32 && other != i) {
      const bool apposed = head.deprel == Deprel::kAppos || head.deprel == Deprel::kNmodDesc ||
                           (head.deprel == Deprel::kFlat && drafts.drafts[i].mention.kind == MentionKind::kName);
      const bool nested = drafts.drafts[i].mention.span.overlaps(drafts.drafts[other].mention.span);
      if (apposed && (!nested || head.deprel == Deprel::kAppos)) try_join(drafts, i, other);
      // "Osk is the chief spokesman": the predicate is the head.
      if (head.deprel == Deprel::kNsubj && drafts.drafts[other].mention.entity == kNone32 &&
          drafts.drafts[i].mention.kind == MentionKind::kName && has_copula(drafts, head.head, 12)) {
        try_join(drafts, other, i);
      }
    }
    // "Osk, who was the envoy": the clause hangs from the name and has its own predicate.
    if (head.deprel == Deprel::kAclRelcl && is_description(drafts.drafts[i]) && other != kNone32 &&
        has_copula(drafts, drafts.drafts[i].mention.head, 12)) {
      try_join(drafts, i, other);
    }
  }
  for (std::uint32_t i = 0; i + 1 < drafts.drafts.size(); ++i) {
    for (std::uint32_t k = i + 1; k < drafts.drafts.size() && k < i + 6; ++k) {
      if (!side_by_side(drafts, drafts.drafts[i], drafts.drafts[k])) continue;
      try_join(drafts, i, k);
      break;
    }
  }
}

}  // namespace onrecord
