#include "read/feeds/feed_items.h"
#include "read/metadata/furniture.h"
#include "read/page/html_tree.h"
#include "read/page/page_blocks.h"

namespace onrecord {

MappedText fragment_text(const MappedText& html, std::vector<Block>& blocks) {
  const HtmlTree tree = parse_html(html.text);
  const Furniture none;
  const PageText page = find_page_blocks(tree, none);
  MappedText out;
  for (const PageBlock& block : page.blocks) {
    const std::string_view words = page.of(block);
    if (words.empty()) continue;
    // The newline between two blocks stands for the markup where the second begins.
    if (out.size() > 0) out.replace("\n", block.span.begin, 1);
    const std::uint32_t begin = out.size();
    out.copy(words, block.span.begin);
    BlockKind kind = BlockKind::kParagraph;
    if (block.kind == PageBlockKind::kHeading) kind = BlockKind::kHeading;
    if (block.kind == PageBlockKind::kListItem) kind = BlockKind::kListItem;
    if (block.kind == PageBlockKind::kCaption) kind = BlockKind::kCaption;
    blocks.push_back({{begin, out.size()}, kind});
  }
  const std::uint32_t size = out.size();
  out.map = out.map.through(page.mapped.map, size).through(html.map, size);
  return out;
}

}  // namespace onrecord
