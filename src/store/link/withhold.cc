#include "store/link/withhold.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"

namespace onrecord {
namespace {

void strike(std::string& text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + name.size())) {
    std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(at), name.size(), '*');
  }
}

class Withholder {
 public:
  explicit Withholder(Database& database) : database_(database) {}

  void run(const std::set<std::int64_t>& roots) {
    for (const std::int64_t root : roots) {
      Sql(database_,
          "INSERT OR IGNORE INTO withheld SELECT 'entity', entity FROM entity WHERE entity = ?1 OR same_as = ?1")
          .bind(0, root)
          .run();
    }
    database_.execute(
        "INSERT OR IGNORE INTO withheld_name SELECT name FROM entity JOIN withheld ON what = 'entity' AND number = "
        "entity;"
        "INSERT OR IGNORE INTO withheld_name SELECT own_name FROM entity JOIN withheld ON what = 'entity' AND "
        "number = entity");
    // What extraction took for an organisation or a place of that name is the person, too.
    database_.execute(
        "INSERT OR IGNORE INTO withheld SELECT 'entity', entity FROM entity WHERE kind <> 'person' AND named AND "
        "own_name IN (SELECT name FROM withheld_name)");
    withhold_entries();
    gather_spellings();
    withhold_words("position", "condition");
    withhold_words("figure", "what");
    withhold_words("event", "place");
    strike_documents();
  }

 private:
  void withhold_entries() {
    const std::string entities = "(SELECT number FROM withheld WHERE what = 'entity')";
    const std::string names = "(SELECT name FROM withheld_name)";
    const std::string statements =
        "(SELECT statement_id FROM statement JOIN withheld ON what = 'statement' AND number = statement)";
    database_.execute(
        "INSERT OR IGNORE INTO withheld SELECT 'statement', statement FROM statement WHERE speaker_entity IN " +
        entities + " OR speaker IN " + names);
    database_.execute("INSERT OR IGNORE INTO withheld SELECT 'event', event FROM event WHERE actor_entity IN " +
                      entities + " OR target_entity IN " + entities + " OR actor IN " + names + " OR target IN " +
                      names);
    database_.execute(
        "INSERT OR IGNORE INTO withheld SELECT 'position', position FROM position WHERE actor_entity IN " + entities +
        " OR actor IN " + names + " OR statement_id IN " + statements);
    database_.execute("INSERT OR IGNORE INTO withheld SELECT 'figure', figure FROM figure WHERE claimed_by IN " +
                      names + " OR about IN " + names + " OR statement_id IN " + statements);
  }

  // All spellings under which the documents name them, the longest first.
  void gather_spellings() {
    std::set<std::string> spellings;
    Sql names(database_, "SELECT name FROM withheld_name ORDER BY name");
    while (names.step()) spellings.insert(names.string(0));
    Sql mentions(
        database_,
        "SELECT DISTINCT CAST(substr(CAST(text AS BLOB), begin + 1, end - begin) AS TEXT) FROM mention m JOIN "
        "withheld w ON what = 'entity' AND w.number = m.entity JOIN document USING (document) WHERE m.kind = 'name'");
    while (mentions.step()) spellings.insert(mentions.string(0));
    spellings.erase("");
    spellings_.assign(spellings.begin(), spellings.end());
    std::stable_sort(spellings_.begin(), spellings_.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
  }

  bool is_named(std::string_view words) const {
    return std::any_of(spellings_.begin(), spellings_.end(),
                       [&](const std::string& name) { return words.find(name) != std::string_view::npos; });
  }

  void withhold_words(const std::string& table, const std::string& column) {
    std::vector<std::int64_t> rows;
    Sql words(database_, "SELECT " + table + ", " + column + " FROM " + table + " WHERE " + column + " IS NOT NULL");
    while (!spellings_.empty() && words.step()) {
      if (is_named(words.text(1))) rows.push_back(words.integer(0));
    }
    Sql insert(database_, "INSERT OR IGNORE INTO withheld VALUES (?, ?)");
    for (const std::int64_t row : rows) insert.all(table, row).run();
  }

  std::optional<std::string> struck(std::optional<std::string> words) const {
    if (!words) return words;
    for (const std::string& name : spellings_) strike(*words, name);
    return words;
  }

  void strike_documents() {
    if (spellings_.empty()) return;
    Sql documents(database_, "SELECT document, text, title, byline FROM document ORDER BY document");
    Sql mentions(database_,
                 "SELECT begin, end FROM mention m JOIN withheld w ON what = 'entity' AND w.number = m.entity "
                 "WHERE m.document = ? AND m.kind = 'name'");
    Sql insert(database_, "INSERT INTO redacted VALUES (?, ?, ?, ?)");
    while (documents.step()) {
      std::string text = documents.string(1);
      mentions.bind(0, documents.integer(0));
      while (mentions.step()) {
        const TextSpan span{mentions.offset(0), mentions.offset(1)};
        if (span.begin > span.end || span.end > text.size()) continue;
        std::fill(text.begin() + span.begin, text.begin() + span.end, '*');
      }
      mentions.reset();
      // A full name is struck out also where nobody took it for one; a surname alone may be another's.
      for (const std::string& name : spellings_) {
        if (name.find(' ') != std::string::npos) strike(text, name);
      }
      const std::optional<std::string> title = struck(documents.maybe_string(2)),
                                       byline = struck(documents.maybe_string(3));
      if (text == documents.text(1) && title == documents.maybe_string(2) && byline == documents.maybe_string(3))
        continue;
      insert.all(documents.integer(0), text, title, byline).run();
    }
  }

  Database& database_;
  std::vector<std::string> spellings_;
};

}  // namespace

void withhold(Database& database, const std::set<std::int64_t>& roots) {
  if (!roots.empty()) Withholder(database).run(roots);
}

}  // namespace onrecord
