// What a report is about, as a short list of weighted terms, and how alike two reports are by it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "store/database.h"
#include "store/link/average_linkage.h"

namespace onrecord {

// Terms (hashes) with their weights, by term; the squares of the weights sum to 1, or there are none.
using TermVector = std::vector<std::pair<std::uint64_t, double>>;

struct StoryReport {
  std::int64_t document = 0;
  std::string doc_id, published;  // First day; "" if not known.
  std::int64_t day = 0;           // The same, counted; meaningless if not known.
  TermVector words, entities;
};

// Returns the reports of the record, by day and id. Words are those of the title and the text without boilerplate,
// weighted by their count and by how few documents of this record have them; the 40 heaviest count. Entities are those
// named in the report, weighted alike. Cost: linear in the texts.
std::vector<StoryReport> read_story_reports(Database& database);

// Returns the pairs that are alike by at least `least`: by words (.85) and entities (.15), less the further apart the
// days of publication are, and not at all beyond 14 days; reports without a day are alike by text alone. Indices are
// those of `reports`. Cost: the pairs of reports that share a heavy term, at most 2,000 a report and term.
std::vector<Likeness> likenesses_of(const std::vector<StoryReport>& reports, double least);

}  // namespace onrecord
