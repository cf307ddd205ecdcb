// All that one document contributes to the record: what `extract` prints and `build` stores.
#pragma once

#include <string>
#include <vector>

#include "record/document.h"
#include "record/entity.h"
#include "record/event.h"
#include "record/figure.h"
#include "record/position.h"
#include "record/statement.h"

namespace onrecord {

inline constexpr const char* kSchema = "onrecord/1";

// A sentence of the report, for search and for showing an entry in its place.
struct SentenceSpan {
  TextSpan span;
  std::uint32_t block = 0;  // Index into Document::blocks.
};

struct DocumentRecord {
  Document document;
  std::vector<SentenceSpan> sentences;
  std::vector<Entity> entities;
  std::vector<Statement> statements;
  std::vector<Event> events;
  std::vector<Figure> figures;
  std::vector<Position> positions;
};

// Appends the JSON object of docs/format/record.md (one line, no newline). `extra` is put in before the closing brace
// as it is (", \"times\": [...]"); "" for none. Cost: linear.
void append_json(std::string& out, const DocumentRecord& record, std::string_view extra);

}  // namespace onrecord
