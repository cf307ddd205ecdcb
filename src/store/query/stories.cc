#include "store/query/stories.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace onrecord {

StoryAnswer find_stories(Database& database, const StoryQuestion& question) {
  std::string sql = "SELECT story, story_id, first_day, last_day, documents FROM story";
  if (!question.id.empty()) {
    sql +=
        " WHERE (story_id >= ?1 AND story_id < ?1 || 'g') OR story IN (SELECT story FROM document_story "
        "JOIN document USING (document) WHERE doc_id >= ?1 AND doc_id < ?1 || 'g')";
  }
  Sql found(database, sql + " ORDER BY coalesce(first_day, '~'), story_id");
  if (!question.id.empty()) found.bind(0, question.id);
  Sql documents(database,
                "SELECT doc_id, title, outlet FROM document_story JOIN document USING (document) WHERE story = ? "
                "ORDER BY coalesce(published_first, '~'), doc_id");
  StoryAnswer answer;
  WindowFilter window(question.window);
  while (found.step()) {
    if (question.id.empty() && static_cast<std::uint64_t>(found.integer(4)) < question.least_documents) continue;
    StoryRow row;
    row.first_day = found.maybe_string(2);
    row.last_day = found.maybe_string(3);
    if (!window.admits(row.first_day, row.last_day)) continue;
    row.id = found.string(1);
    std::set<std::string> outlets;
    documents.bind(0, found.integer(0));
    while (documents.step()) {
      row.documents.push_back(documents.string(0));
      if (!row.title) row.title = documents.maybe_string(1);
      if (!documents.is_null(2)) outlets.insert(documents.string(2));
    }
    documents.reset();
    row.n_outlets = outlets.size();
    answer.rows.push_back(std::move(row));
  }
  answer.undated_left_out = window.undated_left_out();
  return answer;
}

std::vector<StoryDocument> documents_of_stories(Database& database, const std::vector<StoryRow>& stories) {
  Sql row(database, "SELECT document, title_begin, title_end FROM document WHERE doc_id = ?");
  DocumentCursor cursor(database);
  std::vector<StoryDocument> documents;
  for (const StoryRow& story : stories) {
    for (const std::string& id : story.documents) {
      row.bind(0, id);
      if (row.step()) {
        const std::int64_t document = row.integer(0);
        ByteSpan bytes;
        if (!row.is_null(1)) bytes = cursor.at(document).source_map.to_source({row.offset(1), row.offset(2)});
        documents.push_back({story.id, cursor.evidence(document, 0, bytes.begin, bytes.end)});
      }
      row.reset();
    }
  }
  return documents;
}

}  // namespace onrecord
