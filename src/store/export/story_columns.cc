#include "store/export/story_columns.h"

namespace onrecord {

Table copies_table(const std::vector<CopyRow>& rows) {
  Table table{
      {"class",           "direction",       "origin_id",     "origin_file",    "origin_outlet",     "origin_published",
       "copy_id",         "copy_file",       "copy_outlet",   "copy_published", "shared_words",      "quoted_words",
       "longest_passage", "share_of_origin", "share_of_copy", "passage",        "origin_byte_begin", "origin_byte_end",
       "copy_byte_begin", "copy_byte_end",   "origin_url",    "copy_url",       "origin_title",      "copy_title"},
      {}};
  for (const CopyRow& row : rows) {
    const Evidence& origin = row.origin;
    const Evidence& copy = row.copy;
    table.rows.push_back({row.copy_class,          row.direction,          origin.doc_id,         origin.file,
                          cell(origin.outlet),     cell(origin.published), copy.doc_id,           copy.file,
                          cell(copy.outlet),       cell(copy.published),   cell(row.shared),      cell(row.quoted),
                          cell(row.longest),       row.share_of_origin,    row.share_of_copy,     origin.sentence,
                          cell(origin.byte_begin), cell(origin.byte_end),  cell(copy.byte_begin), cell(copy.byte_end),
                          cell(origin.url),        cell(copy.url),         cell(origin.title),    cell(copy.title)});
  }
  return table;
}

Table stories_table(const std::vector<StoryRow>& rows) {
  Table table{{"story_id", "first_day", "last_day", "n_documents", "n_outlets", "title", "documents"}, {}};
  for (const StoryRow& row : rows) {
    table.rows.push_back({row.id, cell(row.first_day), cell(row.last_day), cell(std::uint64_t{row.documents.size()}),
                          cell(row.n_outlets), cell(row.title), row.documents});
  }
  return table;
}

Table story_documents_table(const std::vector<StoryDocument>& rows) {
  Table table{{"story_id", "doc_id", "file", "url", "outlet", "published", "published_basis", "title", "byline",
               "byte_begin", "byte_end"},
              {}};
  for (const StoryDocument& row : rows) {
    const Evidence& document = row.document;
    table.rows.push_back({row.story_id, document.doc_id, document.file, cell(document.url), cell(document.outlet),
                          cell(document.published), document.published_basis, cell(document.title),
                          cell(document.byline), cell(document.byte_begin), cell(document.byte_end)});
  }
  return table;
}

Table versions_table(const std::vector<VersionRow>& rows) {
  Table table{{"address", "version", "latest", "published", "change", "before", "after", "doc_id", "file", "byte_begin",
               "byte_end", "previous_doc_id", "previous_file", "previous_byte_begin", "previous_byte_end"},
              {}};
  for (const VersionRow& row : rows) {
    const bool first = row.number == 1;
    table.rows.push_back(
        {row.address, cell(row.number), row.latest, cell(row.version.published), row.kind, row.before, row.after,
         row.version.doc_id, row.version.file, row.after.empty() ? Cell() : cell(row.version.byte_begin),
         row.after.empty() ? Cell() : cell(row.version.byte_end), first ? Cell() : Cell(row.previous.doc_id),
         first ? Cell() : Cell(row.previous.file), row.before.empty() ? Cell() : cell(row.previous.byte_begin),
         row.before.empty() ? Cell() : cell(row.previous.byte_end)});
  }
  return table;
}

Table documents_table(const std::vector<DocumentRow>& rows) {
  Table table{{"doc_id",
               "file",
               "url",
               "outlet",
               "title",
               "byline",
               "published",
               "published_basis",
               "language",
               "completeness",
               "completeness_basis",
               "words",
               "story_id",
               "wire_credit",
               "copy_of",
               "copy_class",
               "version",
               "superseded_by",
               "captured",
               "partial",
               "source_form"},
              {}};
  for (const DocumentRow& row : rows) {
    table.rows.push_back({row.doc_id,
                          row.file,
                          cell(row.url),
                          cell(row.outlet),
                          cell(row.title),
                          cell(row.byline),
                          cell(row.published),
                          row.published_basis,
                          row.language.empty() ? Cell() : Cell(row.language),
                          cell(row.completeness),
                          row.completeness_basis,
                          row.words,
                          cell(row.story_id),
                          cell(row.wire_credit),
                          cell(row.copy_of),
                          cell(row.copy_class),
                          cell(row.version),
                          cell(row.superseded_by),
                          cell(row.captured),
                          row.partial,
                          row.source_form});
  }
  return table;
}

}  // namespace onrecord
