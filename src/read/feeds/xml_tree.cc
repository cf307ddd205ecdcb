#include "read/feeds/xml_tree.h"

#include <fmt/format.h>

#include <algorithm>

#include "read/page/html_entities.h"

namespace onrecord {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kMostNodes = 1u << 20;
constexpr std::size_t kMostOpen = 4096;  // Elements nested deeper are children of the last one.
constexpr std::size_t kSearchedForStart = 64;

bool is_xml_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool in_name(char c) {
  return begins_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

class TreeBuilder {
 public:
  explicit TreeBuilder(std::string_view text) : text_(text) {
    tree_.text = text;
    tree_.nodes.push_back({});
    open_.push_back(0);
  }

  XmlTree build() {
    std::size_t at = text_.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
    while (at < text_.size()) {
      const std::size_t tag = std::min(text_.find('<', at), text_.size());
      if (tag > at) add_text(XmlNode::Kind::kText, at, tag);
      if (tag == text_.size()) break;
      at = markup(tag);
      if (full_) break;
    }
    const auto end = static_cast<std::uint32_t>(text_.size());
    if (open_.size() > 1) fault(text_.size(), "an element is not closed");
    while (open_.size() > 1) close(end, end);
    tree_.nodes[0].end = tree_.nodes[0].inner_end = end;
    tree_.nodes[0].last_below = static_cast<std::uint32_t>(tree_.nodes.size() - 1);
    return std::move(tree_);
  }

 private:
  void fault(std::size_t at, const char* what) {
    if (tree_.fault.empty()) tree_.fault = fmt::format("{} at byte {}", what, at);
  }

  void add_text(XmlNode::Kind kind, std::size_t begin, std::size_t end) {
    if (begin >= end || !has_room()) return;
    XmlNode node;
    node.kind = kind;
    node.parent = open_.back();
    node.last_below = static_cast<std::uint32_t>(tree_.nodes.size());
    node.begin = static_cast<std::uint32_t>(begin);
    node.end = static_cast<std::uint32_t>(end);
    tree_.nodes.push_back(node);
  }

  bool has_room() {
    if (tree_.nodes.size() < kMostNodes) return true;
    full_ = true;
    fault(text_.size(), "more than a million elements");
    return false;
  }

  // Reads what begins with the '<' at `at`; returns where it ends.
  std::size_t markup(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    if (rest.substr(0, 9) == "<![CDATA[") {
      const std::size_t end = no_more_cdata_ends_ ? npos : text_.find("]]>", at + 9);
      if (end == npos) {
        no_more_cdata_ends_ = true;
        fault(at, "a CDATA section is not closed");
        add_text(XmlNode::Kind::kVerbatim, at + 9, text_.size());
        return text_.size();
      }
      add_text(XmlNode::Kind::kVerbatim, at + 9, end);
      return end + 3;
    }
    if (rest.substr(0, 4) == "<!--") return passed(at, text_.find("-->", at + 4), 3, "a comment is not closed");
    if (rest.substr(0, 2) == "<?") return passed(at, text_.find("?>", at + 2), 2, "an instruction is not closed");
    if (rest.substr(0, 2) == "<!") return declaration(at);
    if (rest.substr(0, 2) == "</") return end_tag(at);
    if (rest.size() > 1 && begins_name(rest[1])) return start_tag(at);
    fault(at, "'<' without a tag");
    add_text(XmlNode::Kind::kText, at, at + 1);
    return at + 1;
  }

  std::size_t passed(std::size_t at, std::size_t end, std::size_t size, const char* what) {
    if (end != npos) return end + size;
    fault(at, what);
    return text_.size();
  }

  // A document type, with the declarations in its brackets.
  std::size_t declaration(std::size_t at) {
    int depth = 0;
    char quote = 0;
    for (std::size_t i = at + 2; i < text_.size(); ++i) {
      const char c = text_[i];
      if (quote) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '<') {
        ++depth;
      } else if (c == '>' && depth-- == 0) {
        return i + 1;
      }
    }
    fault(at, "a declaration is not closed");
    return text_.size();
  }

  std::size_t start_tag(std::size_t at) {
    std::size_t name_end = at + 1;
    while (name_end < text_.size() && in_name(text_[name_end])) ++name_end;
    char quote = 0;
    std::size_t end = name_end;
    for (; end < text_.size(); ++end) {
      const char c = text_[end];
      if (quote) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>' || c == '<') {
        break;
      }
    }
    const bool closed = end < text_.size() && text_[end] == '>';
    if (!closed) fault(at, "a tag is not closed");
    if (!has_room()) return text_.size();
    XmlNode node;
    node.parent = open_.back();
    node.begin = static_cast<std::uint32_t>(at);
    node.inner_begin = static_cast<std::uint32_t>(end + (closed ? 1 : 0));
    node.name_begin = static_cast<std::uint32_t>(at + 1);
    node.name_end = static_cast<std::uint32_t>(name_end);
    node.last_below = static_cast<std::uint32_t>(tree_.nodes.size());
    const bool is_empty = closed && text_[end - 1] == '/';
    if (is_empty || open_.size() >= kMostOpen) node.end = node.inner_end = node.inner_begin;
    tree_.nodes.push_back(node);
    if (!is_empty && open_.size() < kMostOpen) open_.push_back(node.last_below);
    return node.inner_begin;
  }

