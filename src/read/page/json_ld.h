// JSON-LD of schema.org in pages: what publishers tell search engines about an article.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

// "" where it says nothing.
struct JsonLdArticle {
  std::string headline, published, modified, publisher, url;
  std::vector<std::string> authors;      // Persons only, each once.
  std::vector<std::string> any_authors;  // Organisations too.
  // Of objects that are no article ("WebPage", "Recipe"): what they say about dates.
  std::string page_published, page_modified;
  std::string body;  // "articleBody".

  // For references within one page: the names of things by "@id", and authors that are only a reference.
  std::map<std::string, std::string, std::less<>> names_by_id;
  std::vector<std::string> author_ids;
};

// Adds what one <script type="application/ld+json"> says to `article`; what is already there stays. Objects of a type
// that ends in "Article", "Posting" or "Report" count, also inside "@graph" and lists. Cost: linear; nesting is
// followed to a fixed depth.
void read_json_ld(std::string_view script, JsonLdArticle& article);

// Puts the names that "@id" references mean in place of them, where no author is named. Call once, after the last
// script.
void resolve_json_ld(JsonLdArticle& article);

}  // namespace onrecord
