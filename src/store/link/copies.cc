#include "store/link/copies.h"

#include <algorithm>
#include <map>
#include <vector>

#include "store/link/copy_verdict.h"
#include "store/link/versions.h"
#include "store/link/wordings.h"

namespace onrecord {
namespace {

// Where two wordings have more documents between them than this, only the first of each is paired with the other's
// documents.
constexpr std::size_t kMostPairs = 400;

struct StoredReport {
  std::int64_t row = 0;
  ReportOrigin origin;
  std::string address;
};

// The earliest first; where that is not known, by id.
bool comes_before(const StoredReport& a, const StoredReport& b) {
  const auto day = [](const StoredReport& report) {
    return report.origin.published_first.empty() ? std::string("~") : report.origin.published_first;
  };
  return std::pair(day(a), a.origin.doc_id) < std::pair(day(b), b.origin.doc_id);
}

std::map<std::int64_t, std::vector<StoredReport>> reports_by_wording(Database& database) {
  std::map<std::int64_t, std::vector<StoredReport>> reports;
  Sql sql(database,
          "SELECT wording, document, doc_id, coalesce(published_first, ''), coalesce(published_last, ''), "
          "coalesce(outlet, ''), coalesce(credit, ''), coalesce(url, '') FROM document_wording JOIN document USING "
          "(document) "
          "LEFT JOIN wire_credit USING (document) "
          "ORDER BY wording, document");
  while (sql.step()) {
    reports[sql.integer(0)].push_back({sql.integer(1),
                                       {sql.string(2), sql.string(3), sql.string(4), sql.string(5), sql.string(6)},
                                       address_of(sql.text(7))});
  }
  for (auto& [wording, same] : reports) std::sort(same.begin(), same.end(), comes_before);
  return reports;
}

class CopyWriter {
 public:
  explicit CopyWriter(Database& database) : insert_(database, "INSERT INTO copy VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)") {}

  void write(const Overlap& overlap, const StoredReport& a, const StoredReport& b) {
    if (!a.address.empty() && a.address == b.address) return;  // Versions of one document.
    const CopyVerdict verdict = judge_copy(overlap, a.origin, b.origin);
    if (verdict.copy_class == CopyClass::kNone) return;
    const double share_a = overlap.share_of_a(), share_b = overlap.share_of_b();
    const bool a_first = verdict.a_is_origin;
    insert_
        .all(a_first ? a.row : b.row, a_first ? b.row : a.row, name_of(verdict.copy_class), name_of(verdict.direction),
             overlap.shared, overlap.quoted, overlap.longest, a_first ? share_a : share_b, a_first ? share_b : share_a)
        .run();
  }

  void write_all(const Overlap& overlap, const std::vector<StoredReport>& a, const std::vector<StoredReport>& b) {
    const bool all = a.size() * b.size() <= kMostPairs;
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t k = 0; k < b.size(); ++k) {
        if (all || i == 0 || k == 0) write(overlap, a[i], b[k]);
      }
    }
  }

 private:
  Sql insert_;
};

// Documents whose words are the same ones.
void write_same(CopyWriter& writer, std::uint32_t words, const std::vector<StoredReport>& same) {
  Overlap whole;
  whole.words_a = whole.words_b = whole.shared = whole.longest = words;
  const bool all = same.size() * same.size() <= kMostPairs;
  for (std::size_t i = 0; i < same.size(); ++i) {
    for (std::size_t k = i + 1; k < same.size() && (all || i == 0); ++k) writer.write(whole, same[i], same[k]);
  }
}

}  // namespace

void link_copies(Database& database) {
  link_wordings(database);
  database.execute("DELETE FROM copy");
  const std::map<std::int64_t, std::vector<StoredReport>> reports = reports_by_wording(database);
  CopyWriter writer(database);
  Sql wordings(database, "SELECT wording, words FROM wording ORDER BY wording");
  while (wordings.step()) {
    const auto same = reports.find(wordings.integer(0));
    if (same != reports.end()) write_same(writer, wordings.offset(1), same->second);
  }
  Sql pairs(database,
            "SELECT p.*, wa.words, wb.words FROM wording_pair p JOIN wording wa ON wa.wording = p.a "
            "JOIN wording wb ON wb.wording = p.b ORDER BY a, b");
  while (pairs.step()) {
    Overlap overlap;
    std::uint32_t* const counts[] = {&overlap.shared,    &overlap.quoted,          &overlap.longest, &overlap.altered_a,
                                     &overlap.altered_b, &overlap.inner_a,         &overlap.inner_b, &overlap.outer_a,
                                     &overlap.outer_b,   &overlap.changed_numbers, &overlap.words_a, &overlap.words_b};
    int column = 2;
    for (std::uint32_t* count : counts) *count = pairs.offset(column++);
    writer.write_all(overlap, reports.at(pairs.integer(0)), reports.at(pairs.integer(1)));
  }
}

}  // namespace onrecord
