#include "extract/statements/condition.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_frames.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/speaker.h"
#include "record/document.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kShortTurn = 2;  // Sentences whose conditions hold for what is said as a whole.

std::string form_of(const StatementContext& context, std::uint32_t token) {
  return lower_case(slice(context.document.text, context.analysis.tokens[token].span));
}

// Returns true if something is left that the condition is for: words of the part outside it.
bool leaves_words(const StatementContext& context, TextSpan span, TextSpan part, std::uint32_t mark) {
  const auto& tokens = context.analysis.tokens;
  const TextSpan sentence = context.analysis.sentences[context.tree.sentence_of(mark)].span;
  for (std::uint32_t i = context.analysis.token_at(part.begin); i < tokens.size() && tokens[i].span.begin < part.end;
       ++i) {
    const bool outside = tokens[i].span.end <= span.begin || tokens[i].span.begin >= span.end;
    if (outside && sentence.overlaps(tokens[i].span) && tokens[i].upos != Upos::kPunct) return true;
  }
  return false;
}

// Returns the token behind the clause, without another clause that is joined to it with a subject of its own: "if they
// stop, and that the port would open".
std::uint32_t end_of_clause(const StatementContext& context, std::uint32_t clause) {
  const auto& tokens = context.analysis.tokens;
  const ClauseTree& tree = context.tree;
  for (const std::uint32_t c : tree.children(clause)) {
    if (c < clause || (tokens[c].deprel != Deprel::kConj && tokens[c].deprel != Deprel::kParataxis)) continue;
    std::uint32_t begin = tree.subtree_begin(c);
    const bool that = std::any_of(tree.children(c).begin(), tree.children(c).end(), [&](std::uint32_t d) {
      return tokens[d].deprel == Deprel::kMark && tokens[d].lemma == "that";
    });
    const bool apart = tokens[begin].lemma == "," || (begin > 0 && tokens[begin - 1].lemma == ",");
    if (!that && !(apart && tree.subject(c) != kNone32)) continue;
    return std::max(begin, clause + 1);
  }
  return tree.subtree_end(clause);
}

// "If they come, we will talk" with a parse that makes one clause of both: the condition ends at the first comma that a
// subject follows, or before "it would". Returns false if there is none.
bool cut_at_comma(const StatementContext& context, std::uint32_t mark, TextSpan& span) {
  const auto& tokens = context.analysis.tokens;
  for (std::uint32_t i = mark + 3; i + 2 < tokens.size() && tokens[i].span.end < span.end; ++i) {
    const Token& next = tokens[i + 1];
    const bool subject = next.deprel == Deprel::kNsubj || next.upos == Upos::kDet || next.upos == Upos::kPron ||
                         next.upos == Upos::kPropn || next.lemma == "then";
    const bool modal = next.upos == Upos::kPron && (tokens[i + 2].features & kModal) &&
                       tokens[i].upos != Upos::kSconj && tokens[i].upos != Upos::kPron;
    if (!(tokens[i].lemma == "," && subject) && !modal) continue;
    span.end = tokens[i].lemma == "," ? tokens[i].span.begin : tokens[i].span.end;
    return true;
  }
  return false;
}

}  // namespace

ConditionFinder::ConditionFinder(const Lexicon& lexicon) {
  const LexiconTable& table = lexicon.table("conditions");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::string_view words = table.field(row, table.column("word"));
    const std::string_view kind = table.field(row, table.column("kind"));
    if (kind == "unreal") unreal_before_[words] = true;
    if (kind == "question") questions_[words] = true;
    if (kind != "condition" && kind != "phrase" && kind != "exchange") continue;
    Mark mark;
    mark.phrase = kind != "condition";
    mark.exchange = kind == "exchange";
    while (!words.empty()) {
      const std::size_t end = words.find(' ');
      mark.words.push_back(words.substr(0, end));
      words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
    }
    if (!mark.words.empty()) marks_[mark.words.front()].push_back(std::move(mark));
  }
  for (auto next = marks_.begin(); next != marks_.end(); ++next) {
    std::stable_sort(next.value().begin(), next.value().end(),
                     [](const Mark& a, const Mark& b) { return a.words.size() > b.words.size(); });
  }
}

const ConditionFinder::Mark* ConditionFinder::mark_at(const StatementContext& context, std::uint32_t token) const {
  const auto found = marks_.find(form_of(context, token));
  if (found == marks_.end()) return nullptr;
  const auto count = static_cast<std::uint32_t>(context.analysis.tokens.size());
  for (const Mark& mark : found->second) {
    bool same = token + mark.words.size() < count;
    for (std::uint32_t i = 1; same && i < mark.words.size(); ++i) {
      same = form_of(context, token + i) == mark.words[i];
    }
    if (same) return &mark;
  }
  return nullptr;
}

