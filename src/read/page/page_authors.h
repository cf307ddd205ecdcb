// Who wrote a page, as far as it says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/page/page_signs.h"
#include "record/document.h"

namespace onrecord {

struct PageAuthors {
  std::vector<std::string> names;  // In the order of the page, each once; empty if nobody is named.
  Basis basis = Basis::kNone;
};

// Looks at JSON-LD, <meta> elements, rel and itemprop, classes that speak of authors or bylines, links to authors'
// pages, and lines like "By Jane Doe" beside the headline. Words that lead in a name, what its bearer is, dates and
// addresses are cut off. Account names and organisations - the outlet above all - are authors only if no person is
// named. What stands below comments and related stories never counts. `outlet` is the outlet as it was found.
// Cost: linear.
PageAuthors find_page_authors(const HtmlTree& tree, const PageText& page, const Furniture& furniture,
                              const PageSigns& signs, const PageZone& zone, std::string_view outlet);

// Returns the names in a line of authors: "Written by Jane Doe, Senior Writer, and Ivo Marr | 3 May 2020".
// With `printed`, a name must begin with a capital letter or stand after a word like "by".
std::vector<std::string> author_names(std::string_view line, const Furniture& furniture, bool printed);

}  // namespace onrecord
