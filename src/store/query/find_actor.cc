#include "store/query/find_actor.h"

#include <algorithm>
#include <map>

#include "base/name_key.h"
#include "base/person_name.h"
#include "base/sound_key.h"
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

// Adds whom a row of (entity that stands for all, mentions) gives.
void add_candidates(Database& database, std::vector<Actor>& candidates, Sql& roots) {
  while (roots.step()) {
    const std::int64_t root = roots.integer(0);
    const auto known =
        std::find_if(candidates.begin(), candidates.end(), [&](const Actor& a) { return a.row == root; });
    if (known != candidates.end()) {
      known->mentions += roots.integer(1);
      continue;
    }
    if (std::optional<Actor> actor = actor_of(database, root)) {
      actor->mentions = roots.integer(1);
      candidates.push_back(std::move(*actor));
    }
  }
}

// Persons whose name matches in another spelling: of a full name, first those who are surely meant.
void add_sounding(Database& database, std::vector<Actor>& candidates, const std::string& key) {
  const std::string sound = sound_key(key);
  std::map<std::string, std::string> roots;
  Sql given(database, "SELECT name, root FROM given_name ORDER BY name");
  while (given.step()) roots[given.string(0)] = given.string(1);
  const auto root_of = [&](std::string_view name) -> std::string_view {
    const auto found = roots.find(std::string(name));
    return found == roots.end() ? std::string_view{} : std::string_view{found->second};
  };
  std::map<std::int64_t, std::pair<NameMatch, std::int64_t>> best;
  Sql persons(
      database,
      "SELECT n.entity, s.key, sum(s.mentions) FROM name_sound n JOIN entity e ON e.entity = n.entity OR "
      "e.same_as = n.entity JOIN spelling s ON s.entity = e.entity WHERE n.sound = ? GROUP BY 1, 2 ORDER BY 1, 2");
  for (std::size_t begin = 0; begin < sound.size();) {
    const std::size_t end = std::min(sound.find(' ', begin), sound.size());
    persons.bind(0, sound.substr(begin, end - begin));
    begin = end + 1;
    while (persons.step()) {
      const NameMatch match = match_person_names(key, persons.text(1), root_of);
      if (match == NameMatch::kDifferent) continue;
      auto& [of_person, mentions] = best[persons.integer(0)];
      if (of_person != NameMatch::kSame) of_person = match;
      mentions += persons.integer(2);
    }
    persons.reset();
  }
  const bool sure =
      std::any_of(best.begin(), best.end(), [](const auto& b) { return b.second.first == NameMatch::kSame; });
  for (const auto& [root, match] : best) {
    if (sure && match.first != NameMatch::kSame) continue;
    std::optional<Actor> actor = actor_of(database, root);
    if (!actor) continue;
    actor->mentions = match.second;
    candidates.push_back(std::move(*actor));
  }
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

std::optional<Actor> actor_of(Database& database, std::int64_t root) {
  Sql entity(database, "SELECT entity_id, name, kind FROM entity WHERE entity = ?");
  entity.bind(0, root);
  if (!entity.step()) return std::nullopt;
  Actor actor{root, entity.string(0), entity.string(1), entity.string(2), {}, 0, 0};
  Sql same(database, "SELECT entity FROM entity WHERE entity = ?1 OR same_as = ?1 ORDER BY entity");
  same.bind(0, root);
  while (same.step()) actor.rows.push_back(same.integer(0));
  return actor;
}

std::int64_t count_of_entries(Database& database, const Actor& actor, ActorRole role) {
  return count_entries(database, actor.rows, role);
}

ActorSearch find_actor(Database& database, std::string_view typed, ActorRole role) {
  ActorSearch search;
  std::vector<Actor>& candidates = search.candidates;
  const std::string key = name_key(typed);
  if (typed.substr(0, 2) == "N-" && typed.size() >= 6) {
    Sql by_id(
        database,
        "SELECT DISTINCT coalesce(same_as, entity), 0 FROM entity WHERE entity_id >= ?1 AND entity_id < ?1 || 'g' "
        "ORDER BY 1");
    by_id.bind(0, typed);
    add_candidates(database, candidates, by_id);
  }
  constexpr const char* kBySpelling =
      "SELECT coalesce(same_as, entity), sum(mentions) FROM spelling JOIN entity USING (entity) WHERE key = ? GROUP BY "
      "1 "
      "ORDER BY 1";
  Sql by_spelling(database, kBySpelling);
  by_spelling.bind(0, key);
  add_candidates(database, candidates, by_spelling);
  // A name that the knowledge base has for somebody whom the record calls otherwise.
  Sql by_known_name(database,
                    "SELECT DISTINCT coalesce(same_as, entity), 0 FROM known_name JOIN entity USING (known) WHERE "
                    "known_name.key = ? AND own_kind = 'person' ORDER BY 1");
  by_known_name.bind(0, key);
  if (candidates.empty()) add_candidates(database, candidates, by_known_name);
  // Part of a person's name, or another romanisation of it: "Selenskyj" for "Zelenskyy".
  const bool may_be_person = candidates.empty() && !key.empty() && key.size() <= 64;
  if (may_be_person && key.find(' ') == std::string::npos) {
    Sql by_surname(
        database,
        "SELECT coalesce(same_as, e.entity), sum(mentions) FROM name_sound n JOIN entity e ON n.entity IN "
        "(e.entity, e.same_as) JOIN spelling s ON s.entity = e.entity WHERE n.sound = ?1 AND e.kind = 'person' "
        "AND substr(s.key, -length(?2) - 1) = ' ' || ?2 GROUP BY 1 ORDER BY 1");
    by_surname.all(sound_key(key), key);
    add_candidates(database, candidates, by_surname);
  }
  if (may_be_person && candidates.empty()) add_sounding(database, candidates, key);
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
