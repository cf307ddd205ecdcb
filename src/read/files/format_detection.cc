#include "read/files/format_detection.h"

#include <string>

#include "base/utf8.h"

namespace onrecord {
namespace {

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
  for (const std::string_view end : {".jsonl", ".ndjson", ".jl"}) {
    if (ends_with(stem, end)) return InputFormat::kJsonl;
  }
  for (const std::string_view end : {".html", ".htm", ".xhtml"}) {
    if (ends_with(stem, end)) return InputFormat::kHtml;
  }
  if (ends_with(stem, ".txt") || ends_with(stem, ".text")) return InputFormat::kText;

  const std::size_t begin = first_bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (begin == std::string_view::npos) return InputFormat::kText;
  const std::string head = lower_case(first_bytes.substr(begin, 1024));
  if (head[0] == '{') {
    const std::size_t next = head.find_first_not_of(" \t\r\n", 1);
    return next != std::string::npos && head[next] == '"' ? InputFormat::kJsonl : InputFormat::kText;
  }
  if (head[0] == '<' && (head.find("<!doctype html") == 0 || head.find("<html") != std::string::npos ||
                         head.find("<head") != std::string::npos)) {
    return InputFormat::kHtml;
  }
  return InputFormat::kText;
}

}  // namespace onrecord
