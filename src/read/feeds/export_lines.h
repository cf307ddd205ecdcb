// What single lines of the exports of press databases say, in the forms of Nexis and Factiva.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

// A line that names its field: "BYLINE: Jane Doe".
struct ExportLabel {
  std::string name;  // In upper case; "" if the line has none that exports use.
  std::string_view value;
};

std::string_view trimmed(std::string_view text);

// "2 of 12 DOCUMENTS", "Document 2 of 12".
bool numbers_documents(std::string_view line);

// "End of Document", or Factiva's accession number: "Document NWA0000020310211en2b0001A".
bool ends_document(std::string_view line);

// "512 words".
bool is_bare_length(std::string_view line);

// "LENGTH: 512 words".
bool is_length(std::string_view line);

ExportLabel label_of(std::string_view line);

// True if the label belongs to what stands behind the body.
bool is_tail(const ExportLabel& label);

// Returns the code of a field of Factiva's tables ("HD" headline, "WC" words, "LP" and "TD" text) that is all of the
// line, or "".
std::string_view code_of(std::string_view line);

bool is_rights_line(std::string_view line);

}  // namespace onrecord
