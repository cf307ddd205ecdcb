#include "read/feeds/news_item.h"

#include <algorithm>
#include <array>

#include "base/iso_date.h"

namespace onrecord {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::array<std::string_view, 5> kG2Items = {"newsItem", "packageItem", "conceptItem", "knowledgeItem",
                                                      "planningItem"};

bool is_g2_item(std::string_view local) {
  return std::find(kG2Items.begin(), kG2Items.end(), local) != kG2Items.end();
}

// "usable" of "stat:usable" and of "http://cv.iptc.org/newscodes/pubstatusg2/usable".
std::string last_part(const std::string& code) {
  const std::size_t at = code.find_last_of(":/");
  return at == npos ? code : code.substr(at + 1);
}

std::string code_of(const XmlTree& tree, std::uint32_t node) {
  if (node == 0) return {};
  const std::string code = tree.attribute(node, "qcode");
  return code.empty() ? last_part(tree.attribute(node, "uri")) : last_part(code);
}

bool until_passed(const std::string& until, std::string_view as_of) {
  const auto end = seconds_of(until), now = seconds_of(as_of);
  return end && now && *now >= *end;
}

std::string embargo(const std::string& until, std::string_view as_of) {
  if (until_passed(until, as_of)) return {};
  return until.empty() ? "embargoed" : "embargoed until " + until;
}

NewsStatus g2_status(const XmlTree& tree, std::uint32_t node, std::string_view as_of) {
  NewsStatus status;
  if (tree.local(node) != "newsItem") {
    status.held_back = std::string{tree.local(node)};
    return status;
  }
  const std::uint32_t meta = tree.child(node, "itemMeta");
  const std::string publication = meta ? code_of(tree, tree.child(meta, "pubStatus")) : "";
  if (publication == "withheld" || publication == "canceled" || publication == "cancelled") {
    status.held_back = publication;
    status.withdraws = tree.attribute(node, "guid");
    return status;
  }
  if (const std::uint32_t embargoed = meta ? tree.child(meta, "embargoed") : 0) {
    status.held_back = embargo(tree.words(embargoed), as_of);
    if (!status.held_back.empty()) return status;
  }
  const std::string item_class = meta ? code_of(tree, tree.child(meta, "itemClass")) : "";
  const std::uint32_t content = tree.child(node, "contentSet");
  if (content == 0 || (tree.child(content, "inlineXML") == 0 && tree.child(content, "inlineData") == 0)) {
    status.held_back = "newsItem without text" + (item_class.empty() ? "" : " (" + item_class + ")");
  }
  return status;
}

std::string nitf_id(const XmlTree& tree, std::uint32_t docdata) {
  if (docdata == 0) return {};
  if (const std::uint32_t id = tree.child(docdata, "doc-id")) return tree.attribute(id, "id-string");
  if (const std::uint32_t key = tree.child(docdata, "du-key")) return tree.attribute(key, "key");
  return {};
}

std::uint32_t docdata_of(const XmlTree& tree, std::uint32_t nitf) {
  const std::uint32_t head = tree.child(nitf, "head");
  return head ? tree.child(head, "docdata") : 0;
}

NewsStatus nitf_status(const XmlTree& tree, std::uint32_t node, std::string_view as_of) {
  NewsStatus status;
  const std::uint32_t docdata = docdata_of(tree, node);
  if (docdata == 0) return status;
  const std::string management = tree.attribute(docdata, "management-status");
  if (management == "withheld" || management == "canceled" || management == "killed") {
    status.held_back = management;
    status.withdraws = nitf_id(tree, docdata);
    return status;
  }
  const std::uint32_t release = tree.child(docdata, "date.release");
  const std::string until = release ? tree.attribute(release, "norm") : "";
  if (management == "embargoed") {
    status.held_back = embargo(until, as_of);
  } else if (!as_of.empty() && !until.empty() && seconds_of(until) && !until_passed(until, as_of)) {
    status.held_back = embargo(until, as_of);
  }
  return status;
}

// Appends the inner XML of `node` as HTML: pictures and what belongs to them left out, NITF's headings named as HTML's.
void append_as_html(MappedText& out, const XmlTree& tree, std::uint32_t node) {
  std::uint32_t at = tree.nodes[node].inner_begin;
  const auto copy_until = [&](std::uint32_t end) {
    if (end > at) out.copy(tree.text.substr(at, end - at), at);
    at = std::max(at, end);
  };
  for (std::uint32_t i = node + 1; i <= tree.nodes[node].last_below; ++i) {
    const XmlNode& element = tree.nodes[i];
    if (element.kind == XmlNode::Kind::kVerbatim) {
      copy_until(element.begin - 9);  // "<![CDATA["
      at = element.begin;
      copy_until(element.end);
      at = std::min<std::uint32_t>(element.end + 3, tree.nodes[node].inner_end);
      continue;
    }
    if (element.kind != XmlNode::Kind::kElement) continue;
    const std::string_view local = tree.local(i);
    if (local == "media" || local == "table" || local == "figure") {
      copy_until(element.begin);
      at = element.end;
      i = element.last_below;
    } else if (local == "hl1" || local == "hl2") {
      copy_until(element.begin);
      if (element.inner_begin > element.begin) out.replace("<h2>", element.begin, element.inner_begin - element.begin);
      at = element.inner_begin;
      copy_until(element.inner_end);
      if (element.end > element.inner_end) out.replace("</h2>", element.inner_end, element.end - element.inner_end);
      at = element.end;
      i = element.last_below;
    }
  }
  copy_until(tree.nodes[node].inner_end);
}

// "2031-02-11" of "20310211T100000Z", the form of NITF.
std::string with_dashes(std::string time) {
  const auto digits = static_cast<std::size_t>(
      std::find_if(time.begin(), time.end(), [](char c) { return c < '0' || c > '9'; }) - time.begin());
  return digits == 8 ? time.substr(0, 4) + "-" + time.substr(4, 2) + "-" + time.substr(6, 2) : time;
}

FeedEntry read_nitf(const XmlTree& tree, std::uint32_t node) {
  FeedEntry entry;
  const std::uint32_t docdata = docdata_of(tree, node);
  entry.url = nitf_id(tree, docdata);
  if (const std::uint32_t issue = docdata ? tree.child(docdata, "date.issue") : 0) {
    entry.published = with_dashes(tree.attribute(issue, "norm"));
  }
  const std::uint32_t body = tree.child(node, "body");
  const std::uint32_t body_head = body ? tree.child(body, "body.head") : 0;
  if (body_head) {
    if (const std::uint32_t headline = tree.child(body_head, "hedline")) {
      const std::uint32_t first = tree.child(headline, "hl1");
      entry.title = tree.words(first ? first : headline);
    }
    if (const std::uint32_t byline = tree.child(body_head, "byline")) {
      const std::uint32_t person = tree.child(byline, "person");
      entry.byline = tree.words(person ? person : byline);
    }
    if (const std::uint32_t distributor = tree.child(body_head, "distributor")) {
      entry.outlet = tree.words(distributor);
    }
  }
  if (entry.title.empty()) {
    const std::uint32_t head = tree.child(node, "head");
    if (const std::uint32_t title = head ? tree.child(head, "title") : 0) entry.title = tree.words(title);
  }
  if (const std::uint32_t content = body ? tree.child(body, "body.content") : 0) {
    append_as_html(entry.content, tree, content);
    entry.is_html = true;
  }
  return entry;
}

std::string provider_name(const XmlTree& tree, std::uint32_t meta) {
  const std::uint32_t provider = meta ? tree.child(meta, "provider") : 0;
  if (!provider) return {};
  if (const std::uint32_t name = tree.child(provider, "name")) return tree.words(name);
  return tree.attribute(provider, "literal");
}

void take_filled(std::string& field, std::string&& value) {
  if (!value.empty()) field = std::move(value);
}

FeedEntry read_g2(const XmlTree& tree, std::uint32_t node) {
  FeedEntry entry;
  const std::uint32_t content_set = tree.child(node, "contentSet");
  const std::uint32_t inline_xml = content_set ? tree.child(content_set, "inlineXML") : 0;
  const std::uint32_t inline_data = content_set ? tree.child(content_set, "inlineData") : 0;
  if (inline_xml) {
    if (const std::uint32_t nitf = tree.below(inline_xml, "nitf")) {
      entry = read_nitf(tree, nitf);
    } else {
      const std::uint32_t body = tree.below(inline_xml, "body");
      append_as_html(entry.content, tree, body ? body : inline_xml);
      entry.is_html = true;
    }
  } else if (inline_data) {
    tree.append_text(entry.content, inline_data);
  }
  const std::uint32_t item_meta = tree.child(node, "itemMeta");
  const std::uint32_t content_meta = tree.child(node, "contentMeta");
  const auto words_of = [&](std::uint32_t parent, std::string_view name) {
    const std::uint32_t found = parent ? tree.child(parent, name) : 0;
    return found ? tree.words(found) : std::string{};
  };
  entry.url = tree.attribute(node, "guid");
  take_filled(entry.title, words_of(item_meta, "title"));
  take_filled(entry.title, words_of(content_meta, "headline"));
  take_filled(entry.byline, words_of(content_meta, "by"));
  take_filled(entry.outlet, words_of(content_meta, "creditline"));
  take_filled(entry.outlet, provider_name(tree, item_meta));
  take_filled(entry.published, words_of(item_meta, "versionCreated"));
  return entry;
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int number = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

}  // namespace

std::vector<std::uint32_t> news_elements(const XmlTree& tree) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    if (tree.nodes[i].kind != XmlNode::Kind::kElement) continue;
    const std::string_view local = tree.local(i);
    if (!is_g2_item(local) && local != "nitf") continue;
    found.push_back(i);
    i = tree.nodes[i].last_below;
  }
  return found;
}

