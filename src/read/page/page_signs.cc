#include "read/page/page_signs.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/utf8.h"
#include "read/metadata/line_shape.h"
#include "read/page/html_entities.h"

namespace onrecord {
namespace {

constexpr std::size_t kBlocksBefore = 8, kBlocksAfter = 25;
constexpr std::size_t kMostNames = 4096;  // Of classes that are remembered.

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// The vocabularies that repeat an element for every author.
bool repeats_authors(std::string_view name) {
  return name == "author" || name == "citation_author" || name == "article:author" || name == "dc.creator" ||
         name == "parsely-author" || name == "sailthru.author" || name == "article:author_name";
}

class SignCollector {
 public:
  explicit SignCollector(const HtmlTree& tree) : tree_(tree) {}

  PageSigns collect() {
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      const HtmlNode& node = tree_.nodes[i];
      switch (node.tag) {
        case Tag::kText:
          break;
        case Tag::kHtml:
          if (signs_.language.empty()) signs_.language = lower_case(tree_.attribute(node, "lang"));
          break;
        case Tag::kMeta:
          take_meta(node);
          break;
        case Tag::kLink:
          if (signs_.canonical.empty() && same_name(tree_.attribute(node, "rel"), "canonical")) {
            signs_.canonical = decode_attribute(tree_.attribute(node, "href"));
          }
          break;
        case Tag::kTitle:
          if (signs_.title_element.empty()) signs_.title_element = squeezed(text_below(tree_, i, 800));
          break;
        case Tag::kScript:
          if (node.last_below > i && same_name(tree_.attribute(node, "type"), "application/ld+json")) {
            read_json_ld(tree_.text(tree_.nodes[i + 1]), signs_.json);
          }
          break;
        case Tag::kTime:
          signs_.times.push_back(i);
          take_marked(i);
          break;
        default:
          take_marked(i);
          break;
      }
    }
    resolve_json_ld(signs_.json);
    return std::move(signs_);
  }

 private:
  void take_meta(const HtmlNode& node) {
    std::string name, content;
    bool item = false;
    HtmlAttributes attributes = tree_.attributes(node);
    while (const std::optional<HtmlAttribute> attribute = attributes.next()) {
      const bool itemprop = same_name(attribute->name, "itemprop");
      if (itemprop || same_name(attribute->name, "name") || same_name(attribute->name, "property")) {
        if (name.empty()) {
          name = lower_case(attribute->value);
          item = itemprop;
        }
      } else if (same_name(attribute->name, "content")) {
        content = squeezed(decode_attribute(attribute->value));
      }
    }
    if (name.empty() || content.empty()) return;
    if (!item && repeats_authors(name)) {
      signs_.meta_authors.push_back(name == "citation_author" ? given_name_first(content) : content);
    }
    signs_.meta.emplace(std::move(name), std::move(content));
  }

  // "Marr, Ivo" -> "Ivo Marr".
  static std::string given_name_first(const std::string& name) {
    const std::size_t comma = name.find(", ");
    if (comma == std::string::npos || name.find(',', comma + 1) != std::string::npos) return name;
    return name.substr(comma + 2) + " " + name.substr(0, comma);
  }

  // Elements that say of themselves that they hold an author or a date.
  void take_marked(std::uint32_t index) {
    const HtmlNode& node = tree_.nodes[index];
    if (node.attributes_end <= node.attributes_begin + 4) return;
    bool author = false, date = false;
    HtmlAttributes attributes = tree_.attributes(node);
    while (const std::optional<HtmlAttribute> attribute = attributes.next()) {
      const std::string_view name = attribute->name, value = attribute->value;
      if (same_name(name, "class") || same_name(name, "id")) {
        const ClassSigns& signs = class_signs(value);
        author |= signs.author;
        date |= signs.date;
      } else if (node.tag == Tag::kA && same_name(name, "href")) {
        if (leads_to_author(value)) signs_.author_links.push_back(index);
      } else if (same_name(name, "rel") || same_name(name, "itemprop")) {
        lower_.assign(value);
        for (char& c : lower_) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        const bool item = same_name(name, "itemprop");
        if (lower_ == "author") signs_.marked_authors.push_back(index);
        if (item && holds(lower_, "datepublished")) keep_item(signs_.item_date, node, index);
        if (item && holds(lower_, "datemodified")) keep_item(signs_.item_update, node, index);
      }
    }
    if (author) signs_.class_authors.push_back(index);
    if (date) signs_.class_dates.push_back(index);
  }

  struct ClassSigns {
    bool author = false, date = false;
  };

  static bool begins(std::string_view text, std::string_view lower) {
    return same_name(text.substr(0, lower.size()), lower);
  }

  // Notes what a name says in which `rest` begins with a telling part.
  static void note_name(std::string_view rest, ClassSigns& signs) {
    switch (rest[0] | 0x20) {
      case 'a':
        signs.author |= begins(rest, "author") || begins(rest, "autor") || begins(rest, "auteur");
        break;
      case 'b':
        signs.author |= begins(rest, "byline");
        break;
      case 'c':
        signs.date |= begins(rest, "created");
        break;
      case 'd':
        signs.date |= begins(rest, "date") || begins(rest, "datum");
        break;
      case 'f':
        signs.date |= begins(rest, "fecha");
        break;
      case 'p':
        signs.date |= begins(rest, "publish") || begins(rest, "posted");
        break;
      case 't':
        signs.date |= begins(rest, "time");
        break;
      default:
        break;
    }
  }

  // A page has a few hundred names on thousands of elements, so each is judged once.
  const ClassSigns& class_signs(std::string_view value) {
    if (class_signs_.size() >= kMostNames) class_signs_.clear();
    const auto [found, is_new] = class_signs_.try_emplace(value);
    if (is_new) {
      for (std::size_t at = 0; at < value.size(); ++at) note_name(value.substr(at), found->second);
    }
    return found->second;
  }

