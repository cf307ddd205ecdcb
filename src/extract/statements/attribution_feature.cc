#include "extract/statements/attribution_feature.h"

#include "base/hash.h"
#include "extract/statements/speaker.h"

namespace onrecord {

std::uint64_t word_hash(std::string_view word) {
  return hash64(word);
}

std::uint64_t phrase_class(const StatementContext& context, std::uint32_t head) {
  if (head == kNone32) return 0;
  const Token& t = context.analysis.tokens[head];
  if (t.upos == Upos::kPron) return 16 + word_hash(t.lemma) % 1024;
  const Mention* mention = mention_at(context.analysis, head);
  if (mention && mention->head == head) {
    const EntityKind kind =
        mention->entity != kNone32 ? context.analysis.entities[mention->entity].kind : mention->entity_kind;
    return 1 + static_cast<std::uint64_t>(kind) + (mention->kind == MentionKind::kDescription ? 6 : 0);
  }
  if (t.name != NameClass::kOutside) return 13;
  return t.upos == Upos::kNoun ? 14 : 15;
}

}  // namespace onrecord
