// Entries of different claimants that cannot both hold.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/query/stored_document.h"

namespace onrecord {

struct DisputeSide {
  std::string id, claimant, words;  // Of the entry; the words verbatim.
  std::optional<std::string> day;   // When it was said (or, for a figure, as of when it is).
  Evidence evidence;
};

struct Dispute {
  std::string id;             // "D-" and 16 hexadecimal digits, from the ids of its sides.
  std::string kind;           // "denial", "event", "figure".
  std::string about;          // The issue, the PLOVER type, or what is counted; "" if unknown.
  DisputeSide first, second;  // A claim and its denial; two figures in the order of time.
};

// Finds
// - a denial and, by another speaker: an accusation that names the denier, in the same document and at most three
//   sentences before it; or a claim that shares at least two of its uncommon words and half of their weight (log of
//   sentences by sentences with the word), said at most 60 days apart if both days are known;
// - an event that one claims and another denies: the same type, actor and target, on days that overlap or in one
//   document;
// - figures that exclude each other (see disputed_figures).
// Cost: one search in the sentences for each denial.
std::vector<Dispute> find_disputes(Database& database);

}  // namespace onrecord
