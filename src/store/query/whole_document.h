// A document of the record as it was read, for programs that extract from it anew.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "record/document.h"
#include "store/database.h"

namespace onrecord {

// Returns the document of a row, with all that extraction looks at: text, blocks, boilerplate, title, dates. Warnings
// are not kept in a record. A row that is not there gives a document without text.
Document load_document(Database& database, std::int64_t row);

// Returns the row of the document that holds the statement with that id, or 0.
std::int64_t document_of_statement(Database& database, std::string_view statement_id);

}  // namespace onrecord
