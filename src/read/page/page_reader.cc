#include "read/page/page_reader.h"

#include "base/utf8.h"
#include "read/files/charset.h"
#include "read/page/html_tree.h"
#include "read/page/main_text.h"
#include "read/page/page_blocks.h"
#include "read/page/page_charset.h"

namespace onrecord {
namespace {

BlockKind kind_of(const PageBlock& block) {
  switch (block.kind) {
    case PageBlockKind::kHeading:
      return BlockKind::kHeading;
    case PageBlockKind::kListItem:
      return BlockKind::kListItem;
    case PageBlockKind::kCaption:
      return BlockKind::kCaption;
    case PageBlockKind::kParagraph:
    case PageBlockKind::kCell:
    case PageBlockKind::kPreformatted:
      return BlockKind::kParagraph;
  }
  return BlockKind::kParagraph;
}

std::vector<SetAside> set_asides(const std::vector<AsideBlock>& asides, const PageText& page,
                                 const SourceMap& decoded) {
  std::vector<SetAside> out;
  for (std::size_t i = 0; i < asides.size(); ++i) {
    const PageBlock& block = page.blocks[asides[i].block];
    const ByteSpan in_page = page.mapped.map.to_source(block.span);
    const ByteSpan source =
        decoded.to_source({static_cast<std::uint32_t>(in_page.begin), static_cast<std::uint32_t>(in_page.end)});
    const bool follows = i > 0 && asides[i - 1].block + 1 == asides[i].block && asides[i - 1].why == asides[i].why;
    if (!follows) {
      out.push_back({source, std::string{page.of(block)}, std::string{asides[i].why}});
      continue;
    }
    out.back().source.end = source.end;
    out.back().text.append("\n").append(page.of(block));
  }
  return out;
}

// Notices of a page that stops stand right behind what it shows of the report.
bool ends_at_paywall(const PageText& page, std::size_t behind, const Furniture& furniture) {
  constexpr std::size_t kNear = 4, kLongestNotice = 300;
  for (std::size_t i = behind; i < page.blocks.size() && i < behind + kNear; ++i) {
    const std::string_view words = page.of(page.blocks[i]);
    if (words.size() > kLongestNotice) return false;
    const std::optional<Furniture::Hit> hit = furniture.find(folded_line(words), LineZone::kTail);
    if (hit && hit->why == "paywall") return true;
  }
  return false;
}

}  // namespace

PageReport read_page(std::string_view bytes, std::uint64_t source_begin, const Furniture& furniture,
                     std::string_view sent_charset) {
  PageReport report;
  const std::string charset = sent_charset.empty() ? page_charset(bytes) : std::string{sent_charset};
  MappedText decoded;
  const bool as_it_is = charset == "utf-8" && bytes.substr(0, 3) != "\xEF\xBB\xBF" && is_clean_utf8(bytes);
  if (as_it_is) {
    decoded.map.copied(0, source_begin);  // Pages are large: what needs no change is not copied.
  } else {
    decoded = decode_charset(bytes, charset, source_begin);
  }
  const HtmlTree tree = parse_html(as_it_is ? bytes : decoded.text);
  const PageText page = find_page_blocks(tree, furniture);
  report.metadata = read_page_metadata(tree, page, furniture);
  MappedText out;
  std::size_t behind = page.blocks.size();
  const MainText found = find_main_text(tree, page, furniture, report.metadata.title, report.metadata.declared_body);
  for (const MainBlock& main : found.report) {
    const PageBlock& block = page.blocks[main.block];
    // The newline between two blocks stands for the markup where the second begins.
    if (out.size() > 0) out.replace("\n", block.span.begin, 1);
    const std::uint32_t begin = out.size();
    out.copy(page.of(block), block.span.begin);
    behind = main.block + 1;
    report.blocks.push_back({{begin, out.size()}, kind_of(block)});
  }
  report.set_aside = set_asides(found.asides, page, decoded.map);
  report.paywalled = ends_at_paywall(page, behind, furniture);
  // Text -> visible text of the page -> decoded page -> bytes of the source.
  const std::uint32_t size = out.size();
  report.mapped.map = out.map.through(page.mapped.map, size).through(decoded.map, size);
  report.mapped.text = std::move(out.text);
  report.mapped.repaired = decoded.repaired;
  return report;
}

}  // namespace onrecord
