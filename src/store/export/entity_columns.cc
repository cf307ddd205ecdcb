#include "store/export/entity_columns.h"

namespace onrecord {

Table entities_table(const std::vector<EntityRow>& rows) {
  Table table{{"entity_id", "name", "kind", "known", "variants", "variant_counts", "offices", "roles", "documents",
               "mentions", "statements", "events", "first_seen", "last_seen"},
              {}};
  for (const EntityRow& e : rows) {
    std::vector<std::string> variants, counts;
    for (const auto& [spelling, count] : e.variants) {
      variants.push_back(spelling);
      counts.push_back(std::to_string(count));
    }
    table.rows.push_back({e.id, e.name, e.kind, cell(e.known), variants, counts, e.offices, e.roles, e.documents,
                          e.mentions, e.statements, e.events, cell(e.first_seen), cell(e.last_seen)});
  }
  return table;
}

Table doubts_table(const std::vector<DoubtRow>& rows) {
  Table table{{"entity_id", "name", "documents", "other_id", "other_name", "other_documents", "why"}, {}};
  for (const DoubtRow& d : rows) {
    table.rows.push_back({d.id, d.name, d.documents, d.other_id, d.other_name, d.other_documents, d.why});
  }
  return table;
}

Table terms_table(const std::vector<TermRow>& rows) {
  Table table{{"entity_id", "name", "known", "office", "scope", "from", "to"}, {}};
  for (const TermRow& t : rows) {
    table.rows.push_back({t.entity_id, t.name, t.known, t.office, t.scope, cell(t.from), cell(t.to)});
  }
  return table;
}

}  // namespace onrecord
