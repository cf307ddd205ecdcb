#include "store/query/events.h"

#include <algorithm>
#include <tuple>

namespace onrecord {
namespace {

auto order_of(const EventRow& row) {
  return std::tuple(row.date_first.value_or("~"), row.evidence.doc_id, row.evidence.byte_begin, row.id);
}

}  // namespace

EventAnswer find_events(Database& database, const EventQuestion& question) {
  std::string sql =
      "SELECT v.event_id, v.document, coalesce(v.sentence, 0), coalesce(a.name, v.actor), a.entity_id, "
      "coalesce(c.actor_code, a.known), "
      "coalesce(t.name, v.target), t.entity_id, coalesce(c.target_code, t.known), v.action_begin, v.action_end, "
      "v.byte_begin, v.byte_end, "
      "v.plover, "
      "v.mode, v.contexts, v.cameo, v.date_first, v.date_last, v.date_basis, v.place, v.status, " +
      shown_name("v.claimed_by") +
      ", v.rule, "
      "v.confidence, h.n_reports, h.n_independent, f.doc_id, y.story_id FROM event v "
      "LEFT JOIN event_code c USING (event) LEFT JOIN event_happening USING (event) "
      "LEFT JOIN happening h USING (happening) LEFT JOIN document f ON f.document = h.first_document "
      "LEFT JOIN document_story ds ON ds.document = v.document LEFT JOIN story y ON y.story = ds.story "
      "LEFT JOIN entity xa ON xa.entity = v.actor_entity "
      "LEFT JOIN entity a ON a.entity = coalesce(xa.same_as, xa.entity) "
      "LEFT JOIN entity xt ON xt.entity = v.target_entity "
      "LEFT JOIN entity t ON t.entity = coalesce(xt.same_as, xt.entity) WHERE v.document";
  sql += kLatestOnly;
  if (!question.actors.empty()) sql += " AND v.actor_entity IN " + row_list(question.actors);
  if (!question.targets.empty()) sql += " AND v.target_entity IN " + row_list(question.targets);
  Sql found(database, sql + " ORDER BY v.document, v.event");
  EventAnswer answer;
  WindowFilter window(question.window);
  DocumentCursor documents(database);
  while (found.step()) {
    const auto& types = question.types;
    if (!types.empty() && std::find(types.begin(), types.end(), found.text(13)) == types.end()) continue;
    if (found.number(24) < question.min_confidence) continue;
    EventRow row;
    row.date_first = found.maybe_string(17);
    row.date_last = found.maybe_string(18);
    if (!window.admits(row.date_first, row.date_last)) continue;
    row.id = found.string(0);
    row.actor = found.maybe_string(3);
    row.actor_id = found.maybe_string(4);
    row.actor_known = found.maybe_string(5);
    row.target = found.maybe_string(6);
    row.target_id = found.maybe_string(7);
    row.target_known = found.maybe_string(8);
    const StoredDocument& document = documents.at(found.integer(1));
    const TextSpan action{found.offset(9), found.offset(10)};
    if (action.begin <= action.end && action.end <= document.text.size())
      row.action_text = slice(document.text, action);
    row.plover = found.string(13);
    row.mode = found.maybe_string(14);
    row.contexts = found.string(15);
    row.cameo = found.maybe_string(16);
    row.date_basis = found.string(19);
    row.place = found.maybe_string(20);
    row.status = found.string(21);
    row.claimed_by = found.maybe_string(22);
    row.rule = found.string(23);
    row.confidence = found.number(24);
    if (!found.is_null(25)) row.n_reports = found.integer(25);
    if (!found.is_null(26)) row.n_independent = found.integer(26);
    row.first_doc = found.maybe_string(27);
    row.story_id = found.maybe_string(28);
    row.evidence = documents.evidence(found.integer(1), found.integer(2), static_cast<std::uint64_t>(found.integer(11)),
                                      static_cast<std::uint64_t>(found.integer(12)));
    answer.rows.push_back(std::move(row));
  }
  std::sort(answer.rows.begin(), answer.rows.end(),
            [](const EventRow& a, const EventRow& b) { return order_of(a) < order_of(b); });
  answer.undated_left_out = window.undated_left_out();
  return answer;
}

}  // namespace onrecord
