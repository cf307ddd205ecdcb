// The user's --meta file: what is known about texts that do not say it themselves.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/item.h"

namespace onrecord {

// A CSV file (RFC 4180: quoted fields may hold commas, doubled quotation marks and newlines; UTF-8, a BOM is passed
// over;
// ';' or tab may separate instead, as the header shows) with the column "path" and any of url, outlet, published,
// title, byline. Other columns are passed over. Owns its rows. Not thread-safe.
class SuppliedTable {
 public:
  // An error begins with the place: `corpus.csv:3: ...`.
  static Result<SuppliedTable> parse(std::string_view bytes, const std::string& place);

  // Returns the row for a file: the one of its relative path, else one of which either path is the end of the other at
  // a
  // '/', so that a file name alone will do on both sides. Marks the row as used. Null if there is none. Borrows from
  // this.
  const SuppliedMetadata* find(std::string_view relative_path);

  // One line per row that no file was found for: `corpus.csv:3: no file "talks/a.txt"`.
  std::vector<std::string> unmatched() const;

 private:
  struct Row {
    std::string path;
    SuppliedMetadata metadata;
    std::uint64_t line = 0;
    bool used = false;
  };
  std::string place_;
  std::vector<Row> rows_;
  std::map<std::string, std::size_t, std::less<>> by_path_;
  std::multimap<std::string, std::size_t, std::less<>> by_name_;
};

}  // namespace onrecord
