#include "store/link/same_entity.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/hash.h"
#include "base/name_key.h"
#include "base/sound_key.h"
#include "store/link/person_groups.h"

namespace onrecord {
namespace {

struct EntityRow {
  std::int64_t row = 0, document = 0;  // `document` is 0 for those that all documents share.
  std::string id, name, kind, known;
  std::int64_t same_as = 0;
};

std::string_view without_article(std::string_view key) {
  return key.substr(0, 4) == "the " ? key.substr(4) : key;
}

bool is_country(std::string_view scope) {
  return scope.size() == 3 && std::all_of(scope.begin(), scope.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Given names with their roots, as the build kept them.
class Roots {
 public:
  explicit Roots(Database& database) {
    Sql names(database, "SELECT name, root FROM given_name ORDER BY name");
    while (names.step()) roots_.emplace(names.string(0), names.string(1));
  }
  std::string_view operator()(std::string_view name) const {
    const auto found = roots_.find(name);
    return found == roots_.end() ? std::string_view{} : std::string_view{found->second};
  }

 private:
  std::map<std::string, std::string, std::less<>> roots_;
};

class EntityLinker {
 public:
  explicit EntityLinker(Database& database) : database_(database) {
    Sql entities(database,
                 "SELECT entity, coalesce(document, 0), own_id, own_name, own_kind, coalesce(known, '') FROM entity "
                 "WHERE named ORDER BY entity");
    while (entities.step()) {
      rows_.push_back({entities.integer(0), entities.integer(1), entities.string(2), entities.string(3),
                       entities.string(4), entities.string(5), 0});
    }
    Sql documents(database, "SELECT document, doc_id FROM document ORDER BY document");
    while (documents.step()) doc_ids_[documents.integer(0)] = documents.string(1);
  }

  void run() {
    database_.execute(
        "DELETE FROM doubtful;"
        "UPDATE entity SET same_as = NULL WHERE same_as IS NOT NULL;"
        "UPDATE entity SET entity_id = own_id, name = own_name, kind = own_kind WHERE entity_id <> own_id OR "
        "name <> own_name OR kind <> own_kind");
    link_persons();
    link_known();
    link_names();
    write();
  }

 private:
  void load_persons(std::vector<PersonSeen>& persons) {
    std::map<std::int64_t, std::size_t> person_of_row;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].kind != "person") continue;
      PersonSeen person;
      person.id = rows_[i].id + (rows_[i].document == 0 ? "" : "/" + doc_ids_[rows_[i].document]);
      person.key = name_key(rows_[i].name);
      person.known = !rows_[i].known.empty();
      person_of_row[rows_[i].row] = persons.size();
      row_of_person_.push_back(i);
      persons.push_back(std::move(person));
    }
    const auto person_at = [&](std::int64_t row) -> PersonSeen* {
      const auto found = person_of_row.find(row);
      return found == person_of_row.end() ? nullptr : &persons[found->second];
    };
    Sql spellings(database_, "SELECT key, entity FROM spelling WHERE mentions > 0 ORDER BY key, entity");
    while (spellings.step()) {
      PersonSeen* person = person_at(spellings.integer(1));
      if (person == nullptr) continue;
      // A surname with a title before it is a surname.
      const std::string words = " " + spellings.string(0) + " ";
      const std::string given = " " + person->key.substr(0, person->key.find(' ')) + " ";
      const std::string_view key = spellings.text(0);
      const bool is_short = key.find(' ') == std::string_view::npos || words.find(given) == std::string::npos;
      if (is_short) person->short_keys.emplace_back(key.substr(key.rfind(' ') + 1));
    }
    Sql roles(database_,
              "SELECT entity, scope FROM entity_role WHERE scope <> '' UNION SELECT entity, scope FROM entity "
              "JOIN known_term USING (known) UNION SELECT entity, country FROM entity JOIN known_person "
              "USING (known) ORDER BY 1, 2");
    while (roles.step()) {
      PersonSeen* person = person_at(roles.integer(0));
      if (person != nullptr && is_country(roles.text(1))) person->scopes.push_back(roles.string(1));
    }
    Sql genders(database_,
                "SELECT entity, coalesce(p.gender, e.gender, '') FROM entity e LEFT JOIN known_person p "
                "USING (known) WHERE own_kind = 'person' ORDER BY entity");
    while (genders.step()) {
      PersonSeen* person = person_at(genders.integer(0));
      if (person != nullptr && !genders.text(1).empty()) person->gender = genders.text(1).front();
    }
    load_company(persons, person_of_row);
  }

