// One entry, by its id, in the paragraph it stands in, with the way back to the bytes of the source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/query/stored_document.h"

namespace onrecord {

struct EntryInPlace {
  std::string id;
  std::string kind;  // "statement", "event", "figure", "position", "document".
  Evidence evidence;
  std::string paragraph;     // Verbatim; "" if the entry stands in no paragraph that was kept.
  TextSpan sentence, words;  // In `paragraph`, as far as they reach into it.
  std::string input_file;    // The file to print bytes of: for a line of JSONL, the file of lines.
  std::string command;       // A shell command that prints the bytes of the entry, in the folder that was read.
};

struct EntrySearch {
  std::vector<EntryInPlace> found;  // Entries of one id (an id may stand in several rows).
  std::vector<std::string> ids;     // If a beginning fits several ids: these, at most 20, and nothing is found.
};

// `id`: an id, a beginning of one with at least 4 of its digits, or that of an utterance (its first report is meant).
EntrySearch find_entry(Database& database, std::string_view id);

}  // namespace onrecord
