#include "read/feeds/feed_items.h"

#include <fmt/format.h>

#include <algorithm>

#include "read/feeds/news_item.h"
#include "read/feeds/xml_tree.h"
#include "read/files/charset.h"
#include "read/files/json_object.h"

namespace onrecord {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Counts the lines up to offsets that grow.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}
  std::size_t at(std::size_t offset) {
    line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                 text_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
    at_ = offset;
    return line_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0, line_ = 1;
};

// The elements that are items, in order, and the feed's own name.
std::vector<std::uint32_t> feed_elements(const XmlTree& tree, std::string& outlet) {
  std::vector<std::uint32_t> found;
  for (const std::uint32_t root : tree.children(0)) {
    const std::uint32_t channel = tree.child(root, "channel");
    const std::uint32_t named = channel ? channel : root;
    if (const std::uint32_t title = tree.child(named, "title", tree.prefix(named))) outlet = tree.words(title);
    for (const std::uint32_t parent : {root, channel}) {
      if (parent == 0 || (parent == channel && channel == root)) continue;
      for (const std::uint32_t child : tree.children(parent)) {
        if (tree.local(child) == "item" || tree.local(child) == "entry") found.push_back(child);
      }
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<RawItem> xml_items(InputFormat format, std::string_view bytes, const std::string& file,
                               const std::string& place, const ReadOptions& options, std::string& fault) {
  const std::string charset = xml_encoding(bytes);
  const MappedText decoded = decode_charset(bytes, charset, 0);
  const XmlTree tree = parse_xml(decoded.text);
  fault = tree.fault;
  LineCounter lines{decoded.text};
  std::string outlet;
  std::vector<RawItem> items;
  for (const std::uint32_t element : format == InputFormat::kNews ? news_elements(tree) : feed_elements(tree, outlet)) {
    const XmlNode& node = tree.nodes[element];
    if (node.end <= node.begin) continue;
    RawItem item;
    item.file = file;
    item.place = fmt::format("{}:{}", place, lines.at(node.begin));
    item.format = format;
    item.carried.charset = charset;
    item.carried.outlet = outlet;
    if (format == InputFormat::kNews) {
      NewsStatus status = news_status(tree, element, options.as_of);
      item.passed_over = std::move(status.held_back);
      item.withdraws = std::move(status.withdraws);
    }
    if (item.passed_over.empty()) {
      const ByteSpan span = decoded.map.to_source({node.begin, node.end});
      item.bytes = std::string{
          bytes.substr(static_cast<std::size_t>(span.begin), static_cast<std::size_t>(span.end - span.begin))};
      item.source_begin = span.begin;
      const std::string_view mark = bytes.substr(0, 2);
      if (mark == "\xFE\xFF" || mark == "\xFF\xFE") {
        // UTF-16 is known by its mark only, so the piece bears the file's; the mark is before the first element.
        item.bytes.insert(0, mark);
        item.source_begin -= 2;
      }
    }
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<RawItem> json_items(std::string_view bytes, const std::string& file, const std::string& place,
                                std::string& fault) {
  std::vector<RawItem> items;
  const std::size_t mark = bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  const Result<std::vector<JsonMember>> feed = read_json_object(bytes.substr(mark));
  if (!feed) {
    fault = feed.error().message;
    return items;
  }
  std::string outlet;
  LineCounter lines{bytes};
  for (const JsonMember& member : *feed) {
    if (member.key == "title") outlet = json_string(member.value);
  }
  for (const JsonMember& member : *feed) {
    if (member.key != "items") continue;
    for (const JsonValue& value : json_elements(member.value)) {
      if (value.kind != JsonKind::kObject) continue;
      RawItem item;
      item.file = file;
      item.place = fmt::format("{}:{}", place, lines.at(mark + value.begin));
      item.format = InputFormat::kJsonFeed;
      item.bytes = std::string{value.raw};
      item.source_begin = mark + value.begin;
      item.carried.outlet = outlet;
      items.push_back(std::move(item));
    }
  }
  return items;
}

}  // namespace

std::optional<InputFormat> feed_format(std::string_view first_bytes) {
  std::string plain;
  // UTF-16 is looked at through its other half.
  const bool wide = first_bytes.substr(0, 2) == "\xFE\xFF" || first_bytes.substr(0, 2) == "\xFF\xFE";
  if (wide) {
    for (const char c : first_bytes.substr(2)) {
      if (c != '\0') plain.push_back(c);
    }
    first_bytes = plain;
  }
  const std::size_t begin = first_bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (begin == npos) return std::nullopt;
  const std::string_view head = first_bytes.substr(begin);
  if (head[0] == '{') {
    const std::size_t version = head.find("\"https://jsonfeed.org/version/");
    const std::size_t unsafe = head.find("\"http://jsonfeed.org/version/");
    if (version < 1024 || unsafe < 1024) return InputFormat::kJsonFeed;
    return std::nullopt;
  }
  if (head[0] != '<') return std::nullopt;
  const XmlTree tree = parse_xml(head);
  for (const std::uint32_t root : tree.children(0)) {
    const std::string_view local = tree.local(root);
    if (local == "rss" || local == "RDF") return InputFormat::kFeed;
    if (local == "feed" && tree.attribute(root, "xmlns").find("purl.org/atom") != npos) return InputFormat::kFeed;
    if (local == "feed" && tree.text.substr(tree.nodes[root].begin, 1024).find("w3.org/2005/Atom") != npos) {
      return InputFormat::kFeed;
    }
    if (local == "newsMessage" || local == "newsItem" || local == "packageItem" || local == "nitf" ||
        local == "knowledgeItem" || local == "conceptItem") {
      return InputFormat::kNews;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

std::vector<RawItem> feed_items(InputFormat format, std::string_view bytes, const std::string& file,
                                const std::string& place, const ReadOptions& options, std::string& fault) {
  if (format == InputFormat::kJsonFeed) return json_items(bytes, file, place, fault);
  return xml_items(format, bytes, file, place, options, fault);
}

}  // namespace onrecord
