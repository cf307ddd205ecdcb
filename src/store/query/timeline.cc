#include "store/query/timeline.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "store/query/events.h"
#include "store/query/positions.h"
#include "store/query/statements.h"

namespace onrecord {
namespace {

auto order_of(const TimelineRow& row) {
  return std::tuple(row.first.value_or("~"), row.evidence.published.value_or("~"), row.evidence.doc_id,
                    row.evidence.byte_begin, row.id);
}

std::string stance_of(const PositionRow& position) {
  std::string stance = position.stance + " " + position.issue;
  if (position.detail) stance += "/" + *position.detail;
  return stance;
}

}  // namespace

TimelineAnswer find_timeline(Database& database, const TimelineQuestion& question) {
  TimelineAnswer answer;
  std::map<std::string, std::size_t> rows_of_statements;
  std::map<std::string, std::size_t> rows_of_utterances;

  StatementQuestion statements;
  statements.speakers = question.actors;
  statements.issue = question.issue;
  statements.window = question.window;
  StatementAnswer said = find_statements(database, statements);
  // The order of first reports decides which statement stands for an utterance.
  std::stable_sort(said.rows.begin(), said.rows.end(), [](const StatementRow& a, const StatementRow& b) {
    return a.evidence.published.value_or("~") < b.evidence.published.value_or("~");
  });
  answer.undated_left_out += said.undated_left_out;
  for (StatementRow& s : said.rows) {
    if (s.in_headline) continue;
    if (s.utterance_id) {
      const auto [known, is_first] = rows_of_utterances.emplace(*s.utterance_id, answer.rows.size());
      rows_of_statements[s.id] = known->second;
      if (!is_first) continue;
    }
    rows_of_statements.emplace(s.id, answer.rows.size());
    answer.rows.push_back({"statement", s.id, s.act, s.when_basis, std::move(s.words), s.speaker, s.addressee,
                           s.when_first, s.when_last, std::nullopt, s.n_reports, std::move(s.evidence)});
  }

  PositionQuestion positions{question.actors, question.issue, question.window};
  PositionAnswer held = find_positions(database, positions);
  answer.undated_left_out += held.undated_left_out;
  for (PositionRow& p : held.rows) {
    if (!p.counts()) continue;
    const auto of_statement = p.statement_id ? rows_of_statements.find(*p.statement_id) : rows_of_statements.end();
    if (of_statement != rows_of_statements.end()) {
      std::optional<std::string>& stance = answer.rows[of_statement->second].stance;
      const std::string own = stance_of(p);
      if (!stance) {
        stance = own;
      } else if (("; " + *stance + ";").find("; " + own + ";") == std::string::npos) {
        *stance += "; " + own;
      }
      continue;
    }
    answer.rows.push_back({"position", p.id, p.stance, "", std::move(p.words), p.actor, std::nullopt, p.since_first,
                           p.since_last, stance_of(p), std::nullopt, std::move(p.evidence)});
  }

  if (question.issue.empty()) {
    EventQuestion events{question.actors, {}, {}, question.window};
    EventAnswer happened = find_events(database, events);
    answer.undated_left_out += happened.undated_left_out;
    for (EventRow& e : happened.rows) {
      answer.rows.push_back({"event", e.id, e.plover, e.date_basis, std::move(e.action_text), e.actor, e.target,
                             e.date_first, e.date_last, std::nullopt, std::nullopt, std::move(e.evidence)});
    }
  }
  std::sort(answer.rows.begin(), answer.rows.end(),
            [](const TimelineRow& a, const TimelineRow& b) { return order_of(a) < order_of(b); });
  return answer;
}

}  // namespace onrecord