std::optional<TextSpan> ConditionFinder::clause_of(const StatementContext& context, std::uint32_t token,
                                                   const Mark& mark, std::uint32_t content_begin) const {
  const auto& tokens = context.analysis.tokens;
  const ClauseTree& tree = context.tree;
  const std::uint32_t sentence = tree.sentence_of(token);
  const std::uint32_t last = token + static_cast<std::uint32_t>(mark.words.size()) - 1;
  const std::uint32_t sentence_end = context.analysis.sentences[sentence].token_end;
  if (last + 1 >= sentence_end) return std::nullopt;
  // The clause behind the mark: the mark's head, else the highest word that does not reach back before the mark.
  std::uint32_t clause = kNone32;
  if (tokens[last].deprel == Deprel::kMark && tokens[last].head != kNone32 && tokens[last].head > last) {
    clause = tokens[last].head;
  } else if (mark.words.size() > 1 || tokens[token].upos == Upos::kSconj ||
             (tokens[token].upos == Upos::kVerb && token > 0 && tokens[token - 1].lemma == ",")) {
    clause = last + 1;
    while (tokens[clause].head != kNone32 && tokens[clause].head > last) clause = tokens[clause].head;
    if (tokens[clause].upos == Upos::kPunct || tree.subtree_begin(clause) < token) return std::nullopt;
    bool clausal = false;
    for (std::uint32_t i = last + 1; i < tree.subtree_end(clause); ++i) clausal |= (tokens[i].features & kFinite) != 0;
    if (!clausal && !mark.phrase) return std::nullopt;
  }
  if (clause == kNone32) return std::nullopt;
  // "wonders if they will come", "to see if they will": the clause is a question.
  const std::uint32_t above = tokens[clause].head;
  if (tokens[clause].deprel == Deprel::kCcomp && above < token && tokens[above].span.begin >= content_begin) {
    const Cue* cue = verb_cue(context, above);
    if ((cue && (cue->frames & kWhetherFrame)) || questions_.contains(tokens[above].lemma)) return std::nullopt;
  }
  std::uint32_t begin = token;
  if (begin > 0 && tree.sentence_of(begin - 1) == sentence) {
    const std::string_view before = tokens[begin - 1].lemma;
    if (unreal_before_.contains(before) || questions_.contains(before)) return std::nullopt;
    if (tokens[begin - 1].lemma == "only") --begin;
  }
  return TextSpan{tokens[begin].span.begin, tokens[end_of_clause(context, clause) - 1].span.end};
}

std::optional<TextSpan> ConditionFinder::find(const StatementContext& context, const std::vector<TextSpan>& content,
                                              bool negated) const {
  const auto& tokens = context.analysis.tokens;
  const std::string_view text = context.document.text;
  if (content.empty()) return std::nullopt;
  const std::uint32_t first = context.analysis.token_at(content.front().begin);
  const std::uint32_t end = context.analysis.token_at(content.back().end - 1);
  if (first >= tokens.size() || end >= tokens.size()) return std::nullopt;
  const std::uint32_t first_sentence = context.tree.sentence_of(first);
  const bool short_turn = context.tree.sentence_of(end) - first_sentence < kShortTurn;
  for (const TextSpan part : content) {
    for (std::uint32_t i = context.analysis.token_at(part.begin); i < tokens.size() && tokens[i].span.begin < part.end;
         ++i) {
      if (!short_turn && context.tree.sentence_of(i) != first_sentence) return std::nullopt;
      const Mark* mark = mark_at(context, i);
      if (!mark || (mark->exchange && negated)) continue;
      std::optional<TextSpan> span = clause_of(context, i, *mark, content.front().begin);
      if (!span) continue;
      span->begin = std::max(span->begin, part.begin);
      span->end = std::min(span->end, part.end);
      if (content.size() == 1 && !leaves_words(context, *span, part, i) && !cut_at_comma(context, i, *span)) continue;
      while (span->size() > 1 && std::string_view(",.;:!?\"").find(text[span->end - 1]) != std::string_view::npos) {
        --span->end;
      }
      return span;
    }
  }
  return std::nullopt;
}

std::optional<TextSpan> ConditionFinder::fronted(const StatementContext& context, const Candidate& candidate) const {
  const auto& tokens = context.analysis.tokens;
  if (candidate.cue >= tokens.size() || candidate.speaker == kNone32 || candidate.content.empty()) return std::nullopt;
  const Sentence& sentence = context.analysis.sentences[context.tree.sentence_of(candidate.cue)];
  const std::uint32_t first = sentence.first_token;
  const Mention* mention = mention_at(context.analysis, candidate.speaker);
  const std::uint32_t phrase = std::min(mention ? mention->first_token : candidate.speaker, candidate.cue);
  const bool behind = candidate.content.front().begin > tokens[candidate.cue].span.begin;
  if (!behind || phrase < first + 3 || tokens[phrase - 1].lemma != ",") return std::nullopt;
  const Mark* mark = mark_at(context, first);
  if (!mark || mark->phrase || context.analysis.quotation_around(tokens[first].span) != kNone32) return std::nullopt;
  if (!clause_of(context, first, *mark, tokens[first].span.begin)) return std::nullopt;
  return TextSpan{tokens[first].span.begin, tokens[phrase - 2].span.end};
}

}  // namespace onrecord
