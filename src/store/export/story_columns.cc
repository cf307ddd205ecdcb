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

}  // namespace onrecord
