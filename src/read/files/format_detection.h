// Which kind of document a file holds, by its name and its first bytes.
#pragma once

#include <string_view>

#include "read/item.h"

namespace onrecord {

// Returns the format that the name says (".jsonl", ".txt", ".html", ".conllu", with or without ".gz" or ".zst"), else
// the one that the first bytes (decompressed) show: an object of JSON, a page, or else text. Never kDetect.
InputFormat detect_format(std::string_view name, std::string_view first_bytes);

// Returns true if `first_bytes` begin a page of HTML.
bool begins_page(std::string_view first_bytes);

// Returns true if the object of JSON that `first_bytes` begin with stands on several lines, so that the file is one
// article and not one per line.
bool is_spread_object(std::string_view first_bytes);

// Returns what a file is that no reader here knows, by its signature ("a PDF file", "an image"), or "".
std::string_view foreign_kind(std::string_view first_bytes);

// Returns true if the name says that the file is a table (".csv", ".tsv"), which may be one of articles or of anything.
bool is_table_name(std::string_view name);

bool begins_pdf(std::string_view first_bytes);

// Returns true if the name says that a file of a folder holds no report (".jpg", ".py"; ".pdf" unless `pdf`).
bool is_passed_over(std::string_view name, bool pdf);

}  // namespace onrecord
