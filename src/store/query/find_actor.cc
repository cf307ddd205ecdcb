#include "store/query/find_actor.h"

#include <algorithm>
#include <map>

#include "base/name_key.h"
#include "base/person_name.h"
#include "store/query/stored_document.h"

namespace onrecord {
namespace {

std::int64_t count_entries(Database& database, const std::vector<std::int64_t>& rows, ActorRole role) {
  std::string sql;
  switch (role) {
    case ActorRole::kSpeaker:
      sql = "SELECT count(*) FROM statement WHERE speaker_entity IN ";
      break;
    case ActorRole::kEventActor:
      sql = "SELECT count(*) FROM event WHERE actor_entity IN ";
      break;
    case ActorRole::kEventTarget:
      sql = "SELECT count(*) FROM event WHERE target_entity IN ";
      break;
    case ActorRole::kPositionHolder:
      sql = "SELECT count(*) FROM position WHERE actor_entity IN ";
      break;
    case ActorRole::kAny:
      sql = "WITH wanted AS (SELECT entity FROM entity WHERE entity IN " + row_list(rows) +
            ") SELECT (SELECT count(*) FROM statement WHERE speaker_entity IN wanted) + "
            "(SELECT count(*) FROM event WHERE actor_entity IN wanted) + "
            "(SELECT count(*) FROM position WHERE actor_entity IN wanted)";
      break;
  }
  if (role != ActorRole::kAny) sql += row_list(rows);
  Sql count(database, sql);
  return count.step() ? count.integer(0) : 0;
}

// Adds the entity, or the one it is the same as, with its mentions under the typed name.
void add_candidate(Database& database, std::vector<Actor>& candidates, std::int64_t row, std::int64_t mentions) {
  Sql entity(database,
             "SELECT entity, entity_id, name, kind FROM entity WHERE entity = "
             "(SELECT coalesce(same_as, entity) FROM entity WHERE entity = ?)");
  entity.bind(0, row);
  if (!entity.step()) return;
  const std::int64_t root = entity.integer(0);
  for (Actor& known : candidates) {
    if (known.row != root) continue;
    known.mentions += mentions;
    return;
  }
  Actor actor{root, entity.string(1), entity.string(2), entity.string(3), {}, 0, mentions};
  Sql same(database, "SELECT entity FROM entity WHERE entity = ?1 OR same_as = ?1 ORDER BY entity");
  same.bind(0, root);
  while (same.step()) actor.rows.push_back(same.integer(0));
  candidates.push_back(std::move(actor));
}

// The distance in letters put in, left out or replaced; `limit` + 1 if it is more than `limit`.
std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replace});
    }
  }
  return row[b.size()];
}

std::string nearest_spelling(Database& database, const std::string& key) {
  std::size_t best = std::max<std::size_t>(1, key.size() / 4);
  std::string name;
  if (key.size() > 64) return name;
  Sql spellings(database, "SELECT key, name FROM spelling JOIN entity USING (entity) ORDER BY key, entity");
  while (spellings.step()) {
    const std::size_t distance = spelling_distance(key, spellings.text(0), best);
    if (distance > best || (distance == best && !name.empty())) continue;
    best = distance;
    name = spellings.string(1);
  }
  return name;
}

}  // namespace

ActorSearch find_actor(Database& database, std::string_view typed, ActorRole role) {
  ActorSearch search;
  std::vector<Actor>& candidates = search.candidates;
  const std::string key = name_key(typed);
  if (typed.substr(0, 2) == "N-" && typed.size() >= 6) {
    Sql by_id(database, "SELECT entity FROM entity WHERE entity_id >= ?1 AND entity_id < ?1 || 'g' ORDER BY entity");
    by_id.bind(0, typed);
    while (by_id.step()) add_candidate(database, candidates, by_id.integer(0), 0);
  }
  Sql by_spelling(database,
                  "SELECT entity, mentions FROM spelling JOIN entity USING (entity) WHERE key = ? ORDER BY entity");
  by_spelling.bind(0, key);
  while (by_spelling.step()) add_candidate(database, candidates, by_spelling.integer(0), by_spelling.integer(1));
  if (candidates.empty() && !key.empty()) {
    Sql by_surname(database,
                   "SELECT entity, mentions FROM spelling JOIN entity USING (entity) WHERE kind = 'person' AND "
                   "substr(key, -length(?1) - 1) = ' ' || ?1 ORDER BY entity");
    by_surname.bind(0, key);
    while (by_surname.step()) add_candidate(database, candidates, by_surname.integer(0), by_surname.integer(1));
  }
  // Another romanisation of a person's name: "Selenskyj" for "Zelenskyy".
  if (candidates.empty() && !key.empty() && key.size() <= 64) {
    Sql persons(database,
                "SELECT entity, mentions, key FROM spelling JOIN entity USING (entity) WHERE kind = 'person' ORDER BY "
                "entity, key");
    while (persons.step()) {
      if (match_person_names(key, persons.text(2)) == NameMatch::kDifferent) continue;
      add_candidate(database, candidates, persons.integer(0), persons.integer(1));
    }
  }
  if (candidates.empty()) {
    search.nearest = nearest_spelling(database, key);
    return search;
  }
  for (Actor& actor : candidates) actor.entries = count_entries(database, actor.rows, role);
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Actor& a, const Actor& b) { return a.entries > b.entries; });
  const auto with_entries =
      std::count_if(candidates.begin(), candidates.end(), [](const Actor& a) { return a.entries > 0; });
  if (candidates.size() == 1 || with_entries == 1) {
    search.found = candidates.front();
    return search;
  }
  std::vector<const Actor*> of_that_name;
  std::int64_t mentions = 0;
  const Actor* foremost = &candidates.front();
  for (const Actor& actor : candidates) {
    if (with_entries > 0 && actor.entries == 0) continue;
    if (name_key(actor.name) == key) of_that_name.push_back(&actor);
    mentions += actor.mentions;
    if (actor.mentions > foremost->mentions) foremost = &actor;
  }
  if (of_that_name.size() == 1) {
    search.found = *of_that_name.front();
  } else if (foremost->entries > 0 && foremost->mentions * 20 >= mentions * 19 && mentions >= 20) {
    search.found = *foremost;
  }
  return search;
}

}  // namespace onrecord
