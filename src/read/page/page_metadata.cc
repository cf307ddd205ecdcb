#include "read/page/page_metadata.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "read/metadata/byline_line.h"
#include "read/metadata/line_shape.h"
#include "read/metadata/printed_date.h"
#include "read/page/html_entities.h"
#include "read/page/json_ld.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestName = 200;

// Names of <meta> elements by what they tell, best first. They are the vocabularies' own.
constexpr std::array<std::string_view, 8> kTitleNames = {"og:title",      "twitter:title",  "dc.title", "dcterms.title",
                                                         "parsely-title", "sailthru.title", "title",    "headline"};
constexpr std::array<std::string_view, 17> kDateNames = {"article:published_time",
                                                         "og:article:published_time",
                                                         "datepublished",
                                                         "date.issued",
                                                         "dc.date.issued",
                                                         "dcterms.created",
                                                         "dcterms.date",
                                                         "dc.date",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "publishdate",
                                                         "publish-date",
                                                         "pubdate",
                                                         "publication_date",
                                                         "article.published",
                                                         "cxenseparse:recs:publishtime",
                                                         "date"};
constexpr std::array<std::string_view, 9> kAuthorNames = {
    "author", "article:author",      "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
    "byl",    "article:author_name", "creator"};
constexpr std::array<std::string_view, 5> kOutletNames = {"og:site_name", "application-name", "dc.publisher",
                                                          "publisher", "cre"};

std::string squeezed(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_utf8(text, i);
    if (is_space(point.value)) {
      space = !out.empty();
    } else {
      if (space) out.push_back(' ');
      space = false;
      out.append(text.substr(i, point.bytes));
    }
    i += point.bytes;
  }
  return out;
}

bool is_address(std::string_view text) {
  return text.substr(0, 4) == "http" || text.find("://") != std::string_view::npos;
}

class MetadataReader {
 public:
  MetadataReader(const HtmlTree& tree, const PageText& page, const Furniture& furniture)
      : tree_(tree), page_(page), furniture_(furniture) {}

  PageMetadata read() {
    collect();
    read_title();
    read_outlet();
    read_date();
    read_byline_names();
    read_url();
    return std::move(found_);
  }

