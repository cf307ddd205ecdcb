#include "read/page/page_metadata.h"

#include <array>

#include "read/metadata/line_shape.h"
#include "read/page/page_authors.h"
#include "read/page/page_dates.h"
#include "read/page/page_signs.h"

namespace onrecord {
namespace {

// Names of <meta> elements by what they tell, best first. They are the vocabularies' own.
constexpr std::array<std::string_view, 8> kTitleNames = {"og:title",      "twitter:title",  "dc.title", "dcterms.title",
                                                         "parsely-title", "sailthru.title", "title",    "headline"};
constexpr std::array<std::string_view, 5> kOutletNames = {"og:site_name", "application-name", "dc.publisher",
                                                          "publisher", "cre"};

class MetadataReader {
 public:
  MetadataReader(const HtmlTree& tree, const PageText& page, const Furniture& furniture)
      : tree_(tree), page_(page), furniture_(furniture), signs_(collect_page_signs(tree)) {}

  PageMetadata read() {
    read_title();
    read_outlet();
    read_dates_and_authors();
    read_url();
    found_.declared_body = signs_.json.body;
    return std::move(found_);
  }

 private:
  void read_title() {
    const std::string declared = signs_.json.headline.empty() ? signs_.first_meta(kTitleNames) : signs_.json.headline;
    const std::string outside = headline_key(signs_.title_element + " " + declared);
    const std::string outlet = headline_key(signs_.first_meta(kOutletNames));
    std::string only;
    std::size_t headings = 0;
    for (const PageBlock& block : page_.blocks) {
      if (block.kind != PageBlockKind::kHeading || block.level != 1 || block.shape.words < 2) continue;
      const std::string key = headline_key(page_.of(block));
      if (key == outlet) continue;
      // The site's own name often stands in an h1; the headline shares its words with the title of the page.
      if (outside.find(key) != std::string::npos) {
        put_title(std::string{page_.of(block)}, Basis::kHtml);
        return;
      }
      if (headings++ == 0) only = page_.of(block);
    }
    if (headings == 1 && (declared.empty() || shares_words(only, signs_.title_element + " " + declared))) {
      put_title(only, Basis::kHtml);
    } else if (!declared.empty()) {
      put_title(without_outlet(squeezed(declared)), Basis::kMeta);
    } else if (!signs_.title_element.empty()) {
      put_title(without_outlet(signs_.title_element), Basis::kHtml);
    }
  }

  // Returns true if at least a third of the words of `heading` stand in `title`.
  static bool shares_words(std::string_view heading, std::string_view title) {
    const std::string folded = " " + folded_line(title) + " ";
    const std::string line = folded_line(heading);
    std::size_t words = 0, shared = 0;
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t end = std::min(line.find(' ', at), line.size());
      ++words;
      if (end > at && folded.find(" " + line.substr(at, end - at)) != std::string::npos) ++shared;
      at = end + 1;
    }
    return shared * 3 >= words;
  }

  void put_title(std::string title, Basis basis) {
    found_.title = std::move(title);
    found_.title_basis = basis;
  }

  // "Dovic sees no ground for talks | Senn Herald" -> without the part after the last separator, if most stays.
  std::string without_outlet(const std::string& title) const {
    for (const std::string_view mark : {" | ", " – ", " — ", " - ", " :: ", " » ", " • ", " · "}) {
      const std::size_t at = title.rfind(mark);
      if (at == std::string::npos) continue;
      const std::string_view rest = std::string_view{title}.substr(at + mark.size());
      const bool outlet = headline_key(rest) == headline_key(signs_.first_meta(kOutletNames));
      if (outlet || (at >= 15 && at > rest.size())) return title.substr(0, at);
    }
    return title;
  }

  void read_outlet() {
    found_.outlet = signs_.first_meta(kOutletNames);
    if (found_.outlet.empty() || is_web_address(found_.outlet)) found_.outlet = squeezed(signs_.json.publisher);
    if (!found_.outlet.empty()) found_.outlet_basis = Basis::kMeta;
  }

  void read_dates_and_authors() {
    const PageZone zone = find_page_zone(tree_, page_, furniture_, found_.title);
    const PageDates dates = find_page_dates(tree_, page_, furniture_, signs_, zone);
    found_.published = dates.published;
    found_.published_basis = dates.published_basis;
    found_.updated = dates.updated;
    PageAuthors authors = find_page_authors(tree_, page_, furniture_, signs_, zone, found_.outlet);
    for (const std::string& name : authors.names) {
      if (!found_.byline.empty()) found_.byline += ", ";
      found_.byline += name;
    }
    found_.byline_basis = authors.basis;
  }

  void read_url() {
    found_.url = is_web_address(signs_.canonical) ? signs_.canonical
                                                  : signs_.first_meta(std::array<std::string_view, 1>{"og:url"});
    if (!is_web_address(found_.url)) found_.url.clear();
  }

  const HtmlTree& tree_;
  const PageText& page_;
  const Furniture& furniture_;
  PageMetadata found_;
  const PageSigns signs_;
};

}  // namespace

PageMetadata read_page_metadata(const HtmlTree& tree, const PageText& page, const Furniture& furniture) {
  return MetadataReader(tree, page, furniture).read();
}

}  // namespace onrecord
