#include "store/query/figures.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "base/name_key.h"
#include "store/query/find_actor.h"
#include "store/query/stored_document.h"

namespace onrecord {
namespace {

// True if every word of `wanted` begins a word of `key`: "kill" and "killed" find "person killed".
bool has_words(const std::string& key, const std::string& wanted) {
  for (std::size_t begin = 0; begin < wanted.size();) {
    const std::size_t end = std::min(wanted.find(' ', begin), wanted.size());
    if ((' ' + key).find(' ' + wanted.substr(begin, end - begin)) == std::string::npos) return false;
    begin = end + 1;
  }
  return true;
}

auto order_of(const FigureRow& row) {
  return std::tuple(row.day_first.value_or("~"), row.evidence.doc_id, row.evidence.byte_begin, row.id);
}

struct Bounds {
  double low, high;
};

// Nothing if the figure states no bound at all ("a few thousand").
std::optional<Bounds> bounds_of(const FigureRow& row) {
  if (!row.low && !row.high) return std::nullopt;
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  Bounds bounds{row.low.value_or(-kInfinite), row.high.value_or(kInfinite)};
  if (row.approx) bounds = {bounds.low * 0.9, bounds.high * 1.1};
  return bounds;
}

bool exclude_each_other(const FigureRow& a, const FigureRow& b) {
  const std::optional<Bounds> first = bounds_of(a), second = bounds_of(b);
  return first && second && (first->high < second->low || second->high < first->low);
}

bool same_days(const FigureRow& a, const FigureRow& b) {
  if (a.evidence.doc_id == b.evidence.doc_id) return !a.as_of_first || !b.as_of_first || a.as_of_first == b.as_of_first;
  if (!a.day_first || !b.day_first) return false;
  return *a.day_first <= b.day_last.value_or(*b.day_first) && *b.day_first <= a.day_last.value_or(*a.day_first);
}

// The last word of what is counted is its noun: "Karthian soldiers" and "of its soldiers" are both soldiers.
std::string noun_of(const std::optional<std::string>& what) {
  const std::string key = name_key(what.value_or(""));
  return key.substr(key.rfind(' ') + 1);
}

// Two sums, shares or lengths of no named subject are of two things as a rule, even in one report. A unit of two words
// ("person killed") says itself what is counted.
bool is_count_of_something(const FigureRow& row) {
  return row.about && (!noun_of(row.what).empty() || row.unit.find(' ') != std::string::npos);
}

bool has_claimant(const FigureRow& row) {
  return row.claimed_by && *row.claimed_by != "narrator";
}

// The names that are shown for whom a name of any spelling means, if that is one.
std::set<std::string, std::less<>> names_of_one(Database& database, const std::string& typed) {
  std::set<std::string, std::less<>> names;
  if (typed.empty()) return names;
  const ActorSearch search = find_actor(database, typed, ActorRole::kAny);
  if (!search.found) return names;
  Sql known(database, "SELECT name FROM entity WHERE entity IN " + row_list(search.found->rows));
  while (known.step()) names.insert(known.string(0));
  return names;
}

}  // namespace

std::vector<FigureRow> find_figures(Database& database, const FigureQuestion& question) {
  Sql found(
      database,
      "SELECT f.figure_id, f.document, coalesce(f.sentence, 0), f.begin, f.end, f.byte_begin, f.byte_end, f.value, "
      "f.low, f.high, f.approx, f.unit, f.what, " +
          shown_name("f.about") + ", " + shown_name("f.claimed_by") + ", " + shown_name("f.reported_by") +
          ", f.as_of_first, f.as_of_last, "
          "f.statement_id, coalesce(f.as_of_first, s.when_first, d.published_first), "
          "coalesce(f.as_of_last, s.when_last, d.published_last) FROM figure f JOIN document d USING (document) "
          "LEFT JOIN statement s ON s.statement = (SELECT min(statement) FROM statement t WHERE "
          "t.statement_id = f.statement_id AND t.document = f.document) WHERE f.document" +
          kLatestOnly + " ORDER BY f.document, f.figure");
  const std::set<std::string, std::less<>> named = names_of_one(database, question.about);
  const std::string what = name_key(question.what), about = name_key(question.about);
  std::vector<FigureRow> rows;
  DocumentCursor documents(database);
  while (found.step()) {
    if (!has_words(name_key(found.string(11) + " " + found.string(12)), what)) continue;
    if (!about.empty() && !has_words(name_key(found.text(13)), about) && named.count(found.text(13)) == 0) continue;
    FigureRow row;
    row.id = found.string(0);
    row.value = found.maybe_number(7);
    row.low = found.maybe_number(8);
    row.high = found.maybe_number(9);
    row.approx = found.integer(10) != 0;
    row.unit = found.string(11);
    row.what = found.maybe_string(12);
    row.about = found.maybe_string(13);
    row.claimed_by = found.maybe_string(14);
    row.reported_by = found.maybe_string(15);
    row.as_of_first = found.maybe_string(16);
    row.as_of_last = found.maybe_string(17);
    row.statement_id = found.maybe_string(18);
    row.day_first = found.maybe_string(19);
    row.day_last = found.maybe_string(20);
    const StoredDocument& document = documents.at(found.integer(1));
    const TextSpan span{found.offset(3), found.offset(4)};
    if (span.begin <= span.end && span.end <= document.text.size()) row.words = slice(document.text, span);
    row.evidence = documents.evidence(found.integer(1), found.integer(2), static_cast<std::uint64_t>(found.integer(5)),
                                      static_cast<std::uint64_t>(found.integer(6)));
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(), [](const FigureRow& a, const FigureRow& b) { return order_of(a) < order_of(b); });
  for (const auto& [first, second] : disputed_figures(rows)) {
    rows[first].disputes.push_back(rows[second].id);
    rows[second].disputes.push_back(rows[first].id);
  }
  return rows;
}

std::vector<std::pair<std::size_t, std::size_t>> disputed_figures(const std::vector<FigureRow>& rows) {
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<std::size_t>> counts;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const FigureRow& row = rows[i];
    if (!has_claimant(row) || !bounds_of(row) || !is_count_of_something(row)) continue;
    counts[{row.unit, noun_of(row.what), name_key(row.about.value_or(""))}].push_back(i);
  }
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& [count, members] : counts) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        const FigureRow& a = rows[members[i]];
        const FigureRow& b = rows[members[j]];
        // The rows are by day, so no later one can overlap a single day that is past.
        if (a.day_last && b.day_first && *b.day_first > *a.day_last && a.evidence.doc_id != b.evidence.doc_id) break;
        if (a.claimed_by != b.claimed_by && same_days(a, b) && exclude_each_other(a, b)) {
          pairs.emplace_back(members[i], members[j]);
        }
      }
    }
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace onrecord
