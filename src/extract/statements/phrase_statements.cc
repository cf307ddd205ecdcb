#include "extract/statements/phrase_statements.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/extent.h"
#include "extract/statements/speaker.h"
#include "record/document.h"

namespace onrecord {
namespace {

bool matches(const StatementContext& context, const CuePhrase& phrase, std::uint32_t at, std::uint32_t end) {
  if (at + phrase.words.size() >= end) return false;
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    const auto& token = context.analysis.tokens[at + i];
    const std::string_view form = slice(context.document.text, token.span);
    if (form.size() != phrase.words[i].size()) return false;
    if (form != phrase.words[i] && lower_case(form) != phrase.words[i]) return false;
  }
  return true;
}

// Returns the head of the noun phrase that begins at `first`: up the tree as long as the word only modifies its head.
std::uint32_t phrase_head(const StatementContext& context, std::uint32_t first, std::uint32_t end) {
  const auto& tokens = context.analysis.tokens;
  std::uint32_t head = first;
  for (int step = 0; step < 12; ++step) {
    switch (tokens[head].deprel) {
      case Deprel::kDet:
      case Deprel::kDetPredet:
      case Deprel::kAmod:
      case Deprel::kAdvmod:
      case Deprel::kCompound:
      case Deprel::kNummod:
      case Deprel::kNmodPoss:
      case Deprel::kNmodDesc:
      case Deprel::kFlat:
      case Deprel::kPunct:
        break;
      default:
        return head;
    }
    const std::uint32_t up = tokens[head].head;
    if (up == kNone32 || up < first || up >= end) return head;
    head = up;
  }
  return head;
}

// Returns where the speaker's noun phrase ends: appositions and relative clauses belong to it, what follows a comma
// otherwise does not.
std::uint32_t phrase_end(const StatementContext& context, std::uint32_t head, std::uint32_t first) {
  const auto& tokens = context.analysis.tokens;
  std::uint32_t end = std::max(head, first) + 1;
  for (const std::uint32_t c : context.tree.children(head)) {
    if (c < head) continue;
    const Deprel relation = tokens[c].deprel;
    std::uint32_t begin = context.tree.subtree_begin(c);
    while (begin < c && tokens[begin].upos == Upos::kPunct) ++begin;
    if (relation == Deprel::kPunct || begin > end + 1) continue;
    const bool comma = begin > 0 && tokens[begin - 1].lemma == ",";
    const bool relative = relation == Deprel::kAclRelcl && tokens[begin].upos == Upos::kPron;
    const bool inside = relation == Deprel::kAppos || relative || relation == Deprel::kFlat ||
                        relation == Deprel::kConj || relation == Deprel::kAcl;
    if (comma && !inside) break;
    end = std::max(end, context.tree.subtree_end(c));
  }
  return end;
}

void take_content(const StatementContext& context, std::uint32_t begin, std::uint32_t end, Candidate& candidate) {
  const TextSpan span = content_span(context, begin, end);
  if (span.empty()) return;
  if (!candidate.content.empty() && span.begin < candidate.content.back().end) return;
  candidate.content.push_back(span);
}

}  // namespace

void find_phrase_statements(const StatementContext& context, std::uint32_t sentence, std::size_t first_of_sentence,
                            std::vector<Candidate>& out) {
  const Sentence& range = context.analysis.sentences[sentence];
  const auto& tokens = context.analysis.tokens;
  for (std::uint32_t i = range.first_token; i < range.token_end; ++i) {
    for (const CuePhrase& phrase : context.cues.phrases()) {
      if (!matches(context, phrase, i, range.token_end)) continue;
      const auto words = static_cast<std::uint32_t>(phrase.words.size());
      const std::uint32_t first = i + words;
      const std::uint32_t head = phrase_head(context, first, range.token_end);
      // "According to a tally": no speaker for the record, but a source.
      const bool speaks = can_speak(context, head, true);
      std::uint32_t end = phrase_end(context, head, first);
      const Mention* mention = mention_at(context.analysis, head);
      if (mention && mention->first_token >= i && mention->first_token <= first)
        end = std::max(end, mention->token_end);
      std::uint32_t begin = i;
      if (begin > range.first_token && tokens[begin - 1].upos == Upos::kAdv) --begin;  // "again according to"

      Candidate candidate;
      candidate.cue = i;
      candidate.cue_span = {tokens[i].span.begin, tokens[first - 1].span.end};
      candidate.speaker = head;
      candidate.type = phrase.type;
      candidate.act = phrase.act;
      candidate.any_subject = true;
      candidate.rule = "phrase";

      // The clause of a cue that stands around the phrase: the phrase says who passes it on.
      bool passes_on = false;
      for (std::size_t k = first_of_sentence; k < out.size(); ++k) {
        Candidate& other = out[k];
        if (other.cue == kNone32 || other.content.empty() || other.type != StatementType::kStatement) continue;
        // "The dam will hold, she said, according to the Courier": the phrase alone was taken for words behind the cue.
        if (other.content.size() > 1 && other.content.back().begin == tokens[begin].span.begin &&
            other.content.back().end <= tokens[end - 1].span.end) {
          other.content.pop_back();
        }
        const bool within =
            other.content.front().begin <= tokens[i].span.begin && tokens[i].span.begin < other.content.back().end;
        if (within || tokens[other.cue].deprel != Deprel::kRoot) continue;
        if (speaks) other.reporter = head;
        passes_on = true;
      }
      if (passes_on) break;

      std::uint32_t clause_begin = range.first_token;
      std::uint32_t clause_end = range.token_end;
      const std::uint32_t governor = tokens[head].head;
      const bool at_end = end >= range.token_end || (end + 1 >= range.token_end && tokens[end].upos == Upos::kPunct);
      if (!at_end && begin > range.first_token && governor != kNone32 && tokens[governor].deprel == Deprel::kAclRelcl) {
        clause_begin = begin;  // "..., which according to X will ...": the words behind the phrase.
        clause_end = context.tree.subtree_end(governor);
      }
      while (clause_begin < begin &&
             (tokens[clause_begin].deprel == Deprel::kCc ||
              (tokens[clause_begin].upos == Upos::kPunct &&
               context.analysis.quotation_around({tokens[clause_begin].span.end, tokens[clause_begin].span.end}) ==
                   kNone32))) {
        ++clause_begin;
      }
      if (clause_begin < begin) take_content(context, clause_begin, begin, candidate);
      // Behind a name at the end of a clause only a new clause goes on.
      if (end < clause_end && !at_end) take_content(context, end, clause_end, candidate);
      if (candidate.content.size() == 2 && candidate.content[0].size() < 30 &&
          slice(context.document.text, candidate.content[0]).find(' ') == std::string_view::npos) {
        candidate.content.erase(candidate.content.begin());  // "However, according to X, ..."
      }
      if (!candidate.content.empty()) out.push_back(std::move(candidate));
      break;
    }
  }
}

}  // namespace onrecord
