#include "extract/statements/statements.h"

#include <algorithm>
#include <string>

#include "base/hash.h"
#include "extract/statements/candidate.h"
#include "extract/statements/carried_channels.h"
#include "extract/statements/channels.h"
#include "extract/statements/clause_tree.h"
#include "extract/statements/cue_lexicon.h"
#include "extract/statements/details.h"
#include "extract/statements/extent.h"
#include "extract/statements/frame_act.h"
#include "extract/statements/issues.h"
#include "extract/statements/speaker.h"
#include "extract/statements/statement_candidates.h"

namespace onrecord {
namespace {

class LearnedStatementExtractor : public StatementExtractor {
 public:
  LearnedStatementExtractor(std::unique_ptr<AttributionModel> model, std::unique_ptr<CueLexicon> cues,
                            std::unique_ptr<IssueClassifier> issues, std::unique_ptr<FrameActs> acts,
                            const Lexicon& lexicon)
      : model_(std::move(model)),
        cues_(std::move(cues)),
        issues_(std::move(issues)),
        acts_(std::move(acts)),
        details_(lexicon) {}

  std::vector<Statement> extract(const Document& document, const Analysis& analysis) const override {
    const ClauseTree tree(analysis);
    return extract_in({document, analysis, tree, *cues_}, nullptr);
  }

  std::optional<Explanation> explain(const Document& document, const Analysis& analysis,
                                     const std::string& statement_id) const override {
    const ClauseTree tree(analysis);
    const StatementContext context{document, analysis, tree, *cues_};
    std::vector<Candidate> found_by;
    const std::vector<Statement> statements = extract_in(context, &found_by);
    for (std::size_t i = 0; i < statements.size(); ++i) {
      if (statements[i].id != statement_id) continue;
      Explanation explanation = explain_candidate(context, *model_, found_by[i]);
      explanation.statement = statements[i];
      return explanation;
    }
    return std::nullopt;
  }

  const std::string& content_hash() const override { return model_->content_hash(); }

  std::vector<Attribution> attributions(const Document& document, const Analysis& analysis) const override {
    const ClauseTree tree(analysis);
    const StatementContext context{document, analysis, tree, *cues_};
    return to_attributions(context, find_attribution_candidates(context, *model_));
  }

 private:
  // `found_by`, if given, gets the candidate behind each statement.
  std::vector<Statement> extract_in(const StatementContext& context, std::vector<Candidate>* found_by) const {
    std::vector<Candidate> candidates = find_record_candidates(context, *model_);
    std::vector<std::vector<Channel>> channels(context.analysis.sentences.size());
    for (std::uint32_t s = 0; s < channels.size(); ++s) channels[s] = find_channels(context, s);
    for (Candidate& candidate : candidates) {
      details_.take_fronted_condition(context, candidate);
      if (candidate.cue != kNone32) {
        details_.trim_content(context, channels[context.tree.sentence_of(candidate.cue)], candidate);
      }
    }
    return finish(context, candidates, channels, issues_->find(context.document, context.analysis), found_by);
  }

  // The statement whose content holds the cue of another, for each candidate; kNone32 if none does.
  static std::vector<std::uint32_t> holders(const std::vector<Candidate>& candidates) {
    std::vector<std::uint32_t> holder(candidates.size(), kNone32);
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < candidates.size(); ++i) {
      const Candidate& inner = candidates[i];
      if (inner.cue == kNone32) continue;
      for (std::uint32_t steps = 0, k = i; k-- > 0 && steps < 24; ++steps) {
        const Candidate& outer = candidates[k];
        const bool holds = std::any_of(outer.content.begin(), outer.content.end(),
                                       [&](TextSpan span) { return span.contains(inner.cue_span); });
        if (!holds) continue;
        holder[i] = k;
        break;
      }
    }
    return holder;
  }

