// The light tree of a page: elements and texts in the order of the page, with the nesting that browsers would give it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "read/page/html_tokeniser.h"

namespace onrecord {

// 32 bytes. Nodes are numbered in the order of the page, so the nodes below one are those from it to `last_below`.
struct HtmlNode {
  Tag tag = Tag::kOther;
  bool raw = false;              // Text in which character references mean nothing.
  std::uint32_t parent = 0;      // Of the root, itself.
  std::uint32_t last_below = 0;  // Number of the last node below this one, or its own.
  std::uint32_t begin = 0;       // Text: its bytes. Element: its start tag.
  std::uint32_t end = 0;
  std::uint32_t attributes_begin = 0, attributes_end = 0;
};

// Borrows the page. Safe to share.
struct HtmlTree {
  std::string_view page;
  std::vector<HtmlNode> nodes;  // nodes[0] is the root, an element without a tag.

  std::string_view text(const HtmlNode& node) const { return page.substr(node.begin, node.end - node.begin); }
  HtmlAttributes attributes(const HtmlNode& node) const {
    return HtmlAttributes{page.substr(node.attributes_begin, node.attributes_end - node.attributes_begin)};
  }
  // Returns the raw value of an attribute, or "". `name` is in lower case. Cost: linear in the tag.
  std::string_view attribute(const HtmlNode& node, std::string_view name) const;
};

// Builds the tree. Implied end tags (p, li, dt, dd, option, rows and cells) are put in, an end tag without its start
// tag is passed over, an inline end tag does not close blocks; elements nested deeper than 500 become children of the
// 500th. Memory: 32 bytes a node. Cost: linear. REQUIRES: page.size() < 2^32. Borrows the page.
HtmlTree parse_html(std::string_view page);

}  // namespace onrecord
