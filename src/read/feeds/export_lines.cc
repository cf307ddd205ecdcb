#include "read/feeds/export_lines.h"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Labels of lines, in the case of Nexis' older form; its newer one writes "Byline:".
constexpr std::array<std::string_view, 9> kHeadLabels = {"BYLINE", "SECTION", "LENGTH", "DATELINE", "HEADLINE",
                                                         "SOURCE", "TITLE",   "DATE",   "HIGHLIGHT"};
constexpr std::array<std::string_view, 13> kTailLabels = {
    "LOAD-DATE",    "LANGUAGE",     "PUBLICATION-TYPE", "SUBJECT",        "PUB-TYPE",
    "JOURNAL-CODE", "GRAPHIC",      "CORRECTION-DATE",  "CLASSIFICATION", "TERMS",
    "ACC-NO",       "DISTRIBUTION", "END OF DOCUMENT"};

// Codes of Factiva's fields, each alone in its cell.
constexpr std::array<std::string_view, 26> kCodes = {"SE", "HD", "BY",  "CR",  "WC",  "PD",  "ET", "SN",  "SC",
                                                     "ED", "PG", "VOL", "LA",  "CY",  "LP",  "TD", "ART", "CO",
                                                     "IN", "NS", "RE",  "IPC", "IPD", "PUB", "AN", "RF"};

std::string upper_ascii(std::string_view text) {
  std::string upper{text};
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

// Takes digits (with commas) off the front. Returns false if there are none.
bool take_number(std::string_view& text) {
  std::size_t size = 0;
  while (size < text.size() && ((text[size] >= '0' && text[size] <= '9') || (size > 0 && text[size] == ','))) ++size;
  text.remove_prefix(size);
  return size > 0 && size < 12;
}

bool take(std::string_view& text, std::string_view word) {
  if (text.substr(0, word.size()) != word) return false;
  text.remove_prefix(word.size());
  return true;
}

// "Document NWA0000020310211en2b0001A", Factiva's accession number.
bool ends_factiva(std::string_view line) {
  std::string_view rest = trimmed(line);
  if (!take(rest, "Document ") || rest.size() < 15 || rest.size() > 40) return false;
  std::size_t letters = 0, figures = 0;
  for (const char c : rest) {
    if (c >= '0' && c <= '9') {
      ++figures;
    } else if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
      ++letters;
    } else {
      return false;
    }
  }
  return letters >= 3 && figures >= 8;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

bool numbers_documents(std::string_view line) {
  std::string_view rest = trimmed(line);
  const bool named = take(rest, "Document ") || take(rest, "DOCUMENT ");
  if (!take_number(rest) || !take(rest, " of ") || !take_number(rest)) return false;
  return named ? rest.empty() : rest == " DOCUMENTS" || rest == " DOCUMENT";
}

bool ends_document(std::string_view line) {
  return trimmed(line) == "End of Document" || ends_factiva(line);
}

bool is_bare_length(std::string_view line) {
  std::string_view rest = trimmed(line);
  return take_number(rest) && (rest == " words" || rest == " word");
}

ExportLabel label_of(std::string_view line) {
  line = trimmed(line);
  const std::size_t colon = line.find(':');
  if (colon == npos || colon > 24) return {};
  ExportLabel label{upper_ascii(line.substr(0, colon)), trimmed(line.substr(colon + 1))};
  const auto is = [&](std::string_view name) { return label.name == name; };
  const bool known = label.name == "BODY" || std::any_of(kHeadLabels.begin(), kHeadLabels.end(), is) ||
                     std::any_of(kTailLabels.begin(), kTailLabels.end(), is);
  if (!known) label.name.clear();
  return label;
}

bool is_length(std::string_view line) {
  const ExportLabel label = label_of(line);
  std::string_view rest = label.value;
  return label.name == "LENGTH" && take_number(rest) && trimmed(rest).substr(0, 4) == "word";
}

bool is_tail(const ExportLabel& label) {
  return std::find(kTailLabels.begin(), kTailLabels.end(), label.name) != kTailLabels.end();
}

std::string_view code_of(std::string_view line) {
  line = trimmed(line);
  return std::find(kCodes.begin(), kCodes.end(), line) == kCodes.end() ? std::string_view{} : line;
}

bool is_rights_line(std::string_view line) {
  line = trimmed(line);
  const std::string upper = upper_ascii(line.substr(0, 20));
  return upper.rfind("COPYRIGHT ", 0) == 0 || line.substr(0, 2) == "\xC2\xA9" || upper.rfind("(C) ", 0) == 0 ||
         upper.rfind("ALL RIGHTS RESERVED", 0) == 0;
}

}  // namespace onrecord
