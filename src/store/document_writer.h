// Puts one DocumentRecord into the tables.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "record/document_record.h"
#include "store/database.h"

namespace onrecord {

// Holds the prepared statements. Not thread-safe. Must not outlive the database.
class DocumentWriter {
 public:
  explicit DocumentWriter(Database& database);

  // REQUIRES: no document of this id is in the record; a transaction is open. Cost: linear in the record.
  void write(const DocumentRecord& record, const std::string& input_file);

 private:
  struct Place;  // Where the entries of the document at hand go.

  void write_document(const Document& document, const std::string& input_file);
  void write_sentences(const DocumentRecord& record, Place& place);
  void write_entities(const DocumentRecord& record, Place& place);
  void write_statements(const DocumentRecord& record, Place& place);
  void write_events(const DocumentRecord& record, Place& place);
  void write_figures(const DocumentRecord& record, Place& place);
  void write_positions(const DocumentRecord& record, Place& place);
  std::int64_t entity_row(const Entity& entity, std::int64_t document);

  Database& database_;
  Sql document_, completeness_, block_, boilerplate_, sentence_, sentence_search_, find_entity_, entity_, mention_,
      spelling_, entity_role_, statement_, statement_issue_, event_, figure_, position_;
};

}  // namespace onrecord
