#include "store/link/event_codes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/name_key.h"
#include "base/span.h"

namespace onrecord {
namespace {

constexpr std::size_t kShortestStem = 5;  // Letters; a shorter one begins too many words.

struct DatedCode {
  std::string code, from, to;
};

// Names by their key, and stems by what the last word begins with.
class Codes {
 public:
  explicit Codes(Database& database) {
    Sql actors(database, "SELECT name, match, code, first, last FROM actor_code ORDER BY number");
    while (actors.step()) {
      const std::string key = actors.string(0);
      const DatedCode dated{actors.string(2), actors.string(3), actors.string(4)};
      actors_[key].push_back(dated);
      longest_ = std::max(longest_, static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ') + 1));
      if (actors.text(1) == "stem" && key.size() >= kShortestStem) stems_[key].push_back(dated);
    }
    Sql agents(database, "SELECT name, code FROM agent_code ORDER BY number");
    while (agents.step()) {
      const std::string key = agents.string(0);
      agents_.emplace(key, agents.string(1));
      longest_ = std::max(longest_, static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ') + 1));
    }
  }

  bool empty() const { return actors_.empty() && agents_.empty(); }

  std::string actor(const std::string& key, const std::string& day) const {
    std::string code = longest(key, [&](const std::string& words) { return dated(actors_, words, day); });
    if (code.empty()) code = longest(key, [&](const std::string& words) { return stem(words, day); });
    return code;
  }

  std::string agent(const std::string& key) const {
    return longest(key, [&](const std::string& words) {
      const auto found = agents_.find(words);
      return found == agents_.end() ? std::string() : found->second;
    });
  }

 private:
  using ByKey = std::unordered_map<std::string, std::vector<DatedCode>>;  // Looked up, never iterated.

  // A code of these days before one of all days.
  static std::string dated(const ByKey& codes, const std::string& words, const std::string& day) {
    const auto found = codes.find(words);
    if (found == codes.end()) return "";
    std::string always;
    for (const DatedCode& code : found->second) {
      if (code.from.empty() && code.to.empty()) {
        if (always.empty()) always = code.code;
      } else if (!day.empty() && code.from <= day && (code.to.empty() || day <= code.to)) {
        return code.code;
      }
    }
    return always;
  }

  std::string stem(const std::string& words, const std::string& day) const {
    for (std::size_t size = words.size(); size >= kShortestStem; --size) {
      if (words.find(' ', size) != std::string::npos) break;  // Only the last word may go on.
      const std::string code = dated(stems_, words.substr(0, size), day);
      if (!code.empty()) return code;
    }
    return "";
  }

  template <typename Find>
  std::string longest(const std::string& key, const Find& find) const {
    std::vector<std::size_t> begins{0};
    for (std::size_t at = key.find(' '); at != std::string::npos; at = key.find(' ', at + 1)) begins.push_back(at + 1);
    for (std::size_t words = std::min(longest_, begins.size()); words > 0; --words) {
      for (std::size_t first = 0; first + words <= begins.size(); ++first) {
        const std::size_t end = first + words < begins.size() ? begins[first + words] - 1 : key.size();
        std::string code = find(key.substr(begins[first], end - begins[first]));
        if (!code.empty()) return code;
      }
    }
    return "";
  }

  ByKey actors_, stems_;
  std::unordered_map<std::string, std::string> agents_;  // Looked up, never iterated.
  std::size_t longest_ = 1;
};

std::string country_of(std::string_view known) {
  const std::string_view country = known.substr(0, known.find(':'));
  const bool is_country =
      country.size() == 3 && std::all_of(country.begin(), country.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return is_country ? std::string(country) : std::string();
}

// "KTH" and "~GOV" are "KTHGOV".
std::string with_agent(const std::string& code, const std::string& agent) {
  if (agent.empty() || code.empty()) return code;
  if (agent.front() != '~') return agent.substr(0, agent.size() - 1) + code;
  const std::string added = agent.substr(1);
  return code.find(added) != std::string::npos ? code : code + added;
}

}  // namespace

void keep_event_dictionaries(Database& database, const Lexicon& lexicon) {
  database.execute("DELETE FROM actor_code; DELETE FROM agent_code");
  const LexiconTable& actors = lexicon.table("actor_codes");
  const std::size_t name = actors.column("name"), match = actors.column("match"), code = actors.column("code"),
                    from = actors.column("from"), to = actors.column("to");
  Sql actor(database, "INSERT INTO actor_code VALUES (?, ?, ?, ?, ?, ?)");
  for (std::size_t row = 0; row < actors.rows(); ++row) {
    actor
        .all(static_cast<std::int64_t>(row + 1), actors.field(row, name), actors.field(row, match),
             actors.field(row, code), actors.field(row, from), actors.field(row, to))
        .run();
  }
  const LexiconTable& agents = lexicon.table("agent_codes");
  const std::size_t noun = agents.column("name"), added = agents.column("code");
  Sql agent(database, "INSERT INTO agent_code VALUES (?, ?, ?)");
  for (std::size_t row = 0; row < agents.rows(); ++row) {
    agent.all(static_cast<std::int64_t>(row + 1), agents.field(row, noun), agents.field(row, added)).run();
  }
}

void code_events(Database& database) {
  database.execute("DELETE FROM event_code");
  const Codes codes(database);
  if (codes.empty()) return;
  Sql events(database,
             "SELECT v.event, v.document, coalesce(v.date_first, d.published_first, ''), v.actor_begin, v.actor_end, "
             "coalesce(a.name, v.actor, ''), coalesce(a.known, p.country, ''), v.target_begin, v.target_end, "
             "coalesce(t.name, v.target, ''), coalesce(t.known, q.country, ''), p.country, q.country "
             "FROM event v JOIN document d USING (document) "
             "LEFT JOIN entity a0 ON a0.entity = v.actor_entity LEFT JOIN entity a ON a.entity = coalesce(a0.same_as, "
             "a0.entity) "
             "LEFT JOIN known_person p ON p.known = a.known "
             "LEFT JOIN entity t0 ON t0.entity = v.target_entity LEFT JOIN entity t ON t.entity = coalesce(t0.same_as, "
             "t0.entity) "
             "LEFT JOIN known_person q ON q.known = t.known "
             "ORDER BY v.document, v.event");
  Sql text(database, "SELECT text FROM document WHERE document = ?");
  Sql insert(database, "INSERT INTO event_code VALUES (?, ?, ?)");
  std::int64_t document = 0;
  std::string words;
  const auto code_of = [&](int begin, int name, int known, int country) -> std::optional<std::string> {
    std::string key;
    if (!events.is_null(begin)) {
      const TextSpan span{events.offset(begin), events.offset(begin + 1)};
      if (span.begin <= span.end && span.end <= words.size()) key = name_key(slice(words, span));
    }
    const std::string day = events.string(2), of_name = name_key(events.text(name));
    std::string code = codes.actor(key, day);
    if (code.empty()) code = codes.actor(of_name, day);
    if (code.empty())
      code = events.is_null(country) ? country_of(events.text(known)) : country_of(events.text(country));
    std::string agent = codes.agent(key);
    if (agent.empty()) agent = codes.agent(of_name);
    code = with_agent(code, agent);
    return code.empty() ? std::nullopt : std::optional(code);
  };
  while (events.step()) {
    if (events.integer(1) != document) {
      document = events.integer(1);
      text.bind(0, document);
      words = text.step() ? text.string(0) : "";
      text.reset();
    }
    insert.all(events.integer(0), code_of(3, 5, 6, 11), code_of(7, 9, 10, 12)).run();
  }
}

}  // namespace onrecord