  // Who else is named in the document of a person. Countries and their organs stand in too many to tell anything, and a
  // person of the knowledge base needs no company.
  void load_company(std::vector<PersonSeen>& persons, const std::map<std::int64_t, std::size_t>& person_of_row) {
    struct Named {
      std::uint64_t id;
      std::size_t person;
    };
    std::vector<Named> of_document;
    std::int64_t document = 0;
    const auto finish = [&] {
      std::vector<std::uint64_t> ids;
      for (const Named& named : of_document) ids.push_back(named.id);
      std::sort(ids.begin(), ids.end());
      ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
      for (const Named& named : of_document) {
        if (named.person == kNobody) continue;
        std::vector<std::uint64_t>& company = persons[named.person].company;
        std::copy_if(ids.begin(), ids.end(), std::back_inserter(company), [&](auto id) { return id != named.id; });
      }
      of_document.clear();
    };
    Sql named(database_,
              "SELECT DISTINCT m.document, e.entity, e.own_id, coalesce(e.known, '') FROM mention m JOIN entity e "
              "USING (entity) WHERE e.named AND e.own_kind IN ('person', 'organisation') ORDER BY 1, 2");
    while (named.step()) {
      if (named.integer(0) != document) finish();
      document = named.integer(0);
      const std::string_view known = named.text(3);
      if (is_country(known.substr(0, known.find(':')))) continue;
      const auto found = person_of_row.find(named.integer(1));
      const bool counts = found != person_of_row.end() && !persons[found->second].known;
      of_document.push_back({hash64(named.text(2)), counts ? found->second : kNobody});
    }
    finish();
  }

  void link_persons() {
    std::vector<PersonSeen> persons;
    load_persons(persons);
    const Roots roots(database_);
    const PersonGroups groups = group_persons(persons, [&](std::string_view name) { return roots(name); });
    std::map<std::size_t, std::size_t> root;  // By the group's first person.
    for (std::size_t i = 0; i < persons.size(); ++i) {
      // The row that stands for a group: that of the knowledge base, else the first of the record.
      const auto [at, is_new] = root.emplace(groups.first[i], i);
      if (!is_new && persons[i].known && !persons[at->second].known) at->second = i;
    }
    for (std::size_t i = 0; i < persons.size(); ++i) {
      EntityRow& row = rows_[row_of_person_[i]];
      row.same_as = rows_[row_of_person_[root[groups.first[i]]]].row;
    }
    Sql doubt(database_, "INSERT OR IGNORE INTO doubtful VALUES (?, ?, ?)");
    for (const PersonDoubt& d : groups.doubts) {
      std::int64_t a = rows_[row_of_person_[d.person]].same_as, b = rows_[row_of_person_[d.other]].same_as;
      doubt.all(std::min(a, b), std::max(a, b), d.why).run();
    }
  }

  void link_known() {
    std::map<std::string, std::int64_t> first;
    for (EntityRow& row : rows_) {
      if (row.known.empty() || row.same_as != 0) continue;
      row.same_as = first.emplace(row.known, row.row).first->second;
    }
  }

