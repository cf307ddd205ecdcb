#include <algorithm>
#include <array>

#include "read/feeds/feed_items.h"
#include "read/feeds/news_item.h"
#include "read/feeds/xml_tree.h"
#include "read/files/charset.h"
#include "read/files/json_object.h"

namespace onrecord {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_web_address(std::string_view text) {
  return text.substr(0, 7) == "http://" || text.substr(0, 8) == "https://";
}

// A tag or a reference, as escaped HTML has them.
bool looks_like_html(std::string_view text) {
  for (std::size_t at = text.find('<'); at != npos && at + 1 < text.size(); at = text.find('<', at + 1)) {
    const char c = text[at + 1];
    if (c == '/' || c == '!' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
  }
  const std::size_t mark = text.find('&');
  return mark != npos && text.find(';', mark) < mark + 12;
}

// The words of a title that may be escaped HTML.
std::string title_words(std::string text) {
  if (!looks_like_html(text)) return text;
  MappedText html;
  html.copy(text, 0);
  std::vector<Block> blocks;
  MappedText words = fragment_text(html, blocks);
  std::replace(words.text.begin(), words.text.end(), '\n', ' ');
  return std::move(words.text);
}

// "[...]", "[…]" or a bare ellipsis at the end.
bool breaks_off(std::string_view text) {
  while (!text.empty()) {
    const std::size_t last = text.find_last_not_of(" \t\r\n])");
    if (last == npos) return false;
    text = text.substr(0, last + 1);
    // Behind it there may be the tags that close a fragment.
    if (text.back() != '>') break;
    const std::size_t tag = text.rfind('<');
    if (tag == npos || text.size() - tag > 200) break;
    text = text.substr(0, tag);
  }
  for (const std::string_view mark : {"...", "\xE2\x80\xA6", "&hellip;", "&#8230;", "&#x2026;"}) {
    if (text.size() >= mark.size() && text.substr(text.size() - mark.size()) == mark) return true;
  }
  return false;
}

// Several paragraphs are more than a summary.
bool has_paragraphs(std::string_view html) {
  const std::size_t first = html.find("</p>");
  return first != npos && html.find("</p>", first + 1) != npos;
}

// "name@a.example (Nadia Kessel)", as RSS 2.0 wants it.
std::string author_name(std::string words) {
  const std::size_t open = words.find('('), close = words.rfind(')');
  if (words.find('@') != npos && open != npos && close != npos && close > open) {
    return words.substr(open + 1, close - open - 1);
  }
  return words.find('@') != npos && words.find(' ') == npos ? std::string{} : words;
}

void add_author(std::string& byline, const std::string& name) {
  if (name.empty()) return;
  if (!byline.empty()) byline += ", ";
  byline += name;
}

void judge_content(FeedEntry& entry, bool summary) {
  entry.partial = breaks_off(entry.content.text) || (summary && !has_paragraphs(entry.content.text));
}

FeedEntry read_rss(const XmlTree& tree, std::uint32_t item) {
  FeedEntry entry;
  const std::string_view own = tree.prefix(item);
  const auto words_of = [&](std::string_view name) {
    const std::uint32_t found = tree.child(item, name, own);
    return found ? tree.words(found) : std::string{};
  };
  entry.title = title_words(words_of("title"));
  entry.url = words_of("link");
  if (!is_web_address(entry.url)) {
    const std::uint32_t guid = tree.child(item, "guid", own);
    entry.url = guid && tree.attribute(guid, "isPermaLink") != "false" ? tree.words(guid) : "";
    if (!is_web_address(entry.url)) entry.url.clear();
  }
  for (const std::uint32_t child : tree.children(item)) {
    if (tree.local(child) == "creator") add_author(entry.byline, tree.words(child));
  }
  if (entry.byline.empty()) entry.byline = author_name(words_of("author"));
  entry.outlet = words_of("source");
  entry.published = words_of("pubDate");
  if (entry.published.empty()) {
    const std::uint32_t date = tree.child(item, "date");
    if (date) entry.published = tree.words(date);
  }
  const std::uint32_t encoded = tree.child(item, "encoded");
  const std::uint32_t description = tree.child(item, "description", own);
  bool summary = true;
  if (encoded) {
    tree.append_text(entry.content, encoded);
    summary = entry.content.text.find_first_not_of(" \t\r\n") == npos;
  }
  if (summary && description) {
    entry.content = {};
    tree.append_text(entry.content, description);
  }
  entry.is_html = looks_like_html(entry.content.text);
  judge_content(entry, summary);
  return entry;
}

void take_atom_text(FeedEntry& entry, const XmlTree& tree, std::uint32_t node) {
  const std::string type = tree.attribute(node, "type");
  if (type == "xhtml" || type.find("xml") != npos) {
    // Markup in place: its bytes are the HTML.
    entry.content.copy(tree.inner(node), tree.nodes[node].inner_begin);
    entry.is_html = true;
  } else {
    tree.append_text(entry.content, node);
    entry.is_html = type == "html" || type == "text/html" || (type.empty() && looks_like_html(entry.content.text));
  }
}

FeedEntry read_atom(const XmlTree& tree, std::uint32_t node) {
  FeedEntry entry;
  const std::string_view own = tree.prefix(node);
  if (const std::uint32_t title = tree.child(node, "title", own)) {
    entry.title = tree.attribute(title, "type") == "text" ? tree.words(title) : title_words(tree.words(title));
  }
  for (const std::uint32_t child : tree.children(node)) {
    if (tree.prefix(child) != own) continue;
    const std::string_view local = tree.local(child);
    if (local == "author") {
      const std::uint32_t name = tree.child(child, "name");
      if (name) add_author(entry.byline, tree.words(name));
    } else if (local == "link" && entry.url.empty()) {
      const std::string relation = tree.attribute(child, "rel"), address = tree.attribute(child, "href");
      if ((relation.empty() || relation == "alternate") && is_web_address(address)) entry.url = address;
    } else if (local == "published" || local == "issued") {
      entry.published = tree.words(child);
    } else if (local == "source") {
      const std::uint32_t title = tree.child(child, "title");
      if (title) entry.outlet = tree.words(title);
    }
  }
  const std::uint32_t content = tree.child(node, "content", own), summary = tree.child(node, "summary", own);
  if (content) take_atom_text(entry, tree, content);
  const bool none = entry.content.text.find_first_not_of(" \t\r\n") == npos;
  if (none && summary) {
    entry.content = {};
    take_atom_text(entry, tree, summary);
  }
  judge_content(entry, none);
  return entry;
}

const JsonValue* member_named(const std::vector<JsonMember>& members, std::string_view name) {
  for (const JsonMember& member : members) {
    if (member.key == name) return &member.value;
  }
  return nullptr;
}

Result<FeedEntry> read_json_entry(const RawItem& item) {
  const Result<std::vector<JsonMember>> read = read_json_object(item.bytes);
  if (!read) return read.error();
  const auto text_of = [&](std::string_view name) {
    const JsonValue* value = member_named(*read, name);
    return value ? json_string(*value) : std::string{};
  };
  FeedEntry entry;
  entry.title = text_of("title");
  entry.published = text_of("date_published");
  for (const std::string_view name : {"url", "external_url", "id"}) {
    if (entry.url.empty()) entry.url = text_of(name);
    if (!is_web_address(entry.url)) entry.url.clear();
  }
  const auto add_author_of = [&](const JsonValue& value) {
    const Result<std::vector<JsonMember>> author = read_json_object(value.raw);
    if (!author) return;
    if (const JsonValue* name = member_named(*author, "name")) add_author(entry.byline, json_string(*name));
  };
  if (const JsonValue* authors = member_named(*read, "authors")) {
    for (const JsonValue& author : json_elements(*authors)) add_author_of(author);
  } else if (const JsonValue* author = member_named(*read, "author")) {
    add_author_of(*author);
  }
  bool summary = false;
  for (const std::string_view name : {"content_html", "content_text", "summary"}) {
    const JsonValue* value = member_named(*read, name);
    if (!value || value->kind != JsonKind::kString || value->raw.empty()) continue;
    append_json_string(entry.content, *value, item.source_begin + value->begin);
    entry.is_html = name == "content_html";
    summary = name == "summary";
    break;
  }
  judge_content(entry, summary);
  return entry;
}

}  // namespace

Result<FeedEntry> read_feed_entry(const RawItem& item) {
  if (item.format == InputFormat::kJsonFeed) return read_json_entry(item);
  const MappedText decoded = decode_charset(item.bytes, item.carried.charset, item.source_begin);
  const XmlTree tree = parse_xml(decoded.text);
  const std::vector<std::uint32_t> roots = tree.children(0);
  if (roots.empty()) return Error{"no XML element"};
  FeedEntry entry = item.format == InputFormat::kNews ? read_news(tree, roots[0])
                    : tree.local(roots[0]) == "entry" ? read_atom(tree, roots[0])
                                                      : read_rss(tree, roots[0]);
  entry.content.map = entry.content.map.through(decoded.map, entry.content.size());
  entry.content.repaired = decoded.repaired;
  return entry;
}

}  // namespace onrecord
