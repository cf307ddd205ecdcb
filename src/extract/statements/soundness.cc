#include "extract/statements/soundness.h"

#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_frames.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/speaker.h"

namespace onrecord {
namespace {

// "declined to comment", "refused to say": silence is no statement.
bool refuses_to_speak(const StatementContext& context, const Candidate& candidate) {
  if (candidate.act != Act::kReject) return false;
  const auto& tokens = context.analysis.tokens;
  const std::uint32_t first = context.analysis.token_at(candidate.content.front().begin);
  if (first + 1 >= tokens.size() || tokens[first].lemma != "to") return false;
  const Cue* cue = context.cues.verb(tokens[first + 1].lemma);
  return cue && (cue->frames & kQuoteFrame) != 0;
}

// "Nobody believed", "neither side said".
bool is_nobody(const StatementContext& context, std::uint32_t speaker) {
  const auto& tokens = context.analysis.tokens;
  const auto negative = [&](std::uint32_t token) {
    const std::string_view word = tokens[token].lemma;
    return word == "nobody" || word == "no-one" || word == "none" || word == "nothing" || word == "neither" ||
           word == "no";
  };
  if (negative(speaker)) return true;
  for (const std::uint32_t c : context.tree.children(speaker)) {
    if (c < speaker && tokens[c].deprel == Deprel::kDet && negative(c)) return true;
  }
  return false;
}

}  // namespace

bool is_sound(const StatementContext& context, const Candidate& candidate) {
  if (candidate.content.empty() || candidate.speaker == kNone32) return false;
  const auto& tokens = context.analysis.tokens;
  const Token& speaker = tokens[candidate.speaker];
  for (const TextSpan span : candidate.content) {
    if (span.overlaps(candidate.cue_span) || span.contains(speaker.span)) return false;
  }
  if ((speaker.features & (kFirstPerson | kSecondPerson)) || speaker.lemma == "i" || speaker.lemma == "we")
    return false;
  if (!candidate.known_cue || is_nobody(context, candidate.speaker)) return false;
  if (candidate.cue != kNone32 && tokens[candidate.cue].upos == Upos::kVerb) {
    if (is_unreal(context, candidate.cue) || refuses_to_speak(context, candidate)) return false;
    const Cue* cue = verb_cue(context, candidate.cue);
    // "answered the telephone": a thing is said only by cues whose frame takes one.
    if (cue && candidate.takes_noun && !(cue->frames & (kNounFrame | kPersonFrame | kPredicateFrame))) return false;
  }
  return can_speak(context, candidate.speaker, candidate.any_subject);
}

}  // namespace onrecord