  std::size_t end_tag(std::size_t at) {
    const std::size_t end = text_.find_first_of("<>", at + 2);
    const bool closed = end != npos && text_[end] == '>';
    const std::size_t behind = closed ? end + 1 : std::min(end, text_.size());
    if (!closed) fault(at, "an end tag is not closed");
    std::string_view name = text_.substr(at + 2, std::min(end, text_.size()) - at - 2);
    while (!name.empty() && is_xml_space(name.back())) name.remove_suffix(1);
    for (std::size_t depth = 1; depth < open_.size() && depth <= kSearchedForStart; ++depth) {
      if (tree_.name(open_[open_.size() - depth]) != name) continue;
      if (depth > 1) fault(at, "an element is not closed");
      for (std::size_t i = 1; i < depth; ++i) close(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at));
      close(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(behind));
      return behind;
    }
    fault(at, "an end tag without its start tag");
    return behind;
  }

  void close(std::uint32_t inner_end, std::uint32_t end) {
    XmlNode& node = tree_.nodes[open_.back()];
    node.inner_end = inner_end;
    node.end = end;
    node.last_below = static_cast<std::uint32_t>(tree_.nodes.size() - 1);
    open_.pop_back();
  }

  std::string_view text_;
  XmlTree tree_;
  std::vector<std::uint32_t> open_;
  bool full_ = false, no_more_cdata_ends_ = false;
};

}  // namespace

std::string_view XmlTree::name(std::uint32_t node) const {
  return text.substr(nodes[node].name_begin, nodes[node].name_end - nodes[node].name_begin);
}

std::string_view XmlTree::local(std::uint32_t node) const {
  const std::string_view whole = name(node);
  const std::size_t colon = whole.find(':');
  return colon == npos ? whole : whole.substr(colon + 1);
}

std::string_view XmlTree::prefix(std::uint32_t node) const {
  const std::string_view whole = name(node);
  const std::size_t colon = whole.find(':');
  return colon == npos ? std::string_view{} : whole.substr(0, colon);
}

std::string_view XmlTree::inner(std::uint32_t node) const {
  return text.substr(nodes[node].inner_begin, nodes[node].inner_end - nodes[node].inner_begin);
}

std::string XmlTree::attribute(std::uint32_t node, std::string_view name) const {
  const XmlNode& element = nodes[node];
  std::string_view tag = text.substr(element.name_end, element.inner_begin - element.name_end);
  for (;;) {
    std::size_t begin = 0;
    while (begin < tag.size() && !begins_name(tag[begin])) ++begin;
    std::size_t end = begin;
    while (end < tag.size() && in_name(tag[end])) ++end;
    if (begin == end) return {};
    const std::string_view key = tag.substr(begin, end - begin);
    while (end < tag.size() && is_xml_space(tag[end])) ++end;
    if (end == tag.size() || tag[end] != '=') {
      tag.remove_prefix(end);
      continue;
    }
    ++end;
    while (end < tag.size() && is_xml_space(tag[end])) ++end;
    if (end == tag.size() || (tag[end] != '"' && tag[end] != '\'')) {
      tag.remove_prefix(end);
      continue;
    }
    const std::size_t close = std::min(tag.find(tag[end], end + 1), tag.size());
    if (key == name) {
      MappedText value;
      append_unescaped(value, tag.substr(end + 1, close - end - 1), 0);
      return std::move(value.text);
    }
    tag.remove_prefix(std::min(close + 1, tag.size()));
  }
}

