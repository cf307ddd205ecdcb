// JSON-LD of schema.org in pages: what publishers tell search engines about an article.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

// "" where it says nothing.
struct JsonLdArticle {
  std::string headline, published, publisher, url;
  std::string authors;      // Persons only.
  std::string any_authors;  // Organisations too.
};

// Adds what one <script type="application/ld+json"> says to `article`; what is already there stays. Objects of a type
// that ends in "Article", "Posting" or "Report" count, also inside "@graph" and lists. Cost: linear; nesting is
// followed to a fixed depth.
void read_json_ld(std::string_view script, JsonLdArticle& article);

}  // namespace onrecord
