#include "store/export/columns.h"

namespace onrecord {

Table statements_table(const std::vector<StatementRow>& rows) {
  Table table{{"statement_id",  "speaker",
               "speaker_id",    "speaker_text",
               "speaker_basis", "kind",
               "act",           "cue",
               "negated",       "condition",
               "issues",        "words",
               "quote_words",   "sentence",
               "addressee",     "via",
               "reported_by",   "when",
               "when_basis",    "doc_id",
               "url",           "title",
               "byline",        "outlet",
               "published",     "published_basis",
               "byte_begin",    "byte_end",
               "utterance_id",  "first_reported",
               "n_reports",     "n_independent",
               "confidence",    "type",
               "file"},
              {}};
  for (const StatementRow& s : rows) {
    const Evidence& e = s.evidence;
    table.rows.push_back({s.id,
                          cell(s.speaker),
                          cell(s.speaker_id),
                          cell(s.speaker_text),
                          s.speaker_basis,
                          s.kind,
                          s.act,
                          cell(s.cue),
                          s.negated,
                          cell(s.condition),
                          s.issues,
                          s.words,
                          s.quote_words,
                          e.sentence,
                          cell(s.addressee),
                          cell(s.via),
                          cell(s.reported_by),
                          cell(day_range(s.when_first, s.when_last)),
                          s.when_basis,
                          e.doc_id,
                          cell(e.url),
                          cell(e.title),
                          cell(e.byline),
                          cell(e.outlet),
                          cell(e.published),
                          e.published_basis,
                          cell(e.byte_begin),
                          cell(e.byte_end),
                          cell(s.utterance_id),
                          cell(s.first_reported),
                          cell(s.n_reports),
                          cell(s.n_independent),
                          s.confidence,
                          s.type,
                          e.file});
  }
  return table;
}

// Coordinates are not known yet: these columns are empty.
Table events_table(const std::vector<EventRow>& rows) {
  Table table{{"event_id",   "story_id",    "date",       "date_end",   "date_basis",    "actor",
               "actor_code", "action_text", "plover",     "mode",       "context",       "cameo",
               "target",     "target_code", "status",     "claimed_by", "reported_by",   "place_text",
               "place",      "lat",         "lon",        "n_reports",  "n_independent", "first_doc",
               "rule",       "confidence",  "byte_begin", "byte_end",   "sentence"},
              {}};
  for (const EventRow& v : rows) {
    table.rows.push_back({v.id,
                          cell(v.story_id),
                          cell(v.date_first),
                          cell(v.date_last),
                          v.date_basis,
                          cell(v.actor),
                          cell(v.actor_known),
                          v.action_text,
                          v.plover,
                          cell(v.mode),
                          v.contexts,
                          cell(v.cameo),
                          cell(v.target),
                          cell(v.target_known),
                          v.status,
                          cell(v.claimed_by),
                          Cell(),
                          cell(v.place),
                          Cell(),
                          Cell(),
                          Cell(),
                          Cell(),
                          Cell(),
                          v.evidence.doc_id,
                          v.rule,
                          v.confidence,
                          cell(v.evidence.byte_begin),
                          cell(v.evidence.byte_end),
                          v.evidence.sentence});
  }
  return table;
}

Table figures_table(const std::vector<FigureRow>& rows) {
  Table table{{"figure_id", "low", "high", "approx", "unit", "what", "about", "claimed_by", "reported_by", "as_of",
               "doc_id", "byte_begin", "byte_end", "words", "disputes", "day", "sentence"},
              {}};
  for (const FigureRow& f : rows) {
    table.rows.push_back({f.id, cell(f.low), cell(f.high), f.approx, f.unit, cell(f.what), cell(f.about),
                          cell(f.claimed_by), cell(f.reported_by), cell(day_range(f.as_of_first, f.as_of_last)),
                          f.evidence.doc_id, cell(f.evidence.byte_begin), cell(f.evidence.byte_end), f.words,
                          f.disputes, cell(day_or_range(f.day_first, f.day_last)), f.evidence.sentence});
  }
  return table;
}

Table positions_table(const std::vector<PositionRow>& rows) {
  Table table{{"actor", "issue", "detail", "stance", "condition", "stated_by", "attributed_by", "since", "statement_id",
               "evidence", "changed_from", "position_id", "doc_id", "byte_begin", "byte_end", "sentence"},
              {}};
  for (const PositionRow& p : rows) {
    table.rows.push_back({p.actor, p.issue, cell(p.detail), p.stance, cell(p.condition), p.stated_by,
                          cell(p.attributed_by), cell(day_or_range(p.since_first, p.since_last)), cell(p.statement_id),
                          p.words, cell(p.changed_from), p.id, p.evidence.doc_id, cell(p.evidence.byte_begin),
                          cell(p.evidence.byte_end), p.evidence.sentence});
  }
  return table;
}

Table matrix_table(const std::vector<MatrixCell>& cells) {
  Table table{{"actor", "issue", "detail", "stance", "since", "latest", "statement_id", "position_id", "evidence"}, {}};
  for (const MatrixCell& c : cells) {
    table.rows.push_back({c.actor, c.issue, cell(c.detail), c.stances, cell(c.since), cell(c.latest),
                          cell(c.evidence->statement_id), c.evidence->id, c.evidence->words});
  }
  return table;
}

Table changes_table(const std::vector<PositionChange>& changes) {
  Table table{{"actor", "issue", "detail", "stance_before", "since_before", "position_before", "evidence_before",
               "sentence_before", "doc_before", "stance_after", "since_after", "position_after", "evidence_after",
               "sentence_after", "doc_after"},
              {}};
  for (const auto& [before, after] : changes) {
    table.rows.push_back({after->actor, after->issue, cell(after->detail), before->stance,
                          cell(day_or_range(before->since_first, before->since_last)), before->id, before->words,
                          before->evidence.sentence, before->evidence.doc_id, after->stance,
                          cell(day_or_range(after->since_first, after->since_last)), after->id, after->words,
                          after->evidence.sentence, after->evidence.doc_id});
  }
  return table;
}

Table disputes_table(const std::vector<Dispute>& disputes) {
  Table table{{"dispute_id", "kind", "about", "claimant_1", "day_1", "entry_1", "words_1", "sentence_1", "doc_1",
               "outlet_1", "claimant_2", "day_2", "entry_2", "words_2", "sentence_2", "doc_2", "outlet_2"},
              {}};
  for (const Dispute& d : disputes) {
    std::vector<Cell>& row = table.rows.emplace_back(std::vector<Cell>{d.id, d.kind, d.about});
    for (const DisputeSide* side : {&d.first, &d.second}) {
      const Evidence& e = side->evidence;
      for (Cell& field : std::vector<Cell>{side->claimant, cell(side->day), side->id, side->words, e.sentence, e.doc_id,
                                           cell(e.outlet)}) {
        row.push_back(std::move(field));
      }
    }
  }
  return table;
}

Table timeline_table(const std::vector<TimelineRow>& rows) {
  Table table{{"day", "basis", "kind", "actor", "what", "target", "words", "stance", "n_reports", "id", "doc_id",
               "outlet", "published", "byte_begin", "byte_end", "sentence"},
              {}};
  for (const TimelineRow& r : rows) {
    table.rows.push_back({cell(day_or_range(r.first, r.last)), r.basis, r.kind, cell(r.actor), r.what, cell(r.target),
                          r.words, cell(r.stance), cell(r.n_reports), r.id, r.evidence.doc_id, cell(r.evidence.outlet),
                          cell(r.evidence.published), cell(r.evidence.byte_begin), cell(r.evidence.byte_end),
                          r.evidence.sentence});
  }
  return table;
}

}  // namespace onrecord
