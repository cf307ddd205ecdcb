#include "extract/statements/extent.h"

#include <algorithm>

#include "base/utf8.h"
#include "record/document.h"

namespace onrecord {
namespace {

bool is_edge_mark(char32_t c) {
  return c == ',' || c == ';' || c == ':' || c == '.' || c == '-' || c == 0x2013 || c == 0x2014 || is_space(c);
}

bool has_word(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    if (is_letter(point.value) || is_digit(point.value)) return true;
    i += point.bytes;
  }
  return false;
}

TextSpan trim(std::string_view text, TextSpan span) {
  while (!span.empty()) {
    const CodePoint first = decode_utf8(text, span.begin);
    if (!is_edge_mark(first.value) || first.value == '.') break;
    span.begin += first.bytes;
  }
  while (!span.empty()) {
    const CodePoint last = decode_utf8_before(text, span.end);
    if (!is_edge_mark(last.value)) break;
    // "U.S." and "Inc." keep their full stop only where an ellipsis or abbreviation cannot be told; the sentence-final
    // one goes.
    span.end -= last.bytes;
  }
  return span;
}

}  // namespace

std::uint32_t quotation_from(const Analysis& analysis, std::uint32_t offset) {
  const auto next = std::upper_bound(analysis.quotations.begin(), analysis.quotations.end(), offset,
                                     [](std::uint32_t value, const Quotation& q) { return value < q.span.begin; });
  auto first = static_cast<std::uint32_t>(next - analysis.quotations.begin());
  // The outermost one that is still open at `offset` comes first.
  for (std::uint32_t q = first > 0 ? first - 1 : kNone32; q != kNone32; q = analysis.quotations[q].parent) {
    if (analysis.quotations[q].span.end > offset) first = q;
  }
  return first;
}

TextSpan content_span(const StatementContext& context, std::uint32_t first, std::uint32_t end) {
  const auto& tokens = context.analysis.tokens;
  if (first >= end) return {};
  std::string_view text = context.document.text;
  TextSpan span = trim(text, {tokens[first].span.begin, tokens[end - 1].span.end});
  if (span.empty()) return {};
  const auto& quotations = context.analysis.quotations;
  for (std::uint32_t q = quotation_from(context.analysis, span.begin > 0 ? span.begin - 1 : 0);
       q < quotations.size() && quotations[q].span.begin <= span.end; ++q) {
    const Quotation& quotation = quotations[q];
    if (quotation.inner.contains(span)) {
      // All the words between the marks: the marks belong to the content.
      const TextSpan inner = trim(text, quotation.inner);
      if (inner.begin >= span.begin && inner.end <= span.end) span = quotation.span;
      continue;
    }
    if (!quotation.span.overlaps(span)) continue;
    span.begin = std::min(span.begin, quotation.span.begin);
    span.end = std::max(span.end, quotation.span.end);
  }
  return has_word(slice(text, span)) ? span : TextSpan{};
}

StatementKind kind_of(const StatementContext& context, const std::vector<TextSpan>& content,
                      std::vector<TextSpan>& quotes) {
  const auto& quotations = context.analysis.quotations;
  std::string_view text = context.document.text;
  bool outside = false;
  for (const TextSpan span : content) {
    std::uint32_t at = span.begin;
    for (std::uint32_t q = quotation_from(context.analysis, span.begin); q < quotations.size(); ++q) {
      const Quotation& quotation = quotations[q];
      if (quotation.span.begin >= span.end) break;
      if (quotation.span.contains(span) && quotation.span != span) {  // The content stands within a quotation.
        quotes.push_back(span);
        at = span.end;
        break;
      }
      if (quotation.span.begin < at) continue;  // An inner one.
      if (has_word(slice(text, {at, quotation.span.begin}))) outside = true;
      quotes.push_back({quotation.inner.begin, std::min(quotation.inner.end, span.end)});
      at = std::min(quotation.span.end, span.end);
    }
    if (at < span.end && has_word(slice(text, {at, span.end}))) outside = true;
  }
  if (quotes.empty()) return StatementKind::kIndirect;
  return outside ? StatementKind::kMixed : StatementKind::kDirect;
}

}  // namespace onrecord
