#include "extract/statements/turn_statements.h"

#include "extract/statements/clause_tree.h"
#include "extract/statements/extent.h"
#include "extract/statements/speaker.h"
#include "record/document.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kLongestName = 6;   // Tokens before the colon.
constexpr std::uint32_t kShortestTurn = 3;  // Tokens behind it.

}  // namespace

void find_turns(const StatementContext& context, std::uint32_t sentence, std::vector<Candidate>& out) {
  const auto& tokens = context.analysis.tokens;
  const auto& sentences = context.analysis.sentences;
  const Sentence& range = sentences[sentence];
  if (sentence > 0 && sentences[sentence - 1].block == range.block) return;
  const Block& block = context.document.blocks[range.block];
  std::uint32_t colon = range.first_token;
  while (colon < range.token_end && colon - range.first_token <= kLongestName && tokens[colon].lemma != ":") ++colon;
  if (colon == range.first_token || colon >= range.token_end || tokens[colon].lemma != ":") return;
  std::uint32_t end = range.token_end;
  for (std::uint32_t s = sentence + 1; s < sentences.size() && sentences[s].block == range.block; ++s) {
    end = sentences[s].token_end;
  }
  if (end < colon + 1 + kShortestTurn) return;

  const std::uint32_t last = colon - 1;
  const std::string_view word = slice(context.document.text, tokens[last].span);
  const bool letter = last == range.first_token && word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z';
  const Mention* mention = mention_at(context.analysis, last);
  const bool named = mention && mention->kind == MentionKind::kName && mention->first_token == range.first_token &&
                     mention->token_end == colon;
  const bool headed = block.kind == BlockKind::kTitle || block.kind == BlockKind::kHeading;
  const bool person = named && tokens[mention->head].name == NameClass::kPerson;
  if (!letter && !person && !(named && headed && can_speak(context, mention->head, false))) return;
  Candidate candidate;
  candidate.cue = colon;
  candidate.cue_span = tokens[colon].span;
  candidate.source = candidate.speaker = letter ? last : mention->head;
  candidate.rule = "turn";
  candidate.known_cue = person;
  const TextSpan content = content_span(context, colon + 1, end);
  if (content.empty()) return;
  candidate.content.push_back(content);
  out.push_back(std::move(candidate));
}

}  // namespace onrecord
