#include "store/query/positions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace onrecord {
namespace {

auto group_of(const PositionRow& row) {
  return std::tie(row.actor, row.issue, row.detail);
}

auto order_of(const PositionRow& row) {
  return std::tuple(row.actor, row.issue, row.detail, row.since_first.value_or("~"),
                    row.evidence.published.value_or("~"), row.evidence.doc_id, row.evidence.byte_begin, row.id);
}

// Calls `visit` with the own positions of each actor, issue and detail.
template <typename Visit>
void for_each_group(const std::vector<PositionRow>& rows, Visit visit) {
  for (std::size_t begin = 0; begin < rows.size();) {
    std::vector<const PositionRow*> own;
    std::size_t end = begin;
    for (; end < rows.size() && group_of(rows[end]) == group_of(rows[begin]); ++end) {
      if (rows[end].counts()) own.push_back(&rows[end]);
    }
    if (!own.empty()) visit(own);
    begin = end;
  }
}

// True if all days of `later` come after all days of `earlier`.
bool comes_after(const PositionRow& later, const PositionRow& earlier) {
  return later.since_first && earlier.since_last && *later.since_first > *earlier.since_last;
}

// True if the position is on the issue as a whole: on no detail, or on the one that is named after it
// ("talks_general").
bool is_general(const PositionRow& row) {
  return !row.detail || *row.detail == row.issue || *row.detail == row.issue + "_general";
}

// Whoever rejects talks rejects a meeting of leaders, too; whoever rejects a meeting may still talk.
bool comparable(const PositionRow& a, const PositionRow& b) {
  return a.detail == b.detail || (is_general(a) && a.stance == "rejects") || (is_general(b) && b.stance == "rejects");
}

}  // namespace

PositionAnswer find_positions(Database& database, const PositionQuestion& question) {
  std::string sql =
      "SELECT p.position_id, p.document, coalesce(p.sentence, 0), coalesce(e.name, p.actor), e.entity_id, p.issue, "
      "p.detail, p.stance, p.condition, p.begin, p.end, p.byte_begin, p.byte_end, p.statement_id, p.stated_by, " +
      shown_name("p.attributed_by") +
      ", p.since_first, p.since_last, p.in_headline FROM position p "
      "LEFT JOIN entity x ON x.entity = p.actor_entity LEFT JOIN entity e ON e.entity = coalesce(x.same_as, x.entity) "
      "WHERE p.document";
  sql += kLatestOnly;
  if (!question.actors.empty()) sql += " AND p.actor_entity IN " + row_list(question.actors);
  if (!question.issue.empty()) sql += " AND p.issue = ?1";
  Sql found(database, sql + " ORDER BY p.document, p.position");
  if (!question.issue.empty()) found.bind(0, question.issue);
  PositionAnswer answer;
  WindowFilter window(question.window);
  DocumentCursor documents(database);
  while (found.step()) {
    PositionRow row;
    row.since_first = found.maybe_string(16);
    row.since_last = found.maybe_string(17);
    if (!window.admits(row.since_first, row.since_last)) continue;
    row.id = found.string(0);
    row.actor = found.string(3);
    row.actor_id = found.maybe_string(4);
    row.issue = found.string(5);
    row.detail = found.maybe_string(6);
    row.stance = found.string(7);
    row.condition = found.maybe_string(8);
    row.statement_id = found.maybe_string(13);
    row.stated_by = found.string(14);
    row.attributed_by = found.maybe_string(15);
    row.in_headline = found.integer(18) != 0;
    const StoredDocument& document = documents.at(found.integer(1));
    const TextSpan span{found.offset(9), found.offset(10)};
    if (span.begin <= span.end && span.end <= document.text.size()) row.words = slice(document.text, span);
    row.evidence = documents.evidence(found.integer(1), found.integer(2), static_cast<std::uint64_t>(found.integer(11)),
                                      static_cast<std::uint64_t>(found.integer(12)));
    answer.rows.push_back(std::move(row));
  }
  std::sort(answer.rows.begin(), answer.rows.end(),
            [](const PositionRow& a, const PositionRow& b) { return order_of(a) < order_of(b); });
  for (const PositionChange& change : position_changes(answer.rows)) {
    answer.rows[static_cast<std::size_t>(change.after - answer.rows.data())].changed_from = change.before->stance;
  }
  answer.undated_left_out = window.undated_left_out();
  return answer;
}

std::vector<MatrixCell> position_matrix(const std::vector<PositionRow>& rows) {
  std::vector<MatrixCell> cells;
  for_each_group(rows, [&](const std::vector<const PositionRow*>& own) {
    const auto undated = std::find_if(own.begin(), own.end(), [](const PositionRow* row) { return !row->since_first; });
    // Dated ones come first; where there are none, all are undated.
    const auto end = undated == own.begin() ? own.end() : undated;
    const PositionRow& latest = **std::prev(end);
    MatrixCell cell{latest.actor, latest.issue, latest.detail, {}, latest.since_first, latest.since_first, &latest};
    for (auto row = own.begin(); row != end; ++row) {
      const bool of_latest_day = (*row)->since_first == latest.since_first && (*row)->since_last == latest.since_last;
      const bool listed = std::find(cell.stances.begin(), cell.stances.end(), (*row)->stance) != cell.stances.end();
      if (of_latest_day && !listed) cell.stances.push_back((*row)->stance);
    }
    if (cell.stances.size() == 1) {
      for (auto row = end; row != own.begin() && (*std::prev(row))->stance == latest.stance; --row) {
        cell.since = (*std::prev(row))->since_first;
      }
    }
    cells.push_back(std::move(cell));
  });
  return cells;
}

std::vector<PositionChange> position_changes(const std::vector<PositionRow>& rows) {
  std::vector<PositionChange> changes;
  for (std::size_t begin = 0; begin < rows.size();) {
    std::vector<const PositionRow*> own;  // Of one actor on one issue, dated, in the order of time.
    std::size_t end = begin;
    for (; end < rows.size() && rows[end].actor == rows[begin].actor && rows[end].issue == rows[begin].issue; ++end) {
      if (rows[end].counts() && rows[end].since_first) own.push_back(&rows[end]);
    }
    std::stable_sort(own.begin(), own.end(), [](const PositionRow* a, const PositionRow* b) {
      return std::tie(*a->since_first, a->evidence.published) < std::tie(*b->since_first, b->evidence.published);
    });
    std::map<std::optional<std::string>, const PositionRow*> latest;  // By detail.
    for (const PositionRow* row : own) {
      const PositionRow* before = nullptr;
      for (const auto& [detail, other] : latest) {
        if (!comparable(*row, *other)) continue;
        const bool nearer = other->detail == row->detail && before != nullptr && !comes_after(*before, *other);
        if (before == nullptr || nearer || comes_after(*other, *before)) before = other;
      }
      if (before != nullptr && row->stance != before->stance) {
        if (!comes_after(*row, *before)) continue;
        changes.push_back({before, row});
      }
      latest[row->detail] = row;
    }
    begin = end;
  }
  return changes;
}

}  // namespace onrecord
