// The words of a stored report without what is no part of it.
#pragma once

#include <cstdint>
#include <string>

#include "base/word_sequence.h"
#include "store/database.h"

namespace onrecord {

struct ReportWords {
  std::string text;  // Of the document; the spans of the words are bytes of it.
  WordSequence words;
};

// Reads reports. Not thread-safe. Must not outlive the database.
class ReportReader {
 public:
  explicit ReportReader(Database& database);

  // Returns the words of the paragraphs, subheads, lists and captions of the document. Its title, date lines and
  // boilerplate are left out. Cost: linear in the document.
  ReportWords read(std::int64_t document);

 private:
  Sql text_, block_, boilerplate_;
};

}  // namespace onrecord
