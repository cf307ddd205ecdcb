#include "store/query/office_holders.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/name_key.h"

namespace onrecord {
namespace {

using OfficeOfScope = std::pair<std::string, std::string>;

std::vector<std::string> scopes_of(Database& database, const std::string& key) {
  std::vector<std::string> scopes;
  Sql sql(database, "SELECT scope FROM scope_name WHERE key = ? ORDER BY scope");
  sql.bind(0, key);
  while (sql.step()) scopes.push_back(sql.string(0));
  return scopes;
}

// Puts title and scope together: a title that belongs to a scope by itself needs none, one that does not needs one.
void add_offices(Database& database, const std::string& title, const std::string& scope_key,
                 std::set<OfficeOfScope>& offices) {
  const std::vector<std::string> scopes =
      scope_key.empty() ? std::vector<std::string>{} : scopes_of(database, scope_key);
  if (!scope_key.empty() && scopes.empty()) return;
  Sql sql(database, "SELECT office, scope FROM office_title WHERE title = ? ORDER BY office, scope");
  sql.bind(0, title);
  while (sql.step()) {
    const std::string bound = sql.string(1);
    if (scope_key.empty()) {
      if (!bound.empty()) offices.emplace(sql.string(0), bound);
      continue;
    }
    for (const std::string& scope : scopes) {
      if (bound.empty() || bound == scope) offices.emplace(sql.string(0), scope);
    }
  }
}

std::set<OfficeOfScope> offices_named(Database& database, const std::string& key) {
  std::set<OfficeOfScope> offices;
  add_offices(database, key, "", offices);
  for (std::size_t space = key.find(' '); space != std::string::npos; space = key.find(' ', space + 1)) {
    add_offices(database, key.substr(space + 1), key.substr(0, space), offices);
  }
  for (std::size_t of = key.find(" of "); of != std::string::npos; of = key.find(" of ", of + 1)) {
    std::string scope = key.substr(of + 4);
    if (scope.substr(0, 4) == "the ") scope.erase(0, 4);
    add_offices(database, key.substr(0, of), scope, offices);
  }
  return offices;
}

}  // namespace

std::vector<TermRow> find_terms(Database& database, std::string_view words, const std::optional<DateRange>& when) {
  std::vector<TermRow> rows;
  std::string key = name_key(words);
  if (key.substr(0, 4) == "the ") key.erase(0, 4);
  const std::set<OfficeOfScope> wanted = key.empty() ? std::set<OfficeOfScope>{} : offices_named(database, key);
  if (!key.empty() && wanted.empty()) return rows;
  // A "leader" is a president here and a prime minister there; where the table says who leads in fact, it is that one.
  const auto leads = [&](const std::string& scope) { return wanted.count({"national_leader", scope}) > 0; };
  Sql terms(
      database,
      "SELECT DISTINCT r.entity, r.name, r.entity_id, t.known, t.office, t.scope, t.first, t.last FROM known_term t "
      "JOIN entity e ON e.known = t.known AND e.own_kind = 'person' JOIN entity r ON r.entity = "
      "coalesce(e.same_as, e.entity) ORDER BY t.office, t.scope, t.first, t.known");
  std::set<std::string> led;
  while (terms.step()) {
    if (!key.empty() && wanted.count({terms.string(4), terms.string(5)}) == 0) continue;
    if (when && (terms.string(7) < to_string(when->first) || to_string(when->last) < terms.string(6))) continue;
    TermRow row{
        terms.integer(0), terms.string(1), terms.string(2), terms.string(3), terms.string(4), terms.string(5), {}, {}};
    if (terms.text(6) != "0000-01-01") row.from = terms.string(6);
    if (terms.text(7) != "9999-12-31") row.to = terms.string(7);
    if (row.office == "national_leader") led.insert(row.scope);
    rows.push_back(std::move(row));
  }
  rows.erase(std::remove_if(rows.begin(), rows.end(),
                            [&](const TermRow& row) {
                              return !key.empty() && leads(row.scope) && led.count(row.scope) > 0 &&
                                     row.office != "national_leader";
                            }),
             rows.end());
  return rows;
}

}  // namespace onrecord