  // Organisations, places and what has no kind.
  void link_names() {
    std::map<std::string, std::vector<std::size_t>> by_key;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].same_as == 0 || (!rows_[i].known.empty() && rows_[i].kind != "person")) {
        by_key[std::string(without_article(name_key(rows_[i].name)))].push_back(i);
      }
    }
    for (const auto& [key, same] : by_key) {
      std::map<std::string, std::vector<std::size_t>> kinds;
      for (const std::size_t i : same) kinds[rows_[i].kind].push_back(i);
      for (const auto& [kind, members] : kinds) {
        // Those of the knowledge base that bear one name are several; a name without an id is the only one of them.
        std::set<std::int64_t> known;
        std::int64_t first = 0;
        for (const std::size_t i : members) {
          if (!rows_[i].known.empty())
            known.insert(rows_[i].same_as);
          else if (first == 0)
            first = rows_[i].row;
        }
        if (known.size() == 1) first = *known.begin();
        for (const std::size_t i : members) {
          if (rows_[i].same_as == 0) rows_[i].same_as = first;
        }
      }
      const auto unknown = kinds.find("unknown");
      if (unknown == kinds.end() || kinds.size() != 2) continue;
      const auto& other = kinds.begin()->first == "unknown" ? std::next(kinds.begin())->second : kinds.begin()->second;
      for (const std::size_t i : unknown->second) rows_[i].same_as = rows_[other.front()].same_as;
    }
  }

  // Of one name, that of most documents; then the one that sorts first, but a full name before a surname.
  struct Names {
    std::map<std::string, std::pair<std::int64_t, std::string>> documents;  // Name -> documents, own id.
    std::string smallest_document;
  };

  void write() {
    Sql same(database_, "UPDATE entity SET same_as = ? WHERE entity = ?");
    Sql called(database_, "UPDATE entity SET entity_id = ?, name = ?, kind = ? WHERE entity = ?");
    std::map<std::int64_t, Names> persons;
    std::map<std::int64_t, const EntityRow*> by_row;
    for (const EntityRow& row : rows_) by_row[row.row] = &row;
    for (const EntityRow& row : rows_) {
      if (row.same_as != 0 && row.same_as != row.row) same.all(row.same_as, row.row).run();
      if (row.kind != "person" || !by_row[row.same_as == 0 ? row.row : row.same_as]->known.empty()) continue;
      Names& names = persons[row.same_as == 0 ? row.row : row.same_as];
      ++names.documents.try_emplace(row.name, 0, row.id).first->second.first;
      const std::string& doc_id = doc_ids_[row.document];
      if (names.smallest_document.empty() || doc_id < names.smallest_document) names.smallest_document = doc_id;
    }
    std::map<std::int64_t, std::pair<std::string, std::string>> chosen;  // Name and id by the root's row.
    std::map<std::string, int> claims;
    for (const auto& [root, names] : persons) {
      const auto rank = [](const auto& item) {
        const std::string key = name_key(item.first);
        const bool full = key.find(' ') > 1 && key.find(' ') != std::string::npos;
        return std::pair(full, item.second.first);
      };
      auto best = names.documents.begin();
      for (auto it = names.documents.begin(); it != names.documents.end(); ++it) {
        if (rank(*it) > rank(*best)) best = it;
      }
      chosen[root] = {best->first, best->second.second};
      ++claims[best->second.second];
    }
    for (auto& [root, name_and_id] : chosen) {
      // Namesakes get an id from where they first stand, so that the id of one does not depend on the other.
      if (claims[name_and_id.second] > 1) {
        name_and_id.second = "N-" + content_id({name_and_id.second, persons[root].smallest_document});
      }
    }
    for (const EntityRow& row : rows_) {
      const EntityRow& root = *by_row[row.same_as == 0 ? row.row : row.same_as];
      const auto own = chosen.find(root.row);
      const std::string& id = own == chosen.end() ? root.id : own->second.second;
      const std::string& name = own == chosen.end() ? root.name : own->second.first;
      if (id != row.id || name != row.name || root.kind != row.kind) called.all(id, name, root.kind, row.row).run();
    }
  }

  Database& database_;
  std::vector<EntityRow> rows_;
  std::vector<std::size_t> row_of_person_;  // Index of rows_.
  std::map<std::int64_t, std::string> doc_ids_;
};

}  // namespace

void link_same_entities(Database& database) {
  EntityLinker(database).run();
}

void index_names(Database& database) {
  database.execute(
      "DELETE FROM shown_name; INSERT INTO shown_name SELECT own_name, min(name) FROM entity WHERE own_kind = 'person' "
      "AND "
      "named GROUP BY own_name HAVING count(DISTINCT coalesce(same_as, entity)) = 1 AND min(name) <> own_name");
  database.execute("DELETE FROM name_sound");
  Sql insert(database, "INSERT OR IGNORE INTO name_sound VALUES (?, ?)");
  Sql spellings(database,
                "SELECT DISTINCT key, coalesce(same_as, entity) FROM spelling JOIN entity USING (entity) "
                "WHERE kind = 'person' ORDER BY 1, 2");
  while (spellings.step()) {
    const std::string sound = sound_key(spellings.text(0));
    for (std::size_t begin = 0; begin < sound.size();) {
      const std::size_t end = std::min(sound.find(' ', begin), sound.size());
      insert.all(sound.substr(begin, end - begin), spellings.integer(1)).run();
      begin = end + 1;
    }
  }
}

}  // namespace onrecord
