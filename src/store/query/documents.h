// The documents of a record, with what ties each to others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/query/time_window.h"

namespace onrecord {

struct DocumentRow {
  std::string doc_id, file, published_basis, language;
  std::optional<std::string> url, outlet, title, byline, published, completeness, captured;
  std::string completeness_basis;
  std::int64_t words = 0;  // Of the report without boilerplate.
  std::optional<std::string> story_id, wire_credit;
  // The document that most of its words are from, by the share of them, and the class of that copy; nothing if none.
  std::optional<std::string> copy_of, copy_class;
  std::optional<std::int64_t> version;       // Of its address, from 1; nothing if there is one capture.
  std::optional<std::string> superseded_by;  // The next capture.
  bool partial = false;
  std::string source_form;
};

struct DocumentAnswer {
  std::vector<DocumentRow> rows;  // By day and id; undated last.
  std::uint64_t undated_left_out = 0;
};

DocumentAnswer find_documents(Database& database, const TimeWindow& window);

}  // namespace onrecord
