#include "store/entity_tables.h"

#include <algorithm>
#include <string>
#include <vector>

namespace onrecord {
namespace {

// An entity has one row in the record, but a named person whom the knowledge base does not know has one for each
// document (`document`), which the linking puts together (`same_as`). What extraction gave stays in own_...; the
// columns without it are what the linking and the corrections make of it.
constexpr const char* kEntityTables = R"sql(
CREATE TABLE entity (
  entity INTEGER PRIMARY KEY, entity_id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, known TEXT,
  named INTEGER NOT NULL, same_as INTEGER, document INTEGER, gender TEXT, own_id TEXT NOT NULL, own_name TEXT NOT NULL,
  own_kind TEXT NOT NULL);
CREATE INDEX entity_by_id ON entity (entity_id);
CREATE INDEX entity_by_own_id ON entity (own_id);
CREATE INDEX entity_by_same ON entity (same_as) WHERE same_as IS NOT NULL;
CREATE TABLE mention (
  document INTEGER NOT NULL, number INTEGER NOT NULL, entity INTEGER NOT NULL, position INTEGER NOT NULL,
  begin INTEGER NOT NULL, end INTEGER NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE INDEX mention_by_entity ON mention (entity);
CREATE TABLE spelling (
  key TEXT NOT NULL, entity INTEGER NOT NULL, mentions INTEGER NOT NULL, PRIMARY KEY (key, entity)) WITHOUT ROWID;
CREATE INDEX spelling_by_entity ON spelling (entity);
CREATE TABLE entity_role (
  entity INTEGER NOT NULL, document INTEGER NOT NULL, title TEXT NOT NULL, scope TEXT NOT NULL,
  PRIMARY KEY (entity, document, title, scope)) WITHOUT ROWID;
CREATE TABLE name_sound (sound TEXT NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (sound, entity)) WITHOUT ROWID;
CREATE TABLE shown_name (own_name TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE doubtful (
  entity INTEGER NOT NULL, other INTEGER NOT NULL, why TEXT NOT NULL, PRIMARY KEY (entity, other)) WITHOUT ROWID;
CREATE TABLE known_person (
  known TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, gender TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE known_name (key TEXT NOT NULL, known TEXT NOT NULL, PRIMARY KEY (key, known)) WITHOUT ROWID;
CREATE TABLE known_term (
  known TEXT NOT NULL, office TEXT NOT NULL, scope TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
  PRIMARY KEY (known, office, scope, first)) WITHOUT ROWID;
CREATE TABLE office_title (
  title TEXT NOT NULL, office TEXT NOT NULL, scope TEXT NOT NULL, PRIMARY KEY (title, office, scope)) WITHOUT ROWID;
CREATE TABLE scope_name (key TEXT NOT NULL, scope TEXT NOT NULL, PRIMARY KEY (key, scope)) WITHOUT ROWID;
CREATE TABLE given_name (name TEXT PRIMARY KEY, root TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE actor_code (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, match TEXT NOT NULL, code TEXT NOT NULL, first TEXT NOT NULL,
  last TEXT NOT NULL);
CREATE TABLE agent_code (number INTEGER PRIMARY KEY, name TEXT NOT NULL, code TEXT NOT NULL);
CREATE TABLE event_code (event INTEGER PRIMARY KEY, actor_code TEXT, target_code TEXT);
CREATE TABLE correction (line INTEGER PRIMARY KEY, place TEXT NOT NULL, words TEXT NOT NULL);
CREATE TABLE corrected (
  field TEXT NOT NULL, number INTEGER NOT NULL, before INTEGER, PRIMARY KEY (field, number)) WITHOUT ROWID;
CREATE TABLE withheld (what TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (what, number)) WITHOUT ROWID;
CREATE TABLE withheld_name (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE redacted (document INTEGER PRIMARY KEY, text TEXT NOT NULL, title TEXT, byline TEXT);
)sql";

// A view without the withheld rows, under the name of the table, which SQLite finds first.
std::string view_without(const std::string& table, const std::string& columns) {
  return "CREATE TEMP VIEW " + table + " AS SELECT " + columns + " FROM main." + table +
         " x WHERE NOT EXISTS (SELECT 1 " + "FROM main.withheld w WHERE w.what = '" + table + "' AND w.number = x." +
         table + ");";
}

std::string without_name(const std::string& column) {
  return "CASE WHEN x." + column + " IN (SELECT name FROM main.withheld_name) THEN NULL ELSE x." + column + " END AS " +
         column;
}

std::vector<std::string> columns_of(Database& database, const std::string& table) {
  std::vector<std::string> columns;
  Sql sql(database, "SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid");
  while (sql.step()) columns.push_back(sql.string(0));
  return columns;
}

// The columns of a table, those of `names` without what is withheld.
std::string columns_without(Database& database, const std::string& table, const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& column : columns_of(database, table)) {
    if (!list.empty()) list += ", ";
    const bool hides = std::find(names.begin(), names.end(), column) != names.end();
    list += hides ? without_name(column) : "x." + column;
  }
  return list;
}

std::string redacted_documents(Database& database) {
  std::string list;
  for (const std::string& column : columns_of(database, "document")) {
    if (!list.empty()) list += ", ";
    if (column == "text" || column == "title" || column == "byline") {
      list += "CASE WHEN r.document IS NULL THEN x." + column + " ELSE r." + column + " END AS " + column;
    } else {
      list += "x." + column;
    }
  }
  return "CREATE TEMP VIEW document AS SELECT " + list +
         " FROM main.document x LEFT JOIN main.redacted r ON r.document = x.document;";
}

}  // namespace

void create_entity_tables(Database& database) {
  database.execute(kEntityTables);
}

void hide_withheld(Database& database) {
  {
    Sql any(database, "SELECT 1 FROM withheld LIMIT 1");
    if (!any.step()) return;
  }
  std::string sql = redacted_documents(database);
  sql += view_without("entity", "*");
  sql +=
      view_without("statement", columns_without(database, "statement", {"speaker", "addressee", "via", "reported_by"}));
  sql += view_without("event", columns_without(database, "event", {"claimed_by"}));
  sql += view_without("figure", columns_without(database, "figure", {"about", "claimed_by", "reported_by"}));
  sql += view_without("position", columns_without(database, "position", {"attributed_by"}));
  for (const char* table : {"mention", "spelling", "entity_role", "name_sound", "doubtful"}) {
    sql += std::string("CREATE TEMP VIEW ") + table + " AS SELECT * FROM main." + table +
           " x WHERE NOT EXISTS (SELECT 1 FROM main.withheld w WHERE w.what = 'entity' AND w.number = x.entity);";
  }
  database.execute(sql);
}

}  // namespace onrecord
