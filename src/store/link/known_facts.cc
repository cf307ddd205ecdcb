#include "store/link/known_facts.h"

#include <set>
#include <string>

#include "base/iso_date.h"
#include "base/name_key.h"

namespace onrecord {
namespace {

using Names = std::set<std::string, std::less<>>;

template <typename Use>
void for_each_part(std::string_view list, const Use& use) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(';'), list.size());
    if (end > 0) use(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

class FactKeeper {
 public:
  FactKeeper(Database& database, const Lexicon& lexicon) : database_(database), lexicon_(lexicon) {}

  void run() {
    database_.execute(
        "DELETE FROM known_person; DELETE FROM known_name; DELETE FROM known_term; DELETE FROM office_title;"
        "DELETE FROM scope_name; DELETE FROM given_name");
    Sql known(database_, "SELECT DISTINCT known FROM entity WHERE known IS NOT NULL AND own_kind = 'person'");
    while (known.step()) persons_.insert(known.string(0));
    keep_persons();
    keep_terms();
    keep_scopes();
    keep_titles();
    keep_given_names();
  }

 private:
  void keep_persons() {
    const LexiconTable& table = lexicon_.table("people");
    const std::size_t id = table.column("id"), name = table.column("name"), aliases = table.column("aliases"),
                      country = table.column("country"), gender = table.column("gender");
    Sql person(database_, "INSERT OR IGNORE INTO known_person VALUES (?, ?, ?, ?)");
    Sql spelling(database_, "INSERT OR IGNORE INTO known_name VALUES (?, ?)");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string known(table.field(row, id));
      if (persons_.count(known) == 0) continue;
      person.all(known, table.field(row, name), table.field(row, country), table.field(row, gender)).run();
      const auto keep = [&](std::string_view words) {
        const std::string key = name_key(words);
        if (!key.empty()) spelling.all(key, known).run();
      };
      keep(table.field(row, name));
      for_each_part(table.field(row, aliases), keep);
    }
  }

  void keep_terms() {
    const LexiconTable& table = lexicon_.table("offices");
    const std::size_t person = table.column("person"), office = table.column("office"),
                      scope = table.column("country_or_org"), from = table.column("from"), to = table.column("to");
    // The row of a user's own table comes later and says when a term that we have ended.
    Sql term(database_, "INSERT OR REPLACE INTO known_term VALUES (?, ?, ?, ?, ?)");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (persons_.count(table.field(row, person)) == 0) continue;
      const auto first = parse_iso_date(table.field(row, from)), last = parse_iso_date(table.field(row, to));
      term.all(table.field(row, person), table.field(row, office), table.field(row, scope),
               first ? to_string(first->first) : "0000-01-01", last ? to_string(last->last) : "9999-12-31")
          .run();
      offices_.emplace(table.field(row, office));
      scopes_.emplace(table.field(row, scope));
    }
  }

  void keep_scopes() {
    Sql named(database_, "INSERT OR IGNORE INTO scope_name VALUES (?, ?)");
    for (const char* name : {"countries", "organisations"}) {
      const LexiconTable& table = lexicon_.table(name);
      const std::size_t id = table.column("id");
      for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view scope = table.field(row, id);
        if (scopes_.count(scope) == 0) continue;
        const auto keep = [&](std::string_view words) {
          const std::string key = name_key(words);
          if (!key.empty()) named.all(key, scope).run();
        };
        keep(scope);
        for (const char* column : {"name", "aliases", "adjectives"}) {
          for_each_part(table.field(row, table.column(column)), keep);
        }
      }
    }
  }

  void keep_titles() {
    Sql title(database_, "INSERT OR IGNORE INTO office_title VALUES (?, ?, ?)");
    for (const auto& [name, column] : {std::pair{"office_titles", "office"}, std::pair{"titles", "offices"}}) {
      const LexiconTable& table = lexicon_.table(name);
      const std::size_t words = table.column("title"), offices = table.column(column), scope = table.column("scope");
      for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string key = name_key(table.field(row, words));
        // A scope that is a kind ("country", "any") binds the title to nobody.
        const std::string_view bound = table.field(row, scope);
        const bool free = bound.empty() || bound == "country" || bound == "organisation" || bound == "any";
        for_each_part(table.field(row, offices), [&](std::string_view office) {
          if (offices_.count(office) == 0) return;
          if (free) return title.all(key, office, "").run();
          for_each_part(bound, [&](std::string_view one) {
            if (scopes_.count(one) > 0) title.all(key, office, one).run();
          });
        });
      }
    }
  }

  void keep_given_names() {
    Names wanted;
    Sql names(database_,
              "SELECT own_name FROM entity WHERE own_kind = 'person' AND named UNION SELECT name FROM known_person");
    while (names.step()) {
      const std::string key = name_key(names.text(0));
      wanted.insert(key.substr(0, key.find(' ')));
      wanted.insert(key.substr(key.rfind(' ') + 1));
    }
    const LexiconTable& table = lexicon_.table("given_names");
    const std::size_t name = table.column("name"), root = table.column("root");
    Sql given(database_, "INSERT OR IGNORE INTO given_name VALUES (?, ?)");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (table.field(row, root).empty()) continue;
      const std::string key = name_key(table.field(row, name)), of_root = name_key(table.field(row, root));
      if (wanted.count(key) > 0) given.all(key, of_root).run();
      if (wanted.count(of_root) > 0) given.all(of_root, of_root).run();
    }
  }

  Database& database_;
  const Lexicon& lexicon_;
  Names persons_, offices_, scopes_;
};

}  // namespace

void keep_known_facts(Database& database, const Lexicon& lexicon) {
  FactKeeper(database, lexicon).run();
}

}  // namespace onrecord
