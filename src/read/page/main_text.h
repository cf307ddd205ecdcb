// Which blocks of a page are the report.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/metadata/furniture.h"
#include "read/page/html_tree.h"
#include "read/page/page_blocks.h"

namespace onrecord {

// A block of the report, and what it is in it.
struct MainBlock {
  std::size_t block = 0;  // Index into PageText::blocks.
  bool heading = false;
};

// A block that stands where the report does and is no part of it.
struct AsideBlock {
  std::size_t block = 0;
  // "caption", "title" (of the report, again), "links", or a reason of the lexicon's table of furniture: "advert",
  // "related", "subscribe", "comments", "cookie", ... Borrows from the Furniture or a literal.
  std::string_view why;
};

struct MainText {
  std::vector<MainBlock> report;   // In order.
  std::vector<AsideBlock> asides;  // In order.
};

// Picks the element whose blocks are most of the running text and least of anything else (after the densities of
// Kohlschuetter et al. 2010 and the scores of Arc90's Readability), and of its blocks those that belong to the report,
// in order; a lead beside the headline is one of them. `title` is the page's headline, which is no part of the text.
// `declared_body` is what JSON-LD gives as the text, or "": where it agrees with the page, a block that stands in it is
// kept, and what follows its end is left out. Asides are given for the element, and for comments, adverts, boxes and
// notices anywhere. Cost: linear.
MainText find_main_text(const HtmlTree& tree, const PageText& page, const Furniture& furniture, std::string_view title,
                        std::string_view declared_body);

}  // namespace onrecord
