#include "store/query/documents.h"

#include "store/query/stored_document.h"

namespace onrecord {

DocumentAnswer find_documents(Database& database, const TimeWindow& asked) {
  Sql found(
      database,
      "SELECT d.doc_id, d.file, d.url, d.outlet, d.title, d.byline, d.published_first, d.published_last, "
      "d.published_basis, d.language, k.completeness, coalesce(k.basis, 'none'), coalesce(w.words, 0), y.story_id, "
      "c.credit, v.number, n.doc_id, d.document, d.captured, d.partial, d.source_form FROM document d "
      "LEFT JOIN document_wording USING (document) LEFT JOIN wording w USING (wording) "
      "LEFT JOIN document_story USING (document) LEFT JOIN story y USING (story) "
      "LEFT JOIN completeness k USING (document) LEFT JOIN wire_credit c USING (document) LEFT JOIN version v USING "
      "(document) "
      "LEFT JOIN document n ON n.document = v.superseded_by "
      "ORDER BY coalesce(d.published_first, '~'), d.doc_id");
  Sql copy(database,
           "SELECT o.doc_id, c.class FROM copy c JOIN document o ON o.document = c.origin WHERE c.copy = ? AND "
           "c.class <> 'quotation' ORDER BY c.share_of_copy DESC, o.published_first, o.doc_id LIMIT 1");
  DocumentAnswer answer;
  WindowFilter window(asked);
  while (found.step()) {
    const std::optional<std::string> first = found.maybe_string(6), last = found.maybe_string(7);
    if (!window.admits(first, last)) continue;
    DocumentRow row;
    row.doc_id = found.string(0);
    row.file = found.string(1);
    row.url = found.maybe_string(2);
    row.outlet = found.maybe_string(3);
    row.title = found.maybe_string(4);
    row.byline = found.maybe_string(5);
    row.published = day_or_range(first, last);
    row.published_basis = found.string(8);
    row.language = found.string(9);
    row.completeness = found.maybe_string(10);
    row.captured = found.maybe_string(18);
    row.partial = found.integer(19) != 0;
    row.source_form = found.string(20);
    row.completeness_basis = found.string(11);
    row.words = found.integer(12);
    row.story_id = found.maybe_string(13);
    row.wire_credit = found.maybe_string(14);
    if (!found.is_null(15)) row.version = found.integer(15);
    row.superseded_by = found.maybe_string(16);
    copy.bind(0, found.integer(17));
    if (copy.step()) {
      row.copy_of = copy.maybe_string(0);
      row.copy_class = copy.maybe_string(1);
    }
    copy.reset();
    answer.rows.push_back(std::move(row));
  }
  answer.undated_left_out = window.undated_left_out();
  return answer;
}

}  // namespace onrecord
