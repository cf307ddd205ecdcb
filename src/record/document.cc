#include "record/document.h"

#include <algorithm>

#include "base/hash.h"

namespace onrecord {

std::string make_document_id(const Document& document) {
  return content_id({document.file, document.text});
}

const char* name_of(Basis basis) {
  switch (basis) {
    case Basis::kNone:
      return "none";
    case Basis::kSupplied:
      return "supplied";
    case Basis::kMeta:
      return "meta";
    case Basis::kHtml:
      return "html";
    case Basis::kText:
      return "text";
  }
  return "none";
}

const char* name_of(SourceForm form) {
  switch (form) {
    case SourceForm::kFile:
      return "file";
    case SourceForm::kMember:
      return "member";
    case SourceForm::kPayload:
      return "payload";
    case SourceForm::kPdfText:
      return "pdf-text";
  }
  return "file";
}

const char* name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::kParagraph:
      return "paragraph";
    case BlockKind::kTitle:
      return "title";
    case BlockKind::kHeading:
      return "heading";
    case BlockKind::kSummary:
      return "summary";
    case BlockKind::kListItem:
      return "list-item";
    case BlockKind::kCaption:
      return "caption";
    case BlockKind::kBoilerplate:
      return "boilerplate";
    case BlockKind::kDateLine:
      return "date-line";
  }
  return "paragraph";
}

bool is_boilerplate(const Document& document, TextSpan span) {
  const auto& spans = document.boilerplate;
  auto next = std::lower_bound(spans.begin(), spans.end(), span.end,
                               [](const BoilerplateSpan& b, std::uint32_t end) { return b.span.begin < end; });
  return next != spans.begin() && std::prev(next)->span.end > span.begin;
}

}  // namespace onrecord
