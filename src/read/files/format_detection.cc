#include "read/files/format_detection.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace onrecord {
namespace {

// Signatures at the begin of a file, from the formats' own specifications.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kSignatures = {{
    {"%PDF-", "a PDF file"},
    {"\x89PNG", "an image"},
    {"\xFF\xD8\xFF", "an image"},
    {"GIF8", "an image"},
    {"\xD0\xCF\x11\xE0", "an office document"},
    {"SQLite format 3", "an SQLite database"},
    {"\x7F"
     "ELF",
     "a program"},
    {"7z\xBC\xAF", "a 7z archive"},
    {"\xFD"
     "7zXZ",
     "an xz archive"},
    {"BZh9", "a bzip2 archive"},
    {"{\\rtf", "an RTF document"},
}};

// Endings of files that stand beside reports in folders. Sorted.
constexpr std::array<std::string_view, 31> kPassedOver = {
    "avi",  "bib",    "c",   "cc",   "css",  "db",  "doc",  "docx", "gif", "h",   "ini",
    "jpeg", "jpg",    "js",  "log",  "md",   "mp3", "mp4",  "odt",  "pdf", "png", "py",
    "sh",   "sqlite", "svg", "toml", "webp", "xls", "xlsx", "yaml", "yml"};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

InputFormat detect_format(std::string_view name, std::string_view first_bytes) {
  const std::string lower = lower_case(name);
  std::string_view stem = lower;
  for (const std::string_view end : {".gz", ".zst"}) {
    if (ends_with(stem, end)) stem.remove_suffix(end.size());
  }
  for (const std::string_view end : {".jsonl", ".ndjson", ".jl", ".json"}) {
    if (ends_with(stem, end)) return InputFormat::kJsonl;
  }
  for (const std::string_view end : {".html", ".htm", ".xhtml"}) {
    if (ends_with(stem, end)) return InputFormat::kHtml;
  }
  if (ends_with(stem, ".conllu")) return InputFormat::kConllu;
  if (ends_with(stem, ".txt") || ends_with(stem, ".text")) return InputFormat::kText;

  const std::size_t begin = first_bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (begin == std::string_view::npos) return InputFormat::kText;
  const std::string head = lower_case(first_bytes.substr(begin, 1024));
  if (head[0] == '{') {
    const std::size_t next = head.find_first_not_of(" \t\r\n", 1);
    return next != std::string::npos && head[next] == '"' ? InputFormat::kJsonl : InputFormat::kText;
  }
  return begins_page(first_bytes) ? InputFormat::kHtml : InputFormat::kText;
}

bool begins_page(std::string_view first_bytes) {
  const std::size_t begin = first_bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (begin == std::string_view::npos || first_bytes[begin] != '<') return false;
  const std::string head = lower_case(first_bytes.substr(begin, 1024));
  return head.find("<!doctype html") == 0 || head.find("<html") != std::string::npos ||
         head.find("<head") != std::string::npos;
}

bool is_spread_object(std::string_view first_bytes) {
  const std::size_t newline = first_bytes.find('\n');
  if (newline == std::string_view::npos) return false;
  const std::string_view line = first_bytes.substr(0, newline);
  const std::size_t last = line.find_last_not_of(" \t\r");
  return last == std::string_view::npos || line[last] != '}';
}

std::string_view foreign_kind(std::string_view first_bytes) {
  for (const auto& [signature, kind] : kSignatures) {
    if (first_bytes.substr(0, signature.size()) == signature) return kind;
  }
  return {};
}

bool is_table_name(std::string_view name) {
  const std::string lower = lower_case(name);
  std::string_view stem = lower;
  for (const std::string_view end : {".gz", ".zst"}) {
    if (ends_with(stem, end)) stem.remove_suffix(end.size());
  }
  return ends_with(stem, ".csv") || ends_with(stem, ".tsv");
}

bool begins_pdf(std::string_view first_bytes) {
  return first_bytes.substr(0, 5) == "%PDF-";
}

bool is_passed_over(std::string_view name, bool pdf) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string ending = lower_case(name.substr(dot + 1));
  if (pdf && ending == "pdf") return false;
  return std::binary_search(kPassedOver.begin(), kPassedOver.end(), std::string_view{ending});
}

}  // namespace onrecord
