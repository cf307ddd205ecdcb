// Stories of a record: documents on the same happening.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/query/stored_document.h"
#include "store/query/time_window.h"

namespace onrecord {

struct StoryQuestion {
  std::string id;                     // Of a story or of one of its documents, or the beginning of it; "": any.
  std::uint64_t least_documents = 2;  // Not asked of a story that is named.
  TimeWindow window;
};

struct StoryRow {
  std::string id;
  std::optional<std::string> first_day, last_day, title;  // The title is that of the first document that has one.
  std::uint64_t n_outlets = 0;                            // Of those that are known.
  std::vector<std::string> documents;                     // Ids, by day.
};

struct StoryAnswer {
  std::vector<StoryRow> rows;  // By first day and id; undated last.
  std::uint64_t undated_left_out = 0;
};

StoryAnswer find_stories(Database& database, const StoryQuestion& question);

struct StoryDocument {
  std::string story_id;
  Evidence document;  // The bytes are those of the title, if it stands in the text.
};

// The documents of these stories, by story as they come and day.
std::vector<StoryDocument> documents_of_stories(Database& database, const std::vector<StoryRow>& stories);

}  // namespace onrecord