  std::vector<Statement> finish(const StatementContext& context, std::vector<Candidate>& candidates,
                                const std::vector<std::vector<Channel>>& channels, const IssueReading& issues,
                                std::vector<Candidate>* found_by) const {
    // Order of content; indices of turns follow.
    std::vector<std::uint32_t> order(candidates.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
      const TextSpan a = candidates[x].content.front(), b = candidates[y].content.front();
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<std::uint32_t> place(candidates.size());
    std::vector<Candidate> sorted;
    sorted.reserve(candidates.size());
    for (const std::uint32_t i : order) {
      place[i] = static_cast<std::uint32_t>(sorted.size());
      sorted.push_back(std::move(candidates[i]));
    }
    for (Candidate& candidate : sorted) {
      if (candidate.continues != kNone32) candidate.continues = place[candidate.continues];
    }
    const std::vector<std::uint32_t> holder = holders(sorted);

    std::vector<const Candidate*> behind;
    std::vector<Statement> statements;
    std::vector<std::uint32_t> statement_of(sorted.size(), kNone32);
    for (std::uint32_t i = 0; i < sorted.size(); ++i) {
      const Candidate& candidate = sorted[i];
      Statement statement = make(context, candidate, issues, channels);
      if (!statements.empty() && statements.back().content_spans == statement.content_spans &&
          statements.back().type == statement.type) {
        continue;  // Two cues for the same words: the first found names them.
      }
      if (candidate.continues != kNone32 && statement_of[candidate.continues] != kNone32) {
        const Statement& turn = statements[statement_of[candidate.continues]];
        statement.continues = statement_of[candidate.continues];
        statement.speaker = turn.speaker;
        statement.speaker_id = turn.speaker_id;
        statement.speaker_span.reset();
        statement.speaker_basis = SpeakerBasis::kContinuation;
        statement.via = turn.via;
        statement.when = turn.when;
        statement.when_basis = turn.when_basis;
        statement.reported_by = turn.reported_by;
      }
      if (holder[i] != kNone32 && statement_of[holder[i]] != kNone32) {
        const Statement& outer = statements[statement_of[holder[i]]];
        // "said that ..., adding that ...": nobody passes on his own words.
        if (!outer.speaker || outer.speaker != statement.speaker) statement.reported_by = outer.speaker;
      }
      statement_of[i] = static_cast<std::uint32_t>(statements.size());
      statements.push_back(std::move(statement));
      behind.push_back(&candidate);
      if (found_by) found_by->push_back(candidate);
    }
    carry_channels(context, behind, channels, statements);
    return statements;
  }

  Statement make(const StatementContext& context, const Candidate& candidate, const IssueReading& issues,
                 const std::vector<std::vector<Channel>>& channels) const {
    Statement statement;
    const Speaker speaker = name_speaker(context, candidate.speaker);
    statement.speaker = speaker.name;
    statement.speaker_id = speaker.id;
    statement.speaker_span = speaker.span;
    statement.speaker_basis = speaker.basis;
    if (candidate.cue != kNone32) statement.cue_span = candidate.cue_span;
    statement.content_spans = candidate.content;
    statement.kind = kind_of(context, candidate.content, statement.quote_spans);
    // Who is quoted has spoken: "expects a “sizeable group”".
    statement.type = statement.kind == StatementKind::kIndirect ? candidate.type : StatementType::kStatement;
    statement.act = acts_->act_of(context, candidate);
    if (candidate.reporter != kNone32) statement.reported_by = name_speaker(context, candidate.reporter).name;
    if (candidate.passed_on && !statement.reported_by) statement.reported_by = "unnamed";
    const std::uint32_t place = context.analysis.sentence_at(candidate.cue == kNone32 ? candidate.content.front().begin
                                                                                      : candidate.cue_span.begin);
    details_.fill(context, candidate, place == kNone32 ? std::vector<Channel>{} : channels[place], statement);
    statement.issues = issues_->classify(context.analysis, issues, candidate.content);
    const std::uint32_t sentence = context.analysis.sentence_at(candidate.content.front().begin);
    if (sentence != kNone32) {
      statement.in_headline =
          context.document.blocks[context.analysis.sentences[sentence].block].kind == BlockKind::kTitle;
    }
    statement.confidence = candidate.confidence;
    statement.rule = candidate.rule;
    std::string spans = name_of(statement.type);
    for (const TextSpan span : statement.content_spans) {
      spans += ' ' + std::to_string(span.begin) + '-' + std::to_string(span.end);
    }
    statement.id = "S-" + content_id({context.document.id, spans});
    return statement;
  }

  std::unique_ptr<AttributionModel> model_;
  std::unique_ptr<CueLexicon> cues_;
  std::unique_ptr<IssueClassifier> issues_;
  std::unique_ptr<FrameActs> acts_;
  StatementDetails details_;
};

}  // namespace

Result<std::unique_ptr<StatementExtractor>> StatementExtractor::open(const Lexicon& lexicon,
                                                                     const std::string& model_directory) {
  auto model = AttributionModel::open(model_directory + "/statements.model");
  if (!model) return model.error();
  auto cues = CueLexicon::open(lexicon);
  if (!cues) return cues.error();
  auto issues = IssueClassifier::open(lexicon);
  if (!issues) return issues.error();
  auto acts = FrameActs::open(lexicon);
  if (!acts) return acts.error();
  return std::unique_ptr<StatementExtractor>(std::make_unique<LearnedStatementExtractor>(
      std::move(*model), std::move(*cues), std::move(*issues), std::move(*acts), lexicon));
}

}  // namespace onrecord
