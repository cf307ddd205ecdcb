#include "read/page/page_reader.h"

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
  const MappedText decoded =
      decode_charset(bytes, sent_charset.empty() ? page_charset(bytes) : std::string{sent_charset}, source_begin);
  const HtmlTree tree = parse_html(decoded.text);
  const PageText page = find_page_blocks(tree, furniture);
  report.metadata = read_page_metadata(tree, page, furniture);
  MappedText out;
  std::size_t behind = page.blocks.size();
  for (const MainBlock& main : find_main_text(tree, page, furniture, report.metadata.title)) {
    const PageBlock& block = page.blocks[main.block];
    // The newline between two blocks stands for the markup where the second begins.
    if (out.size() > 0) out.replace("\n", block.span.begin, 1);
    const std::uint32_t begin = out.size();
    out.copy(page.of(block), block.span.begin);
    behind = main.block + 1;
    report.blocks.push_back({{begin, out.size()}, kind_of(block)});
  }
  report.paywalled = ends_at_paywall(page, behind, furniture);
  // Text -> visible text of the page -> decoded page -> bytes of the source.
  const std::uint32_t size = out.size();
  report.mapped.map = out.map.through(page.mapped.map, size).through(decoded.map, size);
  report.mapped.text = std::move(out.text);
  report.mapped.repaired = decoded.repaired;
  return report;
}

}  // namespace onrecord
