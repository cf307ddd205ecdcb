// Who is named in a record, under which spellings, where and when.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/database.h"

namespace onrecord {

struct EntityQuestion {
  std::vector<std::int64_t> roots;  // Rows that stand for themselves; empty: all that are named.
  std::string kind;                 // "person", "organisation", "place", "group"; "": any.
  bool unnamed = false;             // Also those known by a description only ("a local official").
};

struct EntityRow {
  std::int64_t row = 0;
  std::string id, name, kind;
  std::optional<std::string> known;
  std::vector<std::pair<std::string, std::int64_t>> variants;  // Spellings as the documents have them, with how often;
                                                               // the commonest first.
  std::vector<std::string> offices;  // Of the knowledge base: "president KTH 2030-05-01/2034-04-30".
  std::vector<std::string> roles;    // As the documents have it: "foreign minister KTH".
  std::int64_t mentions = 0, documents = 0, statements = 0, events = 0;
  std::optional<std::string> first_seen, last_seen;  // Days published.
};

// By number of documents, then name and id.
std::vector<EntityRow> find_entities(Database& database, const EntityQuestion& question);

// Two entities that may be one, which the linking did not dare to put together.
struct DoubtRow {
  std::string id, name, other_id, other_name, why;
  std::int64_t documents = 0, other_documents = 0;
};

// By name, other name and ids.
std::vector<DoubtRow> find_doubts(Database& database);

}  // namespace onrecord
