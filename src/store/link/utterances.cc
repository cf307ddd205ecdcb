#include "store/link/utterances.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "base/name_key.h"
#include "record/span_list.h"
#include "store/link/origins.h"
#include "store/link/versions.h"

namespace onrecord {
namespace {

constexpr std::size_t kRunWords = 4;  // A run of words that two reports of one utterance share.

struct QuotedStatement {
  std::int64_t row = 0, document = 0;
  std::string statement_id, report, via, reported_by, published, when_first, when_last, key;
  std::vector<std::uint64_t> words;   // Hashes, in order.
  std::vector<std::uint64_t> sorted;  // The same, sorted.
  std::size_t group = 0;              // Index of the statement that stands for its group.
};

std::vector<std::uint64_t> word_hashes(std::string_view key) {
  std::vector<std::uint64_t> words;
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    words.push_back(hash64(key.substr(0, end)));
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  return words;
}

bool days_differ(const QuotedStatement& a, const QuotedStatement& b) {
  if (a.when_first.empty() || b.when_first.empty()) return false;
  return a.when_last < b.when_first || b.when_last < a.when_first;
}

bool are_one(const QuotedStatement& a, const QuotedStatement& b) {
  if (days_differ(a, b)) return false;
  if (a.key == b.key) return true;
  std::vector<std::uint64_t> shared;
  std::set_intersection(a.sorted.begin(), a.sorted.end(), b.sorted.begin(), b.sorted.end(), std::back_inserter(shared));
  return shared.size() * 5 >= std::min(a.words.size(), b.words.size()) * 4;
}

// Gives each statement its group. A statement is compared with the first of each group that shares a run of
// words.
void group_statements(std::vector<QuotedStatement>& statements) {
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> groups_of_run;  // Looked up, never iterated.
  constexpr std::size_t kGroupsPerRun = 8;  // Sayings that everybody repeats would else make this quadratic.
  for (std::size_t i = 0; i < statements.size(); ++i) {
    QuotedStatement& statement = statements[i];
    statement.group = i;
    std::vector<std::uint64_t> runs;
    for (std::size_t at = 0; at + kRunWords <= statement.words.size(); ++at) {
      runs.push_back(hash64({reinterpret_cast<const char*>(&statement.words[at]), kRunWords * sizeof(std::uint64_t)}));
    }
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    std::set<std::size_t> candidates;
    for (const std::uint64_t run : runs) {
      const auto found = groups_of_run.find(run);
      if (found != groups_of_run.end()) candidates.insert(found->second.begin(), found->second.end());
    }
    for (const std::size_t candidate : candidates) {
      if (!are_one(statements[candidate], statement)) continue;
      statement.group = candidate;
      break;
    }
    for (const std::uint64_t run : runs) {
      std::vector<std::size_t>& groups = groups_of_run[run];
      const bool listed = std::find(groups.begin(), groups.end(), statement.group) != groups.end();
      if (!listed && groups.size() < kGroupsPerRun) groups.push_back(statement.group);
    }
  }
}

class UtteranceWriter {
 public:
  explicit UtteranceWriter(Database& database)
      : database_(database),
        origins_(database),
        utterance_(database, "INSERT INTO utterance VALUES (NULL, ?, ?, ?, ?, ?)"),
        statement_(database, "UPDATE statement SET utterance = ? WHERE statement = ?") {}

  void write(const std::string& speaker_id, const std::vector<QuotedStatement>& statements) {
    std::map<std::size_t, std::vector<const QuotedStatement*>> groups;
    for (const QuotedStatement& statement : statements) groups[statement.group].push_back(&statement);
    for (const auto& [first, members] : groups) {
      const QuotedStatement* fullest = members.front();
      const QuotedStatement* earliest = nullptr;
      std::set<std::string_view> reports;
      std::vector<ReportSource> sources;
      for (const QuotedStatement* member : members) {
        reports.insert(member->report);
        sources.push_back({member->document, member->via, member->reported_by});
        if (std::pair(member->words.size(), fullest->key) > std::pair(fullest->words.size(), member->key))
          fullest = member;
        if (member->published.empty()) continue;
        if (earliest == nullptr ||
            std::tie(member->published, member->statement_id) < std::tie(earliest->published, earliest->statement_id)) {
          earliest = member;
        }
      }
      std::optional<std::string> published;
      std::optional<std::int64_t> document;
      if (earliest != nullptr) published = earliest->published, document = earliest->document;
      utterance_
          .all("U-" + content_id({speaker_id, fullest->key, fullest->when_first}), published, document,
               static_cast<std::int64_t>(reports.size()), origins_.count(sources))
          .run();
      const std::int64_t row = database_.last_row();
      for (const QuotedStatement* member : members) statement_.all(row, member->row).run();
    }
  }

 private:
  Database& database_;
  Origins origins_;
  Sql utterance_, statement_;
};

}  // namespace

void link_utterances(Database& database) {
  database.execute("UPDATE statement SET utterance = NULL WHERE utterance IS NOT NULL; DELETE FROM utterance");
  UtteranceWriter writer(database);
  Sql speakers(database, "SELECT entity, entity_id FROM entity WHERE same_as IS NULL AND named ORDER BY entity");
  Sql quoted(database,
             "SELECT statement, statement_id, document, quote_spans, text, coalesce(url, doc_id), "
             "coalesce(published_first, ''), coalesce(when_first, ''), coalesce(when_last, ''), when_basis, "
             "coalesce(via, ''), coalesce(reported_by, ''), url IS NOT NULL "
             "FROM statement JOIN document USING (document) WHERE type = 'statement' AND kind <> 'indirect' AND "
             "speaker_entity IN (SELECT entity FROM entity WHERE entity = ?1 OR same_as = ?1) ORDER BY statement");
  while (speakers.step()) {
    std::vector<QuotedStatement> statements;
    quoted.bind(0, speakers.integer(0));
    while (quoted.step()) {
      QuotedStatement statement;
      const std::string_view text = quoted.text(4);
      std::string words;
      for (const TextSpan span : parse_span_list(quoted.text(3))) words.append(slice(text, span)).push_back(' ');
      statement.key = name_key(words);
      statement.words = word_hashes(statement.key);
      if (statement.words.size() < kRunWords) continue;
      statement.sorted = statement.words;
      std::sort(statement.sorted.begin(), statement.sorted.end());
      statement.row = quoted.integer(0);
      statement.statement_id = quoted.string(1);
      statement.document = quoted.integer(2);
      statement.report = quoted.integer(12) != 0 ? address_of(quoted.text(5)) : quoted.string(5);
      statement.via = quoted.string(10);
      statement.reported_by = quoted.string(11);
      statement.published = quoted.string(6);
      // A day that only the publication gives is the report's, not the utterance's.
      const std::string_view basis = quoted.text(9);
      if (basis == "explicit" || basis == "relative") {
        statement.when_first = quoted.string(7);
        statement.when_last = quoted.string(8);
      }
      statements.push_back(std::move(statement));
    }
    quoted.reset();
    group_statements(statements);
    writer.write(speakers.string(1), statements);
  }
}

}  // namespace onrecord