  // Addresses like "/author/ivo-marr" and "?of_author=7".
  static bool leads_to_author(std::string_view address) {
    for (std::size_t at = address.find('/'); at != std::string_view::npos;) {
      const std::size_t next = address.find('/', at + 1);
      if (next == std::string_view::npos) break;
      const std::string_view folder = address.substr(at + 1, next - at - 1);
      for (const std::string_view name :
           {"author", "authors", "autor", "autoren", "auteur", "auteurs", "autores", "contributors", "writers"}) {
        if (same_name(folder, name)) return true;
      }
      at = next;
    }
    constexpr std::string_view kField = "_author=";
    for (std::size_t at = address.find('_'); at != std::string_view::npos; at = address.find('_', at + 1)) {
      if (same_name(address.substr(at, kField.size()), kField)) return true;
    }
    return false;
  }

  void keep_item(std::string& field, const HtmlNode& node, std::uint32_t index) const {
    if (!field.empty()) return;
    field = decode_attribute(tree_.attribute(node, "content"));
    if (field.empty()) field = decode_attribute(tree_.attribute(node, "datetime"));
    if (field.empty()) field = squeezed(text_below(tree_, index, 200));
  }

  const HtmlTree& tree_;
  PageSigns signs_;
  std::unordered_map<std::string_view, ClassSigns> class_signs_;  // Looked up, never walked through.
  std::string lower_;
};

}  // namespace

PageSigns collect_page_signs(const HtmlTree& tree) {
  return SignCollector(tree).collect();
}

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

bool is_web_address(std::string_view text) {
  return text.substr(0, 4) == "http" || text.substr(0, 4) == "www." || holds(text, "://");
}

std::string text_below(const HtmlTree& tree, std::uint32_t node, std::size_t longest) {
  std::string out, piece;
  const auto flush = [&] {
    const std::string line = squeezed(piece);
    piece.clear();
    if (line.empty()) return;
    if (!out.empty()) out.push_back('\n');
    out += line;
  };
  const std::uint32_t last = tree.nodes[node].last_below;
  std::uint32_t block = node, block_end = last;  // The innermost block that is open.
  for (std::uint32_t i = node + 1; i <= last && out.size() + piece.size() < longest; ++i) {
    const HtmlNode& below = tree.nodes[i];
    if (i > block_end) {
      flush();
      while (block != node && tree.nodes[block].last_below < i) block = tree.nodes[block].parent;
      block_end = tree.nodes[block].last_below;
    }
    if (below.tag == Tag::kScript || below.tag == Tag::kStyle || below.tag == Tag::kSvg ||
        below.tag == Tag::kNoscript) {
      i = below.last_below;
    } else if (below.tag == Tag::kText) {
      piece += decode_references(tree.text(below));
    } else if (below.tag == Tag::kBr || (tag_traits(below.tag) & kBlockTag)) {
      flush();
      if (below.last_below > i) {
        block = i;
        block_end = below.last_below;
      }
    }
  }
  flush();
  return out;
}

bool PageZone::holds(const PageText& page, std::uint32_t node) const {
  if (first >= last) return false;
  return node >= page.blocks[first].node && node <= page.blocks[last - 1].last_node;
}

PageZone find_page_zone(const HtmlTree& tree, const PageText& page, const Furniture& furniture,
                        std::string_view title) {
  PageZone zone;
  const std::size_t blocks = page.blocks.size();
  std::string key = headline_key(title);
  if (key.size() < 6) key.clear();
  std::size_t first_running = blocks;
  for (std::size_t i = 0; i < blocks; ++i) {
    const PageBlock& block = page.blocks[i];
    if (first_running == blocks && block.shape.is_running() && block.link_density() < 0.4) first_running = i;
    if (key.empty() || block.span.size() > 2 * title.size() + 20) continue;
    const bool heading = block.kind == PageBlockKind::kHeading;
    if ((!zone.has_headline || (heading && page.blocks[zone.headline].kind != PageBlockKind::kHeading)) &&
        headline_key(page.of(block)) == key) {
      zone.headline = i;
      zone.has_headline = true;
      if (heading) break;
    }
  }
  if (!zone.has_headline) zone.headline = std::min(first_running, blocks > 0 ? blocks - 1 : 0);
  zone.first = zone.headline > kBlocksBefore ? zone.headline - kBlocksBefore : 0;
  std::size_t running = 0;
  zone.last = std::min(blocks, zone.headline + 1);
  while (zone.last < blocks && zone.last < zone.headline + kBlocksAfter && running < 2) {
    const PageBlock& block = page.blocks[zone.last];
    // A linked heading opens another story.
    if (block.kind == PageBlockKind::kHeading && block.link_density() > 0.8) break;
    if (block.shape.is_running() && block.link_density() < 0.4) ++running;
    ++zone.last;
  }
  zone.title_key = std::move(key);
  const std::uint32_t title_node = blocks > 0 ? page.blocks[zone.headline].last_node : 0;
  zone.foreign.resize(tree.nodes.size());
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    if (zone.foreign[tree.nodes[i].parent]) {
      zone.foreign[i] = true;
      continue;
    }
    const std::string_view hint = page.hints[i];
    if (hint.empty() || (i <= title_node && title_node <= tree.nodes[i].last_below)) continue;
    const std::string_view reason = furniture.class_reason(hint);
    zone.foreign[i] = reason == "comments" || reason == "related" || reason == "navigation" || reason == "advert";
  }
  return zone;
}

}  // namespace onrecord
