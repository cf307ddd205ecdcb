// A document as the record holds it, and the place of an entry in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_map.h"
#include "base/span.h"
#include "store/database.h"

namespace onrecord {

// Of a column that names a document: what a later capture of its address has superseded is left out. With a space
// before it.
inline constexpr const char* kLatestOnly = " NOT IN (SELECT document FROM version WHERE superseded_by IS NOT NULL)";

struct StoredDocument {
  std::int64_t row = 0;
  std::string doc_id, file, input_file, text, published_basis;
  std::optional<std::string> url, outlet, title, byline;
  std::string published_first, published_last;  // "" if not known.
  SourceMap source_map;

  // "2022-03-22", "2022-03-01/2022-03-31", or nothing.
  std::optional<std::string> published() const;
};

// Where an entry stands, in all that an answer shows of it.
struct Evidence {
  std::string doc_id, file, published_basis;
  std::optional<std::string> url, title, byline, outlet, published;
  std::uint64_t byte_begin = 0, byte_end = 0;  // Of the input after decompression.
  std::string sentence;                        // Verbatim; "" if the entry stands in none.
};

// Loads documents one at a time: cheap for entries that come in the order of their documents. Not thread-safe.
class DocumentCursor {
 public:
  explicit DocumentCursor(Database& database);

  // Borrows until the next call for another row.
  const StoredDocument& at(std::int64_t row);

  // `sentence` is a row of the table sentence, or 0.
  Evidence evidence(std::int64_t document, std::int64_t sentence, std::uint64_t byte_begin, std::uint64_t byte_end);

 private:
  Sql document_, sentence_;
  StoredDocument current_;
};

// "a", or "a/b" where the two differ; nothing where the first is null.
std::optional<std::string> day_or_range(const std::optional<std::string>& first,
                                        const std::optional<std::string>& last);

// "a/b" as in the JSONL contract; nothing where the first is null.
std::optional<std::string> day_range(const std::optional<std::string>& first, const std::optional<std::string>& last);

// The words of the spans, verbatim, with " … " where something between them is left out. Spans that reach beyond the
// text are left out.
std::string words_of(std::string_view text, std::string_view span_list);

// SQL for the name of a person in a column that holds names as their document has them ("s.addressee"): the name that
// the person is shown by, where the documents were linked.
std::string shown_name(const std::string& column);

// "(3,17,20)", for an IN clause.
std::string row_list(const std::vector<std::int64_t>& rows);

}  // namespace onrecord
