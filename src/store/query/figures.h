// Which figures were claimed by whom, and which of them cannot both hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/database.h"
#include "store/query/stored_document.h"

namespace onrecord {

struct FigureQuestion {
  std::string what;   // Words of what is counted or of the unit ("killed"); "": any.
  std::string about;  // Whom it is about: words of the shown name, or any spelling of one; "": any.
};

struct FigureRow {
  std::string id, unit, words;
  std::optional<double> value, low, high;
  bool approx = false;
  std::optional<std::string> what, about, claimed_by, reported_by, as_of_first, as_of_last, statement_id;
  std::optional<std::string> day_first, day_last;  // As of; else when it was said; else when it was published.
  std::vector<std::string> disputes;               // Ids of the figures it is disputed with.
  Evidence evidence;
};

// In the order of day, document and place; those whose day is unknown last.
std::vector<FigureRow> find_figures(Database& database, const FigureQuestion& question);

// Pairs of indices into `rows`, the first below the second: figures of different claimants (the outlet is none) for the
// same unit, thing counted (its noun) and subject (both known), over days that overlap (or in one document, if a day is
// unknown), whose bounds exclude each other; an approximate bound gives way by a tenth.
std::vector<std::pair<std::size_t, std::size_t>> disputed_figures(const std::vector<FigureRow>& rows);

}  // namespace onrecord
