// Tables of articles (CSV, RFC 4180), a row an article: exports of databases and spreadsheets.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "read/files/chunk_reader.h"
#include "read/files/item_source.h"
#include "read/files/mapped_text.h"

namespace onrecord {

// Returns what the header row in `first_bytes` says of the columns, as RawItem::carried.context has it, or nothing if
// they begin no table of articles: that has a column for the text and one for another field. Columns are known by the
// names of docs/format/input.md, in any case and order; ',', ';', tab or '|' separates them.
std::optional<std::string> csv_columns(std::string_view first_bytes);

// Gives a row an item, whose bytes are those of the row; line breaks inside quotation marks are part of it. A row over
// the limit is an error; so is, as one row, what stands behind a quotation mark that is never closed. Memory: one row.
std::unique_ptr<ItemSource> csv_items(std::unique_ptr<ChunkReader> reader, std::string columns, std::string place,
                                      std::string file, std::uint64_t limit);

// What a row says; "" where it says nothing. The text's map leads to the source.
struct CsvArticle {
  std::string id, url, title, byline, outlet, published;
  MappedText text;
};

// Reads a row that csv_items() made. Pure. An error is a reason without a place.
Result<CsvArticle> read_csv_row(const RawItem& item);

}  // namespace onrecord
