// Text exports of press databases: several articles in one file, with lines that label their fields (the forms of
// Nexis: "2 of 12 DOCUMENTS", "LENGTH: 512 words", "LOAD-DATE:"; and of Factiva: "512 words", "Document NWA0000...", or
// a table of fields with codes).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "read/files/chunk_reader.h"
#include "read/files/item_source.h"
#include "read/files/mapped_text.h"

namespace onrecord {

// True if `first_bytes` begin such an export: a line that numbers the documents, or a labelled or bare line with the
// length in words beside a line that only exports have.
bool begins_export(std::string_view first_bytes);

// Gives an article an item. Memory: one article.
std::unique_ptr<ItemSource> export_items(std::unique_ptr<ChunkReader> reader, std::string place, std::string file,
                                         std::uint64_t limit);

// What an article says; "" where it says nothing. The text is the body alone, as it stands in the source.
struct ExportArticle {
  std::string title, byline, outlet, published;
  MappedText text;
};

// Looks through the lines of one article for its fields, which it puts into `article`, and returns the parts of its
// body as they stand in `text`; none if the lines are none of an export. Cost: linear. REQUIRES: text.size() < 2^32.
std::vector<TextSpan> find_export_article(std::string_view text, ExportArticle& article);

// Reads an article that begins at `source_begin` of its source. Pure. An error is a reason without a place.
Result<ExportArticle> read_export_article(std::string_view bytes, std::uint64_t source_begin);

}  // namespace onrecord
