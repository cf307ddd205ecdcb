// What a page says about itself: title, date, outlet, authors, address.
#pragma once

#include <optional>
#include <string>

#include "base/iso_date.h"
#include "read/metadata/furniture.h"
#include "read/page/html_tree.h"
#include "read/page/page_blocks.h"
#include "record/document.h"

namespace onrecord {

struct PageMetadata {
  std::string title, outlet, byline, url;  // "" if the page does not say.
  std::string declared_body;               // articleBody of JSON-LD, or "".
  std::optional<DateRange> published, updated;
  Basis title_basis = Basis::kNone, outlet_basis = Basis::kNone, byline_basis = Basis::kNone,
        published_basis = Basis::kNone;
};

// Looks at JSON-LD (schema.org), at <meta> elements (OpenGraph, article:, Dublin Core, parsely and their kin), and at
// the page's own elements and lines; see page_dates.h and page_authors.h. The names of `byline` are set apart by ", ".
// Cost: linear.
PageMetadata read_page_metadata(const HtmlTree& tree, const PageText& page, const Furniture& furniture);

}  // namespace onrecord
