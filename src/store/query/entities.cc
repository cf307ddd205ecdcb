#include "store/query/entities.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/name_key.h"
#include "base/sound_key.h"
#include "base/span.h"
#include "store/query/stored_document.h"

namespace onrecord {
namespace {

constexpr std::size_t kRoles = 12;

// Of what is listed by the row that stands for each entity.
using RowsByRoot = std::map<std::int64_t, EntityRow>;

// A spelling on one line: a name may be broken over two.
std::string on_one_line(std::string_view words) {
  std::string line;
  for (const char c : words) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      line.push_back(c);
    else if (!line.empty() && line.back() != ' ')
      line.push_back(' ');
  }
  return line;
}

// Words of the names of each person, as they sound.
using NameWords = std::map<std::int64_t, std::set<std::string>>;

NameWords name_words(Database& database, const RowsByRoot& rows) {
  NameWords words;
  Sql names(
      database,
      "SELECT DISTINCT coalesce(e.same_as, e.entity), e.own_name FROM entity e WHERE e.kind = 'person' AND e.named "
      "UNION SELECT coalesce(e.same_as, e.entity), k.key FROM entity e JOIN known_name k USING (known) ORDER BY 1, 2");
  while (names.step()) {
    if (rows.count(names.integer(0)) == 0) continue;
    const std::string sounds = sound_key(name_key(names.text(1)));
    for (std::size_t begin = 0; begin < sounds.size();) {
      const std::size_t end = std::min(sounds.find(' ', begin), sounds.size());
      words[names.integer(0)].insert(sounds.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return words;
}

// A person's spelling without the titles around it: from the first to the last word that sounds like one of the names.
std::string name_within(const std::string& mention, const std::set<std::string>& words) {
  std::size_t first = std::string::npos, last = 0;
  for (std::size_t begin = 0; begin < mention.size();) {
    const std::size_t end = std::min(mention.find(' ', begin), mention.size());
    const std::string sound = sound_key(name_key(mention.substr(begin, end - begin)));
    const bool of_name = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      // "Al-Arvell" is one word here and two there.
      return word == sound ||
             (sound.size() > word.size() && sound.substr(sound.size() - word.size() - 1) == " " + word);
    });
    if (of_name && first == std::string::npos) first = begin;
    if (of_name) last = end;
    begin = end + 1;
  }
  return first == std::string::npos ? mention : mention.substr(first, last - first);
}

std::string in_roots(const EntityQuestion& question) {
  return question.roots.empty() ? "" : " AND coalesce(e.same_as, e.entity) IN " + row_list(question.roots);
}

void add_mentions(Database& database, const EntityQuestion& question, RowsByRoot& rows) {
  std::map<std::int64_t, std::map<std::string, std::int64_t>> spellings;
  std::map<std::int64_t, std::set<std::int64_t>> documents;
  Sql mentions(database,
               "SELECT m.document, coalesce(e.same_as, e.entity), m.begin, m.end, m.kind FROM mention m JOIN entity e "
               "USING (entity) WHERE 1" +
                   in_roots(question) + " ORDER BY m.document, m.number");
  const NameWords words = name_words(database, rows);
  DocumentCursor cursor(database);
  while (mentions.step()) {
    const auto found = rows.find(mentions.integer(1));
    if (found == rows.end()) continue;
    EntityRow& row = found->second;
    ++row.mentions;
    const StoredDocument& document = cursor.at(mentions.integer(0));
    if (documents[row.row].insert(mentions.integer(0)).second) {
      ++row.documents;
      const std::string& first = document.published_first;
      const std::string& last = document.published_last;
      if (!first.empty() && (!row.first_seen || first < *row.first_seen)) row.first_seen = first;
      if (!last.empty() && (!row.last_seen || last > *row.last_seen)) row.last_seen = last;
    }
    const TextSpan span{mentions.offset(2), mentions.offset(3)};
    if (mentions.text(4) != "name" || span.begin > span.end || span.end > document.text.size()) continue;
    const std::string mention = on_one_line(slice(document.text, span));
    const auto of_person = words.find(row.row);
    ++spellings[row.row][of_person == words.end() ? mention : name_within(mention, of_person->second)];
  }
  for (auto& [root, of_root] : spellings) {
    auto& variants = rows[root].variants;
    variants.assign(of_root.begin(), of_root.end());
    std::stable_sort(variants.begin(), variants.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
  }
}

void add_counts(Database& database, const EntityQuestion& question, RowsByRoot& rows) {
  Sql statements(database,
                 "SELECT coalesce(e.same_as, e.entity), count(*) FROM statement s JOIN entity e ON e.entity = "
                 "s.speaker_entity WHERE 1" +
                     in_roots(question) + " GROUP BY 1 ORDER BY 1");
  while (statements.step()) {
    const auto found = rows.find(statements.integer(0));
    if (found != rows.end()) found->second.statements = statements.integer(1);
  }
  Sql events(database,
             "SELECT root, count(DISTINCT event) FROM (SELECT coalesce(e.same_as, e.entity) AS root, v.event "
             "FROM event v JOIN entity e ON e.entity = v.actor_entity WHERE 1" +
                 in_roots(question) +
                 " UNION ALL SELECT coalesce(e.same_as, e.entity), v.event FROM event v JOIN entity e ON e.entity = "
                 "v.target_entity WHERE 1" +
                 in_roots(question) + ") GROUP BY root ORDER BY root");
  while (events.step()) {
    const auto found = rows.find(events.integer(0));
    if (found != rows.end()) found->second.events = events.integer(1);
  }
}

void add_offices(Database& database, const EntityQuestion& question, RowsByRoot& rows) {
  Sql terms(database,
            "SELECT DISTINCT coalesce(e.same_as, e.entity), t.office, t.scope, t.first, t.last FROM entity e JOIN "
            "known_term t USING (known) WHERE e.own_kind = 'person'" +
                in_roots(question) + " ORDER BY 1, 4, 2, 3");
  while (terms.step()) {
    const auto found = rows.find(terms.integer(0));
    if (found == rows.end()) continue;
    const std::string from = terms.text(3) == "0000-01-01" ? ".." : terms.string(3);
    const std::string to = terms.text(4) == "9999-12-31" ? ".." : terms.string(4);
    found->second.offices.push_back(terms.string(1) + " " + terms.string(2) + " " + from + "/" + to);
  }
  Sql roles(
      database,
      "SELECT coalesce(e.same_as, e.entity), r.title, r.scope, count(DISTINCT r.document) FROM entity_role r JOIN "
      "entity e USING (entity) WHERE r.title <> ''" +
          in_roots(question) + " GROUP BY 1, 2, 3 ORDER BY 1, 4 DESC, 2, 3");
  while (roles.step()) {
    const auto found = rows.find(roles.integer(0));
    if (found == rows.end() || found->second.roles.size() >= kRoles) continue;
    found->second.roles.push_back(roles.string(1) + (roles.text(2).empty() ? "" : " " + roles.string(2)));
  }
}

}  // namespace

std::vector<EntityRow> find_entities(Database& database, const EntityQuestion& question) {
  RowsByRoot rows;
  Sql entities(database,
               "SELECT e.entity, e.entity_id, e.name, e.kind, e.known FROM entity e WHERE e.same_as IS NULL AND "
               "(e.named OR ?1)" +
                   in_roots(question) + " ORDER BY e.entity");
  entities.bind(0, question.unnamed || !question.roots.empty());
  while (entities.step()) {
    if (!question.kind.empty() && entities.text(3) != question.kind) continue;
    EntityRow& row = rows[entities.integer(0)];
    row.row = entities.integer(0);
    row.id = entities.string(1);
    row.name = entities.string(2);
    row.kind = entities.string(3);
    row.known = entities.maybe_string(4);
  }
  add_mentions(database, question, rows);
  add_counts(database, question, rows);
  add_offices(database, question, rows);
  std::vector<EntityRow> answer;
  for (auto& [root, row] : rows) answer.push_back(std::move(row));
  std::sort(answer.begin(), answer.end(), [](const EntityRow& a, const EntityRow& b) {
    return std::tie(b.documents, a.name, a.id) < std::tie(a.documents, b.name, b.id);
  });
  return answer;
}

std::vector<DoubtRow> find_doubts(Database& database) {
  std::vector<DoubtRow> rows;
  const auto documents_of = [](const std::string& entity) {
    return "(SELECT count(DISTINCT m.document) FROM mention m WHERE m.entity IN (SELECT x.entity FROM entity x WHERE "
           "x.entity = " +
           entity + " OR x.same_as = " + entity + "))";
  };
  Sql doubts(database, "SELECT a.entity_id, a.name, b.entity_id, b.name, d.why, " + documents_of("a.entity") + ", " +
                           documents_of("b.entity") +
                           " FROM doubtful d JOIN entity a ON a.entity = d.entity JOIN entity b ON b.entity = d.other "
                           "WHERE coalesce(a.same_as, a.entity) <> coalesce(b.same_as, b.entity) ORDER BY 2, 4, 1, 3");
  while (doubts.step()) {
    rows.push_back({doubts.string(0), doubts.string(1), doubts.string(2), doubts.string(3), doubts.string(4),
                    doubts.integer(5), doubts.integer(6)});
  }
  return rows;
}

}  // namespace onrecord
