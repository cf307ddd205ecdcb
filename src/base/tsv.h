// Tab-separated tables with a header: the form of every lexicon file, ours and a user's.
//
//   # table	cues
//   # source	own list
//   # licence	Apache-2.0
//   lemma	act	frame
//   accuse	accuse	np-of
//
// Lines that begin with '#' are comments or, before the column line, `# key<TAB>value` properties ("table", "source",
// "licence"). The first other line names the columns. Empty lines are passed over. Fields hold no tab and no newline.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace onrecord {

// A table whose fields borrow from the bytes it was read from. Safe to share.
struct TsvTable {
  std::vector<std::pair<std::string_view, std::string_view>> properties;
  std::vector<std::string_view> columns;
  std::vector<std::vector<std::string_view>> rows;  // Each row has columns.size() fields; missing last ones are empty.
  std::vector<std::size_t> lines;                   // Line of each row, from 1.

  // Returns the value of a property, or "".
  std::string_view property(std::string_view key) const;
  // Returns the index of a column, or npos.
  std::size_t column(std::string_view name) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

// Reads a table. An error names `place` and the line: `my.tsv:12: 5 fields, but the header names 4 columns`.
// Borrows from `bytes`.
Result<TsvTable> parse_tsv(std::string_view bytes, const std::string& place);

}  // namespace onrecord
