#include "store/link/completeness.h"

#include <string>
#include <vector>

#include "base/span.h"
#include "base/utf8.h"

namespace onrecord {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool breaks_off(std::string_view paragraph) {
  if (ends_with(paragraph, "...") || ends_with(paragraph, "…") || ends_with(paragraph, "...]") ||
      ends_with(paragraph, "…]")) {
    return true;
  }
  // "[+1234 chars]", as services of headlines cut.
  const std::size_t open = paragraph.rfind("[+");
  return open != std::string_view::npos && ends_with(paragraph, " chars]");
}

bool ends_sentence(std::string_view paragraph) {
  while (!paragraph.empty()) {
    const CodePoint point = decode_utf8_before(paragraph, paragraph.size());
    const char32_t c = point.value;
    if (c == U'.' || c == U'!' || c == U'?') return true;
    if (c != U'"' && c != U'\'' && c != U'”' && c != U'’' && c != U'»' && c != U')' && c != U']') return false;
    paragraph.remove_suffix(point.bytes);
  }
  return false;
}

}  // namespace

const char* name_of(Completeness completeness) {
  constexpr const char* kNames[] = {"unknown", "full", "truncated", "paywalled"};
  return kNames[static_cast<std::size_t>(completeness)];
}

Completeness completeness_by_end(std::string_view last_paragraph) {
  if (breaks_off(last_paragraph)) return Completeness::kTruncated;
  return ends_sentence(last_paragraph) ? Completeness::kFull : Completeness::kUnknown;
}

void link_completeness(Database& database) {
  std::vector<std::int64_t> documents;
  Sql added(database,
            "SELECT document FROM document WHERE document NOT IN (SELECT document FROM document_wording) "
            "ORDER BY document");
  while (added.step()) documents.push_back(added.integer(0));
  Sql notice(database, "SELECT 1 FROM boilerplate WHERE document = ? AND why = 'paywall'");
  Sql last(database,
           "SELECT text, begin, end FROM block JOIN document USING (document) WHERE document = ? AND "
           "kind IN ('paragraph', 'list-item') ORDER BY number DESC LIMIT 1");
  Sql insert(database, "INSERT INTO completeness VALUES (?, ?, 'text')");
  for (const std::int64_t document : documents) {
    Completeness completeness = Completeness::kUnknown;
    notice.bind(0, document);
    last.bind(0, document);
    if (notice.step()) {
      completeness = Completeness::kPaywalled;
    } else if (last.step()) {
      const TextSpan span{last.offset(1), last.offset(2)};
      const std::string_view text = last.text(0);
      if (span.begin <= span.end && span.end <= text.size()) completeness = completeness_by_end(slice(text, span));
    }
    notice.reset();
    last.reset();
    if (completeness != Completeness::kUnknown) insert.all(document, name_of(completeness)).run();
  }
}

}  // namespace onrecord
