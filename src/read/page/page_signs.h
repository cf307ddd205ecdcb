// Everything on a page that tells of title, date, author, outlet and address, collected in one pass and not yet judged.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "read/metadata/furniture.h"
#include "read/page/html_tree.h"
#include "read/page/json_ld.h"
#include "read/page/page_blocks.h"

namespace onrecord {

// Node numbers are those of the tree.
struct PageSigns {
  JsonLdArticle json;
  std::map<std::string, std::string, std::less<>> meta;   // The first content of each name, in lower case.
  std::vector<std::string> meta_authors;                  // Of names that may stand several times, in order.
  std::string canonical, title_element, language;         // `language` as in <html lang>, in lower case.
  std::string item_date, item_update;                     // itemprop datePublished and dateModified.
  std::vector<std::uint32_t> times;                       // <time> elements.
  std::vector<std::uint32_t> marked_authors;              // rel="author", itemprop="author".
  std::vector<std::uint32_t> class_authors, class_dates;  // By a word in class or id.
  std::vector<std::uint32_t> author_links;                // Links to the page of an author.

  // Returns the first of `names` that has content, or "".
  template <std::size_t N>
  std::string first_meta(const std::array<std::string_view, N>& names) const {
    for (const std::string_view name : names) {
      const auto found = meta.find(name);
      if (found != meta.end()) return found->second;
    }
    return {};
  }
};

// Cost: linear.
PageSigns collect_page_signs(const HtmlTree& tree);

// Returns the text below an element, references resolved and white space folded; "\n" stands between the pieces of
// different blocks. At most `longest` bytes and the rest of the piece that reaches it.
std::string text_below(const HtmlTree& tree, std::uint32_t node, std::size_t longest);

// Returns `text` with white space folded to single spaces and none at its ends.
std::string squeezed(std::string_view text);

bool is_web_address(std::string_view text);

// Where the headline of a page stands, and which parts of the page are other pages' or readers' words.
struct PageZone {
  std::size_t headline = 0;  // Index of its block; `first` if none is known.
  bool has_headline = false;
  std::string title_key;            // headline_key() of the headline; "" if it is too short to tell lines apart.
  std::size_t first = 0, last = 0;  // Blocks [first, last) around the headline, to the second running paragraph.
  std::vector<bool> foreign;        // By node: below comments, related stories, navigation or adverts.

  bool holds(const PageText& page, std::uint32_t node) const;
};

// `title` is the headline as it was found. Cost: linear.
PageZone find_page_zone(const HtmlTree& tree, const PageText& page, const Furniture& furniture, std::string_view title);

}  // namespace onrecord