std::vector<std::uint32_t> XmlTree::children(std::uint32_t node) const {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = node + 1; i <= nodes[node].last_below; i = nodes[i].last_below + 1) {
    if (nodes[i].kind == XmlNode::Kind::kElement) found.push_back(i);
  }
  return found;
}

std::uint32_t XmlTree::child(std::uint32_t node, std::string_view wanted) const {
  for (std::uint32_t i = node + 1; i <= nodes[node].last_below; i = nodes[i].last_below + 1) {
    if (nodes[i].kind == XmlNode::Kind::kElement && local(i) == wanted) return i;
  }
  return 0;
}

std::uint32_t XmlTree::child(std::uint32_t node, std::string_view wanted, std::string_view with_prefix) const {
  for (std::uint32_t i = node + 1; i <= nodes[node].last_below; i = nodes[i].last_below + 1) {
    if (nodes[i].kind == XmlNode::Kind::kElement && local(i) == wanted && prefix(i) == with_prefix) return i;
  }
  return 0;
}

std::uint32_t XmlTree::below(std::uint32_t node, std::string_view wanted) const {
  for (std::uint32_t i = node + 1; i <= nodes[node].last_below; ++i) {
    if (nodes[i].kind == XmlNode::Kind::kElement && local(i) == wanted) return i;
  }
  return 0;
}

void XmlTree::append_text(MappedText& out, std::uint32_t node) const {
  for (std::uint32_t i = node; i <= nodes[node].last_below; ++i) {
    const XmlNode& piece = nodes[i];
    const std::string_view raw = text.substr(piece.begin, piece.end - piece.begin);
    if (piece.kind == XmlNode::Kind::kVerbatim) out.copy(raw, piece.begin);
    if (piece.kind == XmlNode::Kind::kText) append_unescaped(out, raw, piece.begin);
  }
}

std::string XmlTree::words(std::uint32_t node) const {
  MappedText mapped;
  if (node != 0) append_text(mapped, node);
  std::string folded;
  for (const char c : mapped.text) {
    if (!is_xml_space(c)) {
      folded.push_back(c);
    } else if (!folded.empty() && folded.back() != ' ') {
      folded.push_back(' ');
    }
  }
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

XmlTree parse_xml(std::string_view text) {
  return TreeBuilder{text}.build();
}

std::string xml_encoding(std::string_view bytes) {
  const std::size_t begin = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (begin == npos || bytes.substr(begin, 5) != "<?xml") return {};
  const std::string_view declaration = bytes.substr(begin, std::min<std::size_t>(bytes.find("?>", begin), 256));
  const std::size_t at = declaration.find("encoding");
  if (at == npos) return {};
  const std::size_t open = declaration.find_first_of("\"'", at);
  if (open == npos) return {};
  const std::size_t close = declaration.find(declaration[open], open + 1);
  return close == npos ? std::string{} : std::string{declaration.substr(open + 1, close - open - 1)};
}

void append_unescaped(MappedText& out, std::string_view raw, std::uint64_t begin) {
  std::size_t at = 0;
  while (at < raw.size()) {
    const std::size_t mark = std::min(raw.find('&', at), raw.size());
    out.copy(raw.substr(at, mark - at), begin + at);
    if (mark == raw.size()) return;
    const CharacterReference reference = read_character_reference(raw, mark, false);
    // HTML's names without a semicolon are no references here: "AT&T", "?a=1&copy=2".
    if (reference.bytes > 1 && raw[mark + reference.bytes - 1] == ';') {
      out.replace(reference.value, begin + mark, reference.bytes);
      at = mark + reference.bytes;
    } else {
      out.copy("&", begin + mark);
      at = mark + 1;
    }
  }
}

}  // namespace onrecord
