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

// Picks the element whose blocks are most of the running text and least of anything else (after the densities of
// Kohlschuetter et al. 2010 and the scores of Arc90's Readability), and of its blocks those that belong to the report,
// in order. `title` is the page's headline, which is no part of the text. Cost: linear.
std::vector<MainBlock> find_main_text(const HtmlTree& tree, const PageText& page, const Furniture& furniture,
                                      std::string_view title);

}  // namespace onrecord
