#include "record/completeness.h"

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

// The last paragraph that is part of the report.
std::string_view last_paragraph(const Document& document) {
  for (auto block = document.blocks.rbegin(); block != document.blocks.rend(); ++block) {
    if (block->kind == BlockKind::kParagraph || block->kind == BlockKind::kListItem) {
      return slice(document.text, block->span);
    }
  }
  return {};
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

FoundCompleteness completeness_of(const Document& document) {
  if (document.paywalled) return {Completeness::kPaywalled, Basis::kHtml};
  for (const BoilerplateSpan& piece : document.boilerplate) {
    if (piece.why == "paywall") return {Completeness::kPaywalled, Basis::kText};
  }
  if (document.partial) return {Completeness::kTruncated, Basis::kMeta};
  const Completeness by_end = completeness_by_end(last_paragraph(document));
  return {by_end, by_end == Completeness::kUnknown ? Basis::kNone : Basis::kText};
}

}  // namespace onrecord
