#include "store/query/statements.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace onrecord {
namespace {

std::optional<std::string> words_between(const StoredDocument& document, const Sql& sql, int begin_column) {
  if (sql.is_null(begin_column)) return std::nullopt;
  const TextSpan span{sql.offset(begin_column), sql.offset(begin_column + 1)};
  if (span.begin > span.end || span.end > document.text.size()) return std::nullopt;
  return std::string(slice(document.text, span));
}

bool is_one_of(const std::vector<std::string>& wanted, std::string_view word) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), word) != wanted.end();
}

std::vector<std::string> split_list(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(';'), list.size());
    parts.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

// Undated last; "~" sorts after every digit.
auto order_of(const StatementRow& row) {
  return std::tuple(row.when_first.value_or("~"), row.evidence.published.value_or("~"), row.evidence.doc_id,
                    row.evidence.byte_begin, row.id);
}

}  // namespace

StatementAnswer find_statements(Database& database, const StatementQuestion& question) {
  std::string sql =
      "SELECT s.statement, s.document, coalesce(s.sentence, 0), s.statement_id, coalesce(e.name, s.speaker), "
      "e.entity_id, "
      "s.speaker_begin, s.speaker_end, s.speaker_basis, s.cue_begin, s.cue_end, s.content_spans, s.quote_spans, "
      "s.byte_begin, s.byte_end, s.kind, s.type, s.act, s.negated, s.condition_begin, s.condition_end, " +
      shown_name("s.addressee") + ", s.via, " + shown_name("s.reported_by") +
      ", s.when_first, s.when_last, s.when_basis, s.in_headline, s.confidence, u.utterance_id, "
      "u.first_reported, u.n_reports, u.n_independent, (SELECT group_concat(issue, ';') FROM (SELECT issue FROM "
      "statement_issue WHERE statement = s.statement ORDER BY number)) "
      "FROM statement s LEFT JOIN entity x ON x.entity = s.speaker_entity "
      "LEFT JOIN entity e ON e.entity = coalesce(x.same_as, x.entity) "
      "LEFT JOIN utterance u ON u.utterance = s.utterance WHERE 1";
  if (!question.speakers.empty()) sql += " AND s.speaker_entity IN " + row_list(question.speakers);
  if (!question.sentences.empty()) sql += " AND s.sentence IN " + row_list(question.sentences);
  if (!question.attitudes) sql += " AND s.type = 'statement'";
  if (question.min_confidence > 0) sql += fmt::format(" AND s.confidence >= {}", question.min_confidence);
  if (question.id.empty()) sql += std::string(" AND s.document") + kLatestOnly;
  if (!question.id.empty()) sql += " AND s.statement_id = ?1";
  if (!question.issue.empty()) sql += " AND s.statement IN (SELECT statement FROM statement_issue WHERE issue = ?2)";
  Sql found(database, sql + " ORDER BY s.document, s.statement");
  if (!question.id.empty()) found.bind(0, question.id);
  if (!question.issue.empty()) found.bind(1, question.issue);

  StatementAnswer answer;
  WindowFilter window(question.window);
  DocumentCursor documents(database);
  while (found.step()) {
    if (!is_one_of(question.acts, found.text(17)) || !is_one_of(question.kinds, found.text(15))) continue;
    StatementRow row;
    row.when_first = found.maybe_string(24);
    row.when_last = found.maybe_string(25);
    if (!window.admits(row.when_first, row.when_last)) continue;
    row.row = found.integer(0);
    row.document = found.integer(1);
    row.sentence = found.integer(2);
    const StoredDocument& document = documents.at(row.document);
    row.id = found.string(3);
    row.speaker = found.maybe_string(4);
    row.speaker_id = found.maybe_string(5);
    row.speaker_text = words_between(document, found, 6);
    row.speaker_basis = found.string(8);
    row.cue = words_between(document, found, 9);
    row.words = words_of(document.text, found.text(11));
    row.quote_words = words_of(document.text, found.text(12));
    row.kind = found.string(15);
    row.type = found.string(16);
    row.act = found.string(17);
    row.negated = found.integer(18) != 0;
    row.condition = words_between(document, found, 19);
    row.addressee = found.maybe_string(21);
    row.via = found.maybe_string(22);
    row.reported_by = found.maybe_string(23);
    row.when_basis = found.string(26);
    row.in_headline = found.integer(27) != 0;
    row.confidence = found.number(28);
    row.utterance_id = found.maybe_string(29);
    row.first_reported = found.maybe_string(30);
    if (!found.is_null(31)) row.n_reports = found.integer(31);
    if (!found.is_null(32)) row.n_independent = found.integer(32);
    row.issues = split_list(found.text(33));
    row.evidence = documents.evidence(row.document, row.sentence, static_cast<std::uint64_t>(found.integer(13)),
                                      static_cast<std::uint64_t>(found.integer(14)));
    answer.rows.push_back(std::move(row));
  }
  std::sort(answer.rows.begin(), answer.rows.end(),
            [](const StatementRow& a, const StatementRow& b) { return order_of(a) < order_of(b); });
  answer.undated_left_out = window.undated_left_out();
  return answer;
}

}  // namespace onrecord
