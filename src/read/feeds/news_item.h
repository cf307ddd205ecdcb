// News of agencies: NewsML-G2 (IPTC) and NITF.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/feeds/feed_items.h"
#include "read/feeds/xml_tree.h"

namespace onrecord {

// The elements of a document that are items: every newsItem, packageItem, conceptItem, knowledgeItem and planningItem
// of a newsMessage, or the one the document is; the nitf element.
std::vector<std::uint32_t> news_elements(const XmlTree& tree);

// Whether an item may be used.
struct NewsStatus {
  std::string held_back;  // Why it is no document: "withheld", "embargoed until 2031-02-12T06:00:00Z"; "" if it is one.
  std::string withdraws;  // The id of what must go, if it was kept before.
};

// `as_of` as in ReadOptions.
NewsStatus news_status(const XmlTree& tree, std::uint32_t node, std::string_view as_of);

// Reads the item; the map of its content leads to bytes of the tree's text. FeedEntry::url is the item's id (guid,
// doc-id).
FeedEntry read_news(const XmlTree& tree, std::uint32_t node);

}  // namespace onrecord
