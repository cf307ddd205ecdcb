#include "store/withdrawal.h"

#include <vector>

namespace onrecord {
namespace {

std::vector<std::string> tables_with_documents(Database& database) {
  std::vector<std::string> tables;
  Sql sql(database,
          "SELECT m.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c "
          "WHERE m.type = 'table' AND m.name <> 'document' AND c.name = 'document' ORDER BY m.name");
  while (sql.step()) tables.push_back(sql.string(0));
  return tables;
}

}  // namespace

std::uint64_t withdraw_documents(Database& database, const std::string& url) {
  std::vector<std::int64_t> documents;
  {
    Sql sql(database, "SELECT document FROM document WHERE url = ? ORDER BY document");
    sql.bind(0, url);
    while (sql.step()) documents.push_back(sql.integer(0));
  }
  if (documents.empty()) return 0;
  const std::vector<std::string> tables = tables_with_documents(database);
  for (const std::int64_t document : documents) {
    // The index of words holds no text of its own, so it must be told what goes.
    Sql(database,
        "INSERT INTO sentence_search (sentence_search, rowid, words) SELECT 'delete', sentence, words "
        "FROM sentence_text WHERE sentence IN (SELECT sentence FROM sentence WHERE document = ?)")
        .all(document)
        .run();
    Sql(database, "DELETE FROM statement_issue WHERE statement IN (SELECT statement FROM statement WHERE document = ?)")
        .all(document)
        .run();
    for (const std::string& table : tables) {
      Sql(database, "DELETE FROM " + table + " WHERE document = ?").all(document).run();
    }
    Sql(database,
        "UPDATE input SET doc_id = NULL, reject = 'withdrawn by its publisher' WHERE doc_id = "
        "(SELECT doc_id FROM document WHERE document = ?)")
        .all(document)
        .run();
    Sql(database, "DELETE FROM document WHERE document = ?").all(document).run();
  }
  database.execute(
      "DELETE FROM spelling WHERE entity NOT IN (SELECT entity FROM mention);"
      "DELETE FROM entity WHERE entity NOT IN (SELECT entity FROM mention)");
  return documents.size();
}

}  // namespace onrecord
