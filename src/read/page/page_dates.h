// When a page was published and when it was changed, as far as it says.
#pragma once

#include <cstdint>
#include <optional>

#include "base/iso_date.h"
#include "read/page/page_signs.h"
#include "record/document.h"

namespace onrecord {

struct PageDates {
  std::optional<DateRange> published, updated;
  Basis published_basis = Basis::kNone, updated_basis = Basis::kNone;
  // Of the other places on the page that name a day of publication: how many name this one, how many another.
  std::uint32_t agreeing = 0, differing = 0;
};

// What is printed beside the headline counts most: it is what the outlet tells its readers, and it survives moves from
// one system to another, at which the metadata often get the day of the move. Then JSON-LD, <meta> elements (their
// known names, then any that speaks of publication), itemprop, the address, and printed dates elsewhere. A day in the
// address or beside the headline that differs by one from a time in UTC is the outlet's own day. Dates below comments,
// related stories, navigation and adverts never count, nor does the year of a copyright. A page that names only the day
// of a change is taken to be published in this form on that day. Cost: linear.
PageDates find_page_dates(const HtmlTree& tree, const PageText& page, const Furniture& furniture,
                          const PageSigns& signs, const PageZone& zone);

}  // namespace onrecord
