#include "read/page/page_dates.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "read/metadata/line_shape.h"
#include "read/metadata/printed_date.h"
#include "read/page/html_entities.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestField = 200, kLongestDateLine = 160, kLongestNote = 100;
constexpr int kFirstYear = 1995;

// Names of <meta> elements, best first. They are the vocabularies' own.
constexpr std::array<std::string_view, 22> kPublishedNames = {"article:published_time",
                                                              "og:article:published_time",
                                                              "datepublished",
                                                              "citation_publication_date",
                                                              "citation_online_date",
                                                              "citation_date",
                                                              "date.issued",
                                                              "dc.date.issued",
                                                              "dcterms.issued",
                                                              "dcterms.created",
                                                              "dc.date.created",
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
constexpr std::array<std::string_view, 8> kUpdatedNames = {
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "dc.date.modified",      "last-modified",   "lastmod",      "updated"};

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool names_update(std::string_view lower) {
  return has(lower, "updat") || has(lower, "modif") || has(lower, "revis");
}

// A name that no list holds: "w-published-date", "shareaholic:article_published_time".
bool names_publication(std::string_view lower) {
  if (names_update(lower) || has(lower, "expir")) return false;
  if (lower == "published" || lower == "created" || lower == "originalpublicationdate") return true;
  return has(lower, "publi") && (has(lower, "date") || has(lower, "time"));
}

DayOrder order_of(std::string_view language) {
  if (language == "en-us" || language == "en_us") return DayOrder::kMonthFirst;
  if (language == "en" || language.size() < 2) return DayOrder::kUnknown;
  return DayOrder::kDayFirst;
}

std::int64_t days_between(const DateRange& a, const DateRange& b) {
  const std::int64_t days = std::int64_t{to_days(a.first)} - to_days(b.first);
  return days < 0 ? -days : days;
}

class DateReader {
 public:
  DateReader(const HtmlTree& tree, const PageText& page, const Furniture& furniture, const PageSigns& signs,
             const PageZone& zone)
      : tree_(tree), page_(page), furniture_(furniture), signs_(signs), zone_(zone) {
    std::string language = signs.language;
    if (language.size() < 5) {
      const auto locale = signs.meta.find("og:locale");
      if (locale != signs.meta.end()) language = lower_case(locale->second);
    }
    forms_.order = order_of(language);
    forms_.short_years = true;
  }

  PageDates read() {
    read_zone();
    const std::optional<DateRange> declared = read_declared();
    const std::optional<DateRange> address = read_addresses();
    read_updates();
    choose(declared, address);
    if (!found_.published) read_elsewhere();
    if (!found_.published) read_addresses_of_images();
    if (!found_.published && found_.updated) {
      found_.published = found_.updated;
      found_.published_basis = found_.updated_basis;
    }
    for (const DateRange& other : said_) {
      ++(found_.published && other.first == found_.published->first ? found_.agreeing : found_.differing);
    }
    return found_;
  }

 private:
  static bool plausible(const DateRange& range) { return range.first.year >= kFirstYear && range.first.year <= 2100; }

  std::optional<DateRange> field_date(std::string_view text) const {
    if (text.empty()) return std::nullopt;
    std::optional<DateRange> range = parse_iso_date(text);
    if (!range && text.size() <= kLongestField) {
      const std::vector<PrintedDate> dates = find_printed_dates(text, furniture_, forms_);
      if (!dates.empty()) range = dates.front().range;
    }
    if (!range || !plausible(*range)) return std::nullopt;
    return range;
  }

  std::optional<DateRange> note(std::optional<DateRange> range) {
    if (range) said_.push_back(*range);
    return range;
  }

  // What JSON-LD, <meta> and itemprop say.
  std::optional<DateRange> read_declared() {
    std::optional<DateRange> best = note(field_date(signs_.json.published));
    for (const std::string_view name : kPublishedNames) {
      const auto found = signs_.meta.find(name);
      if (found == signs_.meta.end()) continue;
      const std::optional<DateRange> range = note(field_date(found->second));
      if (!best) best = range;
    }
    for (const auto& [name, content] : signs_.meta) {
      if (best) break;
      if (names_publication(name)) best = note(field_date(content));
    }
    const std::optional<DateRange> item = note(field_date(signs_.item_date));
    if (!best) best = item;
    declared_basis_ = best && item == best && said_.size() == 1 ? Basis::kHtml : Basis::kMeta;
    return best;
  }

  void read_updates() {
    if (found_.updated) return;
    const auto put = [&](std::string_view text, Basis basis) {
      if (found_.updated) return;
      found_.updated = field_date(text);
      if (found_.updated) found_.updated_basis = basis;
    };
    put(signs_.json.modified, Basis::kMeta);
    for (const std::string_view name : kUpdatedNames) {
      const auto found = signs_.meta.find(name);
      if (found != signs_.meta.end()) put(found->second, Basis::kMeta);
    }
    put(signs_.item_update, Basis::kHtml);
    put(signs_.json.page_modified, Basis::kMeta);
  }

  // "/2024/03/02/", "/2024-03-02", "/20240302/", "/02-03-2024" in an address.
  std::optional<DateRange> address_date(const std::string& address) const {
    for (std::size_t at = address.find_first_of("/~"); at != std::string::npos;
         at = address.find_first_of("/~", at + 1)) {
      std::size_t end = at + 1;
      std::array<int, 3> number{};
      std::array<std::size_t, 3> digits{};
      std::size_t parts = 0;
      while (parts < 3 && end < address.size() && address[end] >= '0' && address[end] <= '9') {
        while (end < address.size() && address[end] >= '0' && address[end] <= '9' && digits[parts] < 9) {
          number[parts] = number[parts] * 10 + (address[end++] - '0');
          ++digits[parts];
        }
        ++parts;
        if (parts < 3 && end < address.size() && (address[end] == '/' || address[end] == '-')) ++end;
      }
      std::optional<DateRange> range;
      if (digits[0] == 8 && (end >= address.size() || address[end] < '0' || address[end] > '9')) {
        range = day(number[0] / 10000, number[0] / 100 % 100, number[0] % 100);
      } else if (parts == 3 && digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2) {
        range = day(number[0], number[1], number[2]);
      } else if (parts == 3 && digits[0] == 2 && digits[1] == 2 && digits[2] == 4) {
        range = day(number[2], number[1], number[0]);
      }
      if (range) return range;
    }
    return std::nullopt;
  }

  static std::optional<DateRange> day(int year, int month, int number) {
    const IsoDate date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                       static_cast<std::uint8_t>(number)};
    if (year < kFirstYear || year > 2100 || month < 1 || month > 12 || number < 1 || number > 31 || !is_valid(date)) {
      return std::nullopt;
    }
    return DateRange{date, date};
  }

  std::optional<DateRange> read_addresses() {
    std::optional<DateRange> range = address_date(signs_.canonical);
    const auto graph = signs_.meta.find("og:url");
    if (!range && graph != signs_.meta.end()) range = address_date(graph->second);
    if (!range) range = address_date(signs_.json.url);
    return note(range);
  }

  // Returns true if the class of the element, or of one of the three around it, speaks of a change.
  bool marked_as_update(std::uint32_t node) const {
    for (int steps = 0; node != 0 && steps < 3; ++steps, node = tree_.nodes[node].parent) {
      const HtmlNode& element = tree_.nodes[node];
      if (element.tag == Tag::kText) continue;
      const std::string names =
          lower_case(tree_.attribute(element, "class")) + " " + lower_case(tree_.attribute(element, "itemprop"));
      if (has(names, "publi") || has(names, "entry-date")) return false;
      if (names_update(names)) return true;
    }
    return false;
  }

  // A block that is a label alone, "Last updated:", speaks of the date in the next.
  std::optional<DateWord> label_before(std::size_t index) const {
    if (index == 0) return std::nullopt;
    const std::string line = folded_line(page_.of(page_.blocks[index - 1]));
    if (line.size() > 40) return std::nullopt;
    std::optional<DateWord> said;
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t end = std::min(line.find(' ', at), line.size());
      std::string word = line.substr(at, end - at);
      while (!word.empty() && (word.back() == ':' || word.back() == ',')) word.pop_back();
      const std::optional<DateWord> meaning = furniture_.date_word(word);
      if (!meaning && !word.empty()) return std::nullopt;
      if (meaning && *meaning != DateWord::kPlain) said = meaning;
      at = end + 1;
    }
    return said;
  }

  // An embedded post of another page has its own date.
  bool is_quoted(const PageBlock& block) const {
    std::uint32_t node = block.node;
    for (int steps = 0; node != 0 && steps < 5; ++steps, node = tree_.nodes[node].parent) {
      if (tree_.nodes[node].tag == Tag::kBlockquote) return true;
    }
    return false;
  }

  struct Printed {
    std::optional<DateRange> published, updated;
  };

  Printed printed_in(std::size_t index) const {
    const PageBlock& block = page_.blocks[index];
    Printed printed;
    if (block.span.size() > kLongestDateLine || zone_.foreign[block.last_node]) return printed;
    if (is_quoted(block)) return printed;
    const std::string_view text = page_.of(block);
    if (!zone_.title_key.empty() && has(headline_key(text), zone_.title_key)) return printed;
    if (has(text, "©") || has(text, "(c)") || has(text, "(C)")) return printed;
    const std::vector<PrintedDate> dates = find_printed_dates(text, furniture_, forms_);
    if (dates.empty()) return printed;
    const bool line = is_date_line(text, dates, furniture_);
    if (!line && (block.span.size() > kLongestNote || block.link_density() > 0.8)) return printed;
    if (!line && block.kind == PageBlockKind::kHeading && index < zone_.last) return printed;
    const std::optional<DateWord> label = label_before(index);
    const bool update = label ? *label == DateWord::kUpdate : marked_as_update(tree_.nodes[block.last_node].parent);
    for (const PrintedDate& date : dates) {
      if (!plausible(date.range)) continue;
      std::optional<DateRange>& slot = date.update || update ? printed.updated : printed.published;
      if (!slot) slot = date.range;
    }
    return printed;
  }

  bool has_attribute(const HtmlNode& node, std::string_view name) const {
    HtmlAttributes attributes = tree_.attributes(node);
    while (const std::optional<HtmlAttribute> attribute = attributes.next()) {
      if (same_name(attribute->name, name)) return true;
    }
    return false;
  }

  // Elements that say that they hold the day of publication.
  void read_marked() {
    for (const std::uint32_t index : signs_.times) {
      if (below_) return;
      if (!zone_.holds(page_, index) || zone_.foreign[index]) continue;
      const HtmlNode& node = tree_.nodes[index];
      const std::string names =
          lower_case(tree_.attribute(node, "class")) + " " + lower_case(tree_.attribute(node, "itemprop"));
      if (!has(names, "publi") && !has(names, "entry-date") && !has_attribute(node, "pubdate")) continue;
      // Words around it may say that it is the day of a change all the same.
      for (std::size_t i = zone_.first; i < zone_.last; ++i) {
        if (page_.blocks[i].last_node >= index) {
          if (i != zone_.headline) below_ = printed_in(i).published;
          break;
        }
      }
    }
  }

  void read_zone() {
    read_marked();
    const auto take = [&](std::size_t index, std::optional<DateRange>& published) {
      const Printed printed = printed_in(index);
      if (!published && printed.published) published = printed.published;
      if (!found_.updated && printed.updated) {
        found_.updated = printed.updated;
        found_.updated_basis = Basis::kHtml;
      }
    };
    for (std::size_t i = zone_.headline + 1; i < zone_.last; ++i) take(i, below_);
    if (!below_) {
      // "3 days ago" with the day in the attribute.
      for (const std::uint32_t index : signs_.times) {
        if (!zone_.holds(page_, index) || zone_.foreign[index] || marked_as_update(index)) continue;
        below_ = field_date(decode_attribute(tree_.attribute(tree_.nodes[index], "datetime")));
        if (below_) break;
      }
    }
    for (std::size_t i = zone_.headline; i-- > zone_.first;) take(i, above_);
    note(below_ ? below_ : above_);
  }

  void put(const std::optional<DateRange>& range, Basis basis) {
    found_.published = range;
    found_.published_basis = range ? basis : Basis::kNone;
  }

  // "09.10.2024" read the other way round.
  static bool swapped(const DateRange& a, const DateRange& b) {
    return a.first.year == b.first.year && a.first.month == b.first.day && a.first.day == b.first.month;
  }

  void choose(const std::optional<DateRange>& declared, const std::optional<DateRange>& address) {
    if (declared) {
      const auto misread = [&](const std::optional<DateRange>& printed) {
        return printed && swapped(*printed, *declared);
      };
      if (misread(below_) || misread(above_)) return put(declared, declared_basis_);
    }
    if (zone_.has_headline && below_) return put(below_, Basis::kHtml);
    // A date above the headline may be today's on every page.
    const bool earlier = above_ && declared && to_days(above_->first) <= to_days(declared->first) + 1;
    if (zone_.has_headline && earlier) return put(above_, Basis::kHtml);
    if (declared) {
      if (address && days_between(*declared, *address) == 1) return put(address, Basis::kMeta);
      return put(declared, declared_basis_);
    }
    if (address) return put(address, Basis::kMeta);
    if (const std::optional<DateRange> page = field_date(signs_.json.page_published)) return put(page, Basis::kMeta);
    if (below_) return put(below_, Basis::kHtml);
    put(above_, Basis::kHtml);
  }

  // Dates that stand far from the headline.
  void read_elsewhere() {
    for (const std::uint32_t index : signs_.times) {
      if (zone_.foreign[index] || marked_as_update(index)) continue;
      std::optional<DateRange> range = field_date(decode_attribute(tree_.attribute(tree_.nodes[index], "datetime")));
      if (!range) range = field_date(squeezed(text_below(tree_, index, kLongestField)));
      if (range) return put(range, Basis::kHtml);
    }
    for (const std::uint32_t index : signs_.class_dates) {
      if (zone_.foreign[index] || marked_as_update(index)) continue;
      const std::string text = squeezed(text_below(tree_, index, kLongestField));
      if (text.size() > kLongestField) continue;
      for (const PrintedDate& date : find_printed_dates(text, furniture_, forms_)) {
        if (!date.update && plausible(date.range)) return put(date.range, Basis::kHtml);
      }
    }
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const Printed printed = printed_in(i);
      if (printed.published) return put(printed.published, Basis::kHtml);
      if (printed.updated && !found_.updated) {
        found_.updated = printed.updated;
        found_.updated_basis = Basis::kHtml;
      }
    }
  }

  // Systems file pictures by the day they came in, which is that of the report or close to it.
  void read_addresses_of_images() {
    for (const std::string_view name : {"og:image", "twitter:image", "og:image:secure_url"}) {
      const auto found = signs_.meta.find(name);
      if (found == signs_.meta.end()) continue;
      if (const std::optional<DateRange> range = address_date(found->second)) return put(range, Basis::kMeta);
    }
  }

  const HtmlTree& tree_;
  const PageText& page_;
  const Furniture& furniture_;
  const PageSigns& signs_;
  const PageZone& zone_;
  DateForms forms_;
  PageDates found_;
  std::vector<DateRange> said_;
  std::optional<DateRange> below_, above_;  // Printed below and above the headline.
  Basis declared_basis_ = Basis::kMeta;
};

}  // namespace

PageDates find_page_dates(const HtmlTree& tree, const PageText& page, const Furniture& furniture,
                          const PageSigns& signs, const PageZone& zone) {
  return DateReader(tree, page, furniture, signs, zone).read();
}

}  // namespace onrecord
