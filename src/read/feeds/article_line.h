// A line of JSON that holds an article, under the field names that people's collections use: our own, and
// those of trafilatura, newspaper and news-please.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/files/json_object.h"
#include "read/files/mapped_text.h"

namespace onrecord {

// What the line says; "" where it says nothing.
struct ArticleLine {
  std::string id, title, url, outlet, published, byline, language;
  MappedText text;
};

// Reads a line that begins at `source_begin` of its source. An error is a reason without a place:
// `missing field "text"`. Fields looked for, the first filled one wins:
//   text       text, maintext, raw_text, articleBody
//   title      title, headline
//   published  published, date, date_publish, publish_date, datePublished, pubdate
//   url        url, source (if it is an address), link
//   outlet     outlet, sitename, site_name, publisher, source-hostname, hostname, source_domain, source_url
//   (its host) byline     byline, author, authors (several are joined by ", ")
Result<ArticleLine> read_article_line(std::string_view line, std::uint64_t source_begin);

// Returns the "id" of the line, or "" if it has none or is no JSON. For naming a rejected line.
std::string article_line_id(std::string_view line);

}  // namespace onrecord
