#include "store/query/record_info.h"

namespace onrecord {

Coverage record_coverage(Database& database) {
  Sql sql(
      database,
      "SELECT count(*), count(*) - count(published_first), min(published_first), max(published_last) FROM document");
  Coverage coverage;
  if (sql.step()) coverage = {sql.integer(0), sql.integer(1), sql.maybe_string(2), sql.maybe_string(3)};
  return coverage;
}

std::vector<std::string> record_issues(Database& database) {
  Sql sql(database, "SELECT issue FROM statement_issue UNION SELECT issue FROM position ORDER BY issue");
  std::vector<std::string> issues;
  while (sql.step()) issues.push_back(sql.string(0));
  return issues;
}

RecordInfo record_info(Database& database) {
  RecordInfo info;
  Sql manifest(database, "SELECT key, value FROM manifest ORDER BY key");
  while (manifest.step()) info.manifest.emplace_back(manifest.string(0), manifest.string(1));
  const std::pair<const char*, const char*> counts[] = {
      {"documents", "SELECT count(*) FROM document"},
      {"undated documents", "SELECT count(*) FROM document WHERE published_first IS NULL"},
      {"rejected inputs", "SELECT count(*) FROM input WHERE reject IS NOT NULL"},
      {"sentences", "SELECT count(*) FROM sentence"},
      {"entities", "SELECT count(*) FROM entity WHERE same_as IS NULL"},
      {"statements", "SELECT count(*) FROM statement WHERE type = 'statement'"},
      {"attitudes", "SELECT count(*) FROM statement WHERE type = 'attitude'"},
      {"utterances", "SELECT count(*) FROM utterance"},
      {"events", "SELECT count(*) FROM event"},
      {"copies", "SELECT count(DISTINCT copy) FROM copy WHERE class <> 'quotation'"},
      {"stories", "SELECT count(*) FROM story WHERE documents > 1"},
      {"superseded versions", "SELECT count(*) FROM version WHERE superseded_by IS NOT NULL"},
      {"figures", "SELECT count(*) FROM figure"},
      {"positions", "SELECT count(*) FROM position"},
  };
  for (const auto& [name, query] : counts) {
    Sql sql(database, query);
    info.counts.emplace_back(name, sql.step() ? sql.integer(0) : 0);
  }
  const Coverage coverage = record_coverage(database);
  info.first_published = coverage.first;
  info.last_published = coverage.last;
  info.issues = record_issues(database);
  return info;
}

}  // namespace onrecord
