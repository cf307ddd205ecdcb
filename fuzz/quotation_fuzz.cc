// Quotations stay inside their block, in order of their opening marks; an inner one lies within its outer one.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "language/syntax/quotation.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  Document document;
  document.text.assign(reinterpret_cast<const char*>(data), size);
  if (!is_clean_utf8(document.text)) return 0;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i <= size; ++i) {
    if (i < size && document.text[i] != '\n') continue;
    if (i > begin) document.blocks.push_back({{begin, i}, BlockKind::kParagraph});
    begin = i + 1;
  }
  std::uint32_t last = 0;
  const auto quotations = find_quotations(document);
  for (const Quotation& quotation : quotations) {
    if (quotation.span.begin < last) std::abort();
    last = quotation.span.begin;
    if (!document.blocks[quotation.block].span.contains(quotation.span)) std::abort();
    if (!quotation.span.contains(quotation.inner) || quotation.inner.empty()) std::abort();
    if (quotation.parent != kNone32 && !quotations[quotation.parent].inner.contains(quotation.span)) std::abort();
    if (quotation.continues != kNone32 && quotations[quotation.continues].block >= quotation.block) std::abort();
  }
  return 0;
}
