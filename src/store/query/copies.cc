#include "store/query/copies.h"

#include <algorithm>
#include <tuple>

#include "store/link/report_words.h"
#include "store/link/shared_words.h"

namespace onrecord {
namespace {

// Fills in the place of the passage in both documents.
class PassageFinder {
 public:
  explicit PassageFinder(Database& database) : reports_(database), documents_(database) {}

  void fill(CopyRow& row, std::int64_t origin, std::int64_t copy) {
    if (origin != origin_row_) {
      origin_ = reports_.read(origin);
      origin_row_ = origin;
    }
    const ReportWords other = reports_.read(copy);
    const std::vector<SharedRun> runs = shared_runs(origin_.words, other.words);
    SharedRun longest;
    for (const SharedRun& run : runs) {
      if (run.words > longest.words) longest = run;
    }
    row.origin = evidence(origin, origin_, longest.a, longest.words);
    row.copy = evidence(copy, other, longest.b, longest.words);
  }

 private:
  Evidence evidence(std::int64_t document, const ReportWords& report, std::uint32_t first, std::uint32_t words) {
    if (words == 0) return documents_.evidence(document, 0, 0, 0);
    const TextSpan span{report.words.spans[first].begin, report.words.spans[first + words - 1].end};
    const ByteSpan bytes = documents_.at(document).source_map.to_source(span);
    Evidence found = documents_.evidence(document, 0, bytes.begin, bytes.end);
    found.sentence = slice(report.text, span);
    return found;
  }

  ReportReader reports_;
  DocumentCursor documents_;
  ReportWords origin_;
  std::int64_t origin_row_ = 0;
};

}  // namespace

std::vector<CopyRow> find_copies(Database& database, const CopyQuestion& question) {
  std::string sql =
      "SELECT origin, copy, class, direction, shared, quoted, longest, share_of_origin, share_of_copy FROM copy";
  if (!question.document.empty()) {
    sql +=
        " WHERE origin IN (SELECT document FROM document WHERE doc_id >= ?1 AND doc_id < ?1 || 'g') OR "
        "copy IN (SELECT document FROM document WHERE doc_id >= ?1 AND doc_id < ?1 || 'g')";
  }
  Sql found(database, sql + " ORDER BY origin, copy");
  if (!question.document.empty()) found.bind(0, question.document);
  PassageFinder passages(database);
  std::vector<CopyRow> rows;
  while (found.step()) {
    const auto& classes = question.classes;
    if (!classes.empty() && std::find(classes.begin(), classes.end(), found.text(2)) == classes.end()) continue;
    CopyRow row;
    row.copy_class = found.string(2);
    row.direction = found.string(3);
    row.shared = static_cast<std::uint64_t>(found.integer(4));
    row.quoted = static_cast<std::uint64_t>(found.integer(5));
    row.longest = static_cast<std::uint64_t>(found.integer(6));
    row.share_of_origin = found.number(7);
    row.share_of_copy = found.number(8);
    passages.fill(row, found.integer(0), found.integer(1));
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(), [](const CopyRow& a, const CopyRow& b) {
    return std::tie(a.origin.doc_id, a.copy.doc_id) < std::tie(b.origin.doc_id, b.copy.doc_id);
  });
  return rows;
}

}  // namespace onrecord
