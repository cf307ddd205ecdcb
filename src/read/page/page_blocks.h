// The visible text of a page, cut into blocks where a browser would begin a new line.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "read/files/mapped_text.h"
#include "read/metadata/furniture.h"
#include "read/metadata/line_shape.h"
#include "read/page/html_tree.h"

namespace onrecord {

enum class PageBlockKind : std::uint8_t { kParagraph, kHeading, kListItem, kCaption, kCell, kPreformatted };

// One block with what is needed to judge it.
struct PageBlock {
  TextSpan span;                // Bytes of PageText::text.
  std::uint32_t node = 0;       // The innermost block element it stands in.
  std::uint32_t last_node = 0;  // The last text node it holds.
  std::uint32_t link_bytes = 0;
  PageBlockKind kind = PageBlockKind::kParagraph;
  std::uint8_t level = 0;  // Of a heading, 1..6.
  LineShape shape;

  double link_density() const { return span.empty() ? 0 : static_cast<double>(link_bytes) / span.size(); }
};

// All visible text, with entities resolved and white space folded; blocks are set apart by one newline.
struct PageText {
  MappedText mapped;  // Its map leads to bytes of the page (HtmlTree::page).
  std::vector<PageBlock> blocks;
  // By node: why what is below it may be no content, as its own name or its class says ("footer", "comments",
  // "related");
  // "" if they say nothing. Borrows from the Furniture or a literal.
  std::vector<std::string_view> hints;
  std::vector<bool> content;  // By node: its class or itemprop says that it holds the report.

  std::string_view of(const PageBlock& block) const { return slice(mapped.text, block.span); }
};

// Cost: linear. Borrows `furniture` (the hints).
PageText find_page_blocks(const HtmlTree& tree, const Furniture& furniture);

}  // namespace onrecord