NewsStatus news_status(const XmlTree& tree, std::uint32_t node, std::string_view as_of) {
  return tree.local(node) == "nitf" ? nitf_status(tree, node, as_of) : g2_status(tree, node, as_of);
}

FeedEntry read_news(const XmlTree& tree, std::uint32_t node) {
  return tree.local(node) == "nitf" ? read_nitf(tree, node) : read_g2(tree, node);
}

std::optional<std::int64_t> seconds_of(std::string_view time) {
  // The digits alone, of both the basic and the extended form.
  std::string compact;
  std::size_t at = 0;
  for (; at < time.size() && compact.size() < 14; ++at) {
    const char c = time[at];
    if (c >= '0' && c <= '9') {
      compact.push_back(c);
    } else if (compact.size() == 8 && (c == '+' || c == 'Z')) {
      break;
    } else if (c != '-' && c != ':' && c != 'T' && c != ' ') {
      break;
    } else if (c == '-' && compact.size() > 8) {
      break;  // A zone west of UTC.
    }
  }
  const auto year = digits(compact, 0, 4), month = digits(compact, 4, 2), day = digits(compact, 6, 2);
  if (!year || !month || !day) return std::nullopt;
  const IsoDate date{static_cast<std::int16_t>(*year), static_cast<std::uint8_t>(*month),
                     static_cast<std::uint8_t>(*day)};
  if (!is_valid(date)) return std::nullopt;
  std::int64_t seconds = std::int64_t{to_days(date)} * 86400;
  seconds += digits(compact, 8, 2).value_or(0) * 3600 + digits(compact, 10, 2).value_or(0) * 60 +
             digits(compact, 12, 2).value_or(0);
  std::string_view zone = time.substr(at);
  if (zone.substr(0, 1) == ".") zone.remove_prefix(std::min(zone.find_first_not_of("0123456789", 1), zone.size()));
  if (zone.size() >= 3 && (zone[0] == '+' || zone[0] == '-')) {
    const std::int64_t hours = digits(zone, 1, 2).value_or(0);
    const std::int64_t minutes = digits(zone, zone.substr(3, 1) == ":" ? 4 : 3, 2).value_or(0);
    seconds -= (zone[0] == '+' ? 1 : -1) * (hours * 3600 + minutes * 60);
  }
  return seconds;
}

}  // namespace onrecord