 private:
  void collect() {
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      const HtmlNode& node = tree_.nodes[i];
      switch (node.tag) {
        case Tag::kMeta:
          take_meta(node);
          break;
        case Tag::kLink:
          if (canonical_.empty() && tree_.attribute(node, "rel") == "canonical") {
            canonical_ = decode_attribute(tree_.attribute(node, "href"));
          }
          break;
        case Tag::kTitle:
          if (title_element_.empty()) title_element_ = text_below(i);
          break;
        case Tag::kScript:
          if (node.last_below > i && same_name(tree_.attribute(node, "type"), "application/ld+json")) {
            read_json_ld(tree_.text(tree_.nodes[i + 1]), json_);
          }
          break;
        case Tag::kTime:
          times_.push_back(i);
          break;
        default:
          take_marked(i);
          break;
      }
    }
  }

  void take_meta(const HtmlNode& node) {
    std::string name, content;
    HtmlAttributes attributes = tree_.attributes(node);
    while (const std::optional<HtmlAttribute> attribute = attributes.next()) {
      if (same_name(attribute->name, "name") || same_name(attribute->name, "property") ||
          same_name(attribute->name, "itemprop")) {
        if (name.empty()) name = lower_case(attribute->value);
      } else if (same_name(attribute->name, "content")) {
        content = squeezed(decode_attribute(attribute->value));
      }
    }
    if (!name.empty() && !content.empty()) meta_.emplace(name, content);  // The first of a name stays.
  }

  // Elements that say of themselves that they hold an author or a date.
  void take_marked(std::uint32_t index) {
    const HtmlNode& node = tree_.nodes[index];
    if (node.tag == Tag::kText || node.attributes_end <= node.attributes_begin + 4) return;
    HtmlAttributes attributes = tree_.attributes(node);
    while (const std::optional<HtmlAttribute> attribute = attributes.next()) {
      const bool rel = same_name(attribute->name, "rel"), itemprop = same_name(attribute->name, "itemprop");
      const bool named = same_name(attribute->name, "class") || same_name(attribute->name, "id");
      if (!rel && !itemprop && !named) continue;
      const std::string value = lower_case(attribute->value);
      if ((rel || itemprop) && value == "author") marked_authors_.push_back(index);
      if (itemprop && value.find("datepublished") != std::string::npos) {
        std::string date = decode_attribute(tree_.attribute(node, "content"));
        if (date.empty()) date = decode_attribute(tree_.attribute(node, "datetime"));
        if (date.empty()) date = text_below(index);
        if (item_date_.empty()) item_date_ = date;
      }
      if (named && (value.find("byline") != std::string::npos || value.find("author") != std::string::npos)) {
        class_authors_.push_back(index);
      }
      if (named && (value.find("date") != std::string::npos || value.find("publish") != std::string::npos ||
                    value.find("time") != std::string::npos || value.find("posted") != std::string::npos)) {
        class_dates_.push_back(index);
      }
    }
  }

  std::string text_below(std::uint32_t index) const {
    std::string out;
    const HtmlNode& node = tree_.nodes[index];
    for (std::uint32_t i = index + 1; i <= node.last_below && out.size() < 4 * kLongestName; ++i) {
      const HtmlNode& below = tree_.nodes[i];
      if (below.tag == Tag::kScript || below.tag == Tag::kStyle || below.tag == Tag::kSvg) {
        i = below.last_below;
      } else if (below.tag == Tag::kText) {
        out += decode_attribute(tree_.text(below));
        out += ' ';
      }
    }
    return squeezed(out);
  }

  template <std::size_t N>
  std::string first_meta(const std::array<std::string_view, N>& names) const {
    for (const std::string_view name : names) {
      const auto found = meta_.find(name);
      if (found != meta_.end()) return found->second;
    }
    return {};
  }

  void read_title() {
    const std::string declared = json_.headline.empty() ? first_meta(kTitleNames) : json_.headline;
    const std::string outside = headline_key(title_element_ + " " + declared);
    const std::string outlet = headline_key(first_meta(kOutletNames));
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
    if (headings == 1 && (declared.empty() || shares_words(only, title_element_ + " " + declared))) {
      put_title(only, Basis::kHtml);
    } else if (!declared.empty()) {
      put_title(without_outlet(squeezed(declared)), Basis::kMeta);
    } else if (!title_element_.empty()) {
      put_title(without_outlet(title_element_), Basis::kHtml);
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
      const bool outlet = headline_key(rest) == headline_key(first_meta(kOutletNames));
      if (outlet || (at >= 15 && at > rest.size())) return title.substr(0, at);
    }
    return title;
  }

  void read_outlet() {
    found_.outlet = first_meta(kOutletNames);
    if (found_.outlet.empty() || is_address(found_.outlet)) found_.outlet = squeezed(json_.publisher);
    if (!found_.outlet.empty()) found_.outlet_basis = Basis::kMeta;
  }

  bool put_date(std::string_view text, Basis basis) {
    if (text.empty()) return false;
    std::optional<DateRange> range = parse_iso_date(text);
    if (!range && text.size() <= kLongestName) {
      const std::vector<PrintedDate> dates = find_printed_dates(text, furniture_);
      if (!dates.empty()) range = dates.front().range;
    }
    if (!range || range->first.year < 1990) return false;
    found_.published = range;
    found_.published_basis = basis;
    return true;
  }

  void read_date() {
    if (put_date(json_.published, Basis::kMeta)) return;
    for (const std::string_view name : kDateNames) {
      const auto found = meta_.find(name);
      if (found != meta_.end() && put_date(found->second, Basis::kMeta)) return;
    }
    if (put_date(item_date_, Basis::kHtml)) return;
    for (const std::uint32_t index : times_) {
      const HtmlNode& node = tree_.nodes[index];
      const std::string names =
          lower_case(tree_.attribute(node, "class")) + lower_case(tree_.attribute(node, "itemprop"));
      if (names.find("updat") != std::string::npos || names.find("modif") != std::string::npos) continue;
      if (put_date(decode_attribute(tree_.attribute(node, "datetime")), Basis::kHtml)) return;
      if (put_date(text_below(index), Basis::kHtml)) return;
    }
    if (put_address_date(canonical_) || put_address_date(meta_of("og:url")) || put_address_date(json_.url)) return;
    for (const std::uint32_t index : class_dates_) {
      const std::string text = text_below(index);
      if (text.size() <= kLongestName && put_printed(text)) return;
    }
    for (const PageBlock& block : page_.blocks) {
      if (block.span.size() > 160) continue;
      const std::string_view text = page_.of(block);
      const std::vector<PrintedDate> dates = find_printed_dates(text, furniture_);
      if (is_date_line(text, dates, furniture_) && put_printed(text)) return;
    }
    // "Posted by Jane Doe on 2 March 2024 | 3 comments": a short line of another shape.
    for (const PageBlock& block : page_.blocks) {
      if (block.span.size() <= 100 && block.link_density() < 0.8 && put_printed(page_.of(block))) return;
    }
  }

  bool put_printed(std::string_view text) {
    for (const PrintedDate& date : find_printed_dates(text, furniture_)) {
      if (date.update || date.range.first.year < 1990) continue;
      found_.published = date.range;
      found_.published_basis = Basis::kHtml;
      return true;
    }
    return false;
  }

  std::string meta_of(std::string_view name) const {
    const auto found = meta_.find(name);
    return found == meta_.end() ? std::string{} : found->second;
  }

  // "/2024/03/02/" or "/2024-03-02" in an address.
  bool put_address_date(const std::string& address) {
    for (std::size_t at = address.find('/'); at != std::string::npos; at = address.find('/', at + 1)) {
      if (at + 11 > address.size()) return false;
      std::string date = address.substr(at + 1, 10);
      if (date[4] != '/' && date[4] != '-') continue;
      std::replace(date.begin(), date.end(), '/', '-');
      if (date[7] == '-' && parse_iso_date(date) && put_date(date, Basis::kMeta)) return true;
    }
    return false;
  }

  std::string cleaned_authors(std::string text) const {
    text = squeezed(text);
    for (const std::string_view prefix :
         {"By ", "by ", "BY ", "By: ", "By:", "Written by ", "Written By ", "Author: ", "Author:", "Author ",
          "Posted by ", "Published by ", "Words by ", "Story by "}) {
      if (text.compare(0, prefix.size(), prefix) == 0) text.erase(0, prefix.size());
    }
    for (const std::string_view mark : {" | ", " • ", " · ", " – ", " — ", " - ", " on "}) {
      const std::size_t at = text.find(mark);
      if (at != std::string::npos && at > 0) text.resize(at);
    }
    // "Jane Doe Published 2 March 2024", "Jane Doe 2 March 2024": what follows the names is the date.
    const std::vector<PrintedDate> dates = find_printed_dates(text, furniture_);
    if (!dates.empty()) text.resize(dates.front().span.begin);
    for (;;) {
      const std::size_t space = text.find_last_of(' ');
      const std::string last = lower_case(std::string_view{text}.substr(space == std::string::npos ? 0 : space + 1));
      const std::optional<DateWord> word = furniture_.date_word(last);
      if (space == std::string::npos || (word != DateWord::kPublish && word != DateWord::kUpdate)) break;
      text.resize(space);
    }
    while (!text.empty() && (text.front() == ',' || text.front() == ' ' || text.front() == '|')) text.erase(0, 1);
    while (!text.empty() && (text.back() == ',' || text.back() == ' ' || text.back() == '|')) text.pop_back();
    return text;
  }

  // The outlet as its own author: true only if nobody else is named.
  bool is_outlet_itself(const std::string& names) const { return headline_key(names) == headline_key(found_.outlet); }

  bool put_byline(const std::string& text, Basis basis) {
    const std::string names = cleaned_authors(text);
    if (names.empty() || names.size() > kLongestName || is_address(names)) return false;
    if (names.find('@') != std::string::npos) return false;
    const LineShape shape = shape_of(names);
    if (shape.words > 14 || !shape.has_letter) return false;
    if (is_outlet_itself(names)) {
      if (weak_byline_.empty()) weak_byline_ = names;
      return false;
    }
    if (basis == Basis::kHtml && (shape.capitalised == 0 || shape.words > 8)) return false;
    found_.byline = names;
    found_.byline_basis = basis;
    return true;
  }

  bool read_persons() {
    if (put_byline(json_.authors, Basis::kMeta)) return true;
    for (const std::string_view name : kAuthorNames) {
      const auto found = meta_.find(name);
      if (found != meta_.end() && put_byline(found->second, Basis::kMeta)) return true;
    }
    for (const std::uint32_t index : marked_authors_) {
      if (put_byline(text_below(index), Basis::kHtml)) return true;
    }
    for (const std::uint32_t index : class_authors_) {
      const std::string text = text_below(index);
      if (text.size() <= 120 && put_byline(text, Basis::kHtml)) return true;
    }
    for (const PageBlock& block : page_.blocks) {
      if (block.span.size() > 140) continue;
      if (std::optional<std::string> names = read_byline(page_.of(block), block.shape)) {
        if (put_byline(*names, Basis::kHtml)) return true;
      }
    }
    return false;
  }

  void read_byline_names() {
    if (read_persons()) return;
    if (weak_byline_.empty()) weak_byline_ = cleaned_authors(json_.any_authors);
    if (weak_byline_.empty() || weak_byline_.size() > kLongestName) return;
    found_.byline = weak_byline_;
    found_.byline_basis = Basis::kMeta;
  }

  void read_url() {
    found_.url = is_address(canonical_) ? canonical_ : meta_of("og:url");
    if (!is_address(found_.url)) found_.url.clear();
  }

  const HtmlTree& tree_;
  const PageText& page_;
  const Furniture& furniture_;
  PageMetadata found_;
  JsonLdArticle json_;
  std::map<std::string, std::string, std::less<>> meta_;
  std::string canonical_, title_element_, item_date_, weak_byline_;
  std::vector<std::uint32_t> times_, marked_authors_, class_authors_, class_dates_;
};

}  // namespace

PageMetadata read_page_metadata(const HtmlTree& tree, const PageText& page, const Furniture& furniture) {
  return MetadataReader(tree, page, furniture).read();
}

}  // namespace onrecord
