// Feeds (RSS 0.9x to 2.0, RDF, Atom, JSON Feed) and news of agencies (NewsML-G2, NITF) into items, and items into what
// they say.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/files/item_source.h"
#include "read/files/mapped_text.h"
#include "record/document.h"

namespace onrecord {

// Which of kFeed, kJsonFeed and kNews a file is by its first bytes (decompressed), or nothing.
std::optional<InputFormat> feed_format(std::string_view first_bytes);

// Cuts a whole file into items: one for each <item> or <entry>, element of "items", <newsItem> or <nitf>, whose `bytes`
// are those of the element as they stand in the file. What is broken is mended where a browser would mend it;
// `fault` then tells what it was ("" if nothing). News that its publisher holds back is listed (RawItem::passed_over):
//
//   withheld, canceled      by pubStatus or management-status; `withdraws` then names the document to remove
//   embargoed until ...     by embargoed or date.release, unless ReadOptions::as_of is that time or later
//   a picture, a package    whatever is no text
std::vector<RawItem> feed_items(InputFormat format, std::string_view bytes, const std::string& file,
                                const std::string& place, const ReadOptions& options, std::string& fault);

// What an item says. Empty fields say nothing.
struct FeedEntry {
  std::string url, title, byline, outlet, published;
  MappedText content;    // Its map leads to the source.
  bool is_html = false;  // `content` is a fragment of HTML; else plain text.
  bool partial = false;  // It is a summary, or breaks off ("[...]").
};

// Reads an item that feed_items() made. Pure; safe to call from any thread. An error is a reason without a place.
Result<FeedEntry> read_feed_entry(const RawItem& item);

// The visible text of a fragment of HTML, one line a block, with nothing left out but what is no text. Its map leads to
// where that of `html` leads.
MappedText fragment_text(const MappedText& html, std::vector<Block>& blocks);

// Seconds since 1970 of an ISO 8601 time ("2031-02-11T10:00:00+01:00", "20310211T100000Z", a day, which is its begin),
// without zone UTC; or nothing.
std::optional<std::int64_t> seconds_of(std::string_view iso_time);

}  // namespace onrecord
