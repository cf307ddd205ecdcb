#include "store/query/versions.h"

#include "store/link/versions.h"

namespace onrecord {
namespace {

// Words and place of a stretch that two columns name, if they do.
Evidence place_of(DocumentCursor& documents, std::int64_t document, const Sql& sql, int column, std::string& words) {
  if (sql.is_null(column)) return documents.evidence(document, 0, 0, 0);
  const TextSpan span{sql.offset(column), sql.offset(column + 1)};
  const StoredDocument& stored = documents.at(document);
  if (span.begin <= span.end && span.end <= stored.text.size()) words = slice(stored.text, span);
  const ByteSpan bytes = stored.source_map.to_source(span);
  return documents.evidence(document, 0, bytes.begin, bytes.end);
}

}  // namespace

std::vector<VersionRow> find_versions(Database& database, const std::string& asked) {
  std::string sql = "SELECT address, number, document, superseded_by IS NULL FROM version";
  if (!asked.empty()) {
    sql +=
        " WHERE address = ?2 OR address IN (SELECT address FROM version JOIN document USING (document) "
        "WHERE doc_id >= ?1 AND doc_id < ?1 || 'g')";
  }
  Sql found(database, sql + " ORDER BY address, number");
  if (!asked.empty()) found.all(asked, address_of(asked));
  Sql changes(database,
              "SELECT kind, before_begin, before_end, after_begin, after_end FROM version_change WHERE document = ? "
              "ORDER BY number");
  DocumentCursor documents(database), previous_documents(database);
  std::vector<VersionRow> rows;
  std::int64_t previous = 0;
  while (found.step()) {
    VersionRow row;
    row.address = found.string(0);
    row.number = static_cast<std::uint64_t>(found.integer(1));
    const std::int64_t document = found.integer(2);
    row.latest = found.integer(3) != 0;
    row.kind = row.number == 1 ? "first" : "none";
    row.version = documents.evidence(document, 0, 0, 0);
    if (row.number > 1) row.previous = previous_documents.evidence(previous, 0, 0, 0);
    bool changed = false;
    changes.bind(0, document);
    while (changes.step()) {
      VersionRow change = row;
      change.kind = changes.string(0);
      change.previous = place_of(previous_documents, previous, changes, 1, change.before);
      change.version = place_of(documents, document, changes, 3, change.after);
      rows.push_back(std::move(change));
      changed = true;
    }
    changes.reset();
    if (!changed) rows.push_back(std::move(row));
    previous = document;
  }
  return rows;
}

}  // namespace onrecord
