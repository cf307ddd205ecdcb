#include "read/page/html_tree.h"

#include <array>

namespace onrecord {
namespace {

constexpr std::size_t kDeepest = 500;

bool is_block(Tag tag) {
  return (tag_traits(tag) & kBlockTag) != 0;
}
bool is_scope(Tag tag) {
  return (tag_traits(tag) & kScopeTag) != 0;
}

bool is_heading(Tag tag) {
  return tag >= Tag::kH1 && tag <= Tag::kH6;
}

// Start tags that close an open paragraph (HTML Standard, "in body").
bool closes_paragraph(Tag tag) {
  switch (tag) {
    case Tag::kTd:
    case Tag::kTh:
    case Tag::kTr:
    case Tag::kOption:
    case Tag::kOptgroup:
    case Tag::kNoscript:
    case Tag::kIframe:
    case Tag::kButton:
    case Tag::kSelect:
    case Tag::kTextarea:
    case Tag::kVideo:
    case Tag::kAudio:
    case Tag::kSvg:
    case Tag::kObject:
    case Tag::kCanvas:
    case Tag::kTitle:
      return false;
    default:
      return is_block(tag);
  }
}

class TreeBuilder {
 public:
  explicit TreeBuilder(std::string_view page) {
    tree_.page = page;
    tree_.nodes.push_back({});
    open_.push_back(0);
  }

  HtmlTree build() {
    HtmlTokeniser tokens{tree_.page};
    while (const std::optional<HtmlToken> token = tokens.next()) {
      switch (token->kind) {
        case HtmlTokenKind::kText:
          add(*token);
          break;
        case HtmlTokenKind::kStartTag:
          start(*token);
          break;
        case HtmlTokenKind::kEndTag:
          finish(token->tag);
          break;
      }
    }
    pop_to(0);
    tree_.nodes[0].last_below = static_cast<std::uint32_t>(tree_.nodes.size() - 1);
    return std::move(tree_);
  }

 private:
  Tag open_tag(std::size_t depth) const { return tree_.nodes[open_[depth]].tag; }

  std::uint32_t add(const HtmlToken& token) {
    HtmlNode node;
    node.tag = token.kind == HtmlTokenKind::kText ? Tag::kText : token.tag;
    node.raw = token.raw;
    node.parent = open_.back();
    node.begin = token.begin;
    node.end = token.end;
    node.attributes_begin = token.attributes_begin;
    node.attributes_end = token.attributes_end;
    const auto index = static_cast<std::uint32_t>(tree_.nodes.size());
    node.last_below = index;
    tree_.nodes.push_back(node);
    return index;
  }

  void start(const HtmlToken& token) {
    imply_ends(token.tag);
    const std::uint32_t index = add(token);
    if (tag_traits(token.tag) & kVoidTag) return;
    if (open_.size() >= kDeepest) return;
    open_.push_back(index);
    ++open_count_[static_cast<std::size_t>(token.tag)];
  }

  // Closes the elements from `depth` on, which leaves `depth + 1` open... the one at `depth` included.
  void close_from(std::size_t depth) {
    const auto last = static_cast<std::uint32_t>(tree_.nodes.size() - 1);
    while (open_.size() > depth) {
      HtmlNode& node = tree_.nodes[open_.back()];
      node.last_below = last;
      --open_count_[static_cast<std::size_t>(node.tag)];
      open_.pop_back();
    }
  }
  void pop_to(std::size_t depth) { close_from(depth + 1); }

  // Closes the innermost open element of `tag` unless one of `stops` (or a scope) stands between.
  bool close_innermost(Tag tag, std::initializer_list<Tag> stops) {
    if (open_count_[static_cast<std::size_t>(tag)] == 0) return false;
    for (std::size_t depth = open_.size() - 1; depth > 0; --depth) {
      const Tag here = open_tag(depth);
      if (here == tag) {
        close_from(depth);
        return true;
      }
      for (const Tag stop : stops) {
        if (here == stop) return false;
      }
      if (is_scope(here)) return false;
    }
    return false;
  }

  void imply_ends(Tag tag) {
    switch (tag) {
      case Tag::kLi:
        close_innermost(Tag::kLi, {Tag::kUl, Tag::kOl, Tag::kMenu, Tag::kDir});
        break;
      case Tag::kDt:
      case Tag::kDd:
        close_innermost(Tag::kDt, {Tag::kDl});
        close_innermost(Tag::kDd, {Tag::kDl});
        break;
      case Tag::kOption:
        close_innermost(Tag::kOption, {Tag::kSelect, Tag::kOptgroup, Tag::kDatalist});
        break;
      case Tag::kTd:
      case Tag::kTh:
        close_cell(Tag::kTd, {Tag::kTr, Tag::kTable});
        close_cell(Tag::kTh, {Tag::kTr, Tag::kTable});
        break;
      case Tag::kTr:
        close_cell(Tag::kTr, {Tag::kTable});
        break;
      case Tag::kTbody:
      case Tag::kThead:
      case Tag::kTfoot:
        close_cell(Tag::kTbody, {Tag::kTable});
        close_cell(Tag::kThead, {Tag::kTable});
        close_cell(Tag::kTfoot, {Tag::kTable});
        break;
      case Tag::kBody:
        close_innermost(Tag::kHead, {});
        break;
      default:
        break;
    }
    if (closes_paragraph(tag)) close_innermost(Tag::kP, {});
    if (is_heading(tag) && open_.size() > 1 && is_heading(open_tag(open_.size() - 1))) close_from(open_.size() - 1);
    // Text after a head that was not closed belongs to the page.
    if (is_block(tag) && tag != Tag::kHead && tag != Tag::kTitle && tag != Tag::kNoscript && tag != Tag::kSvg &&
        tag != Tag::kIframe && tag != Tag::kObject && tag != Tag::kTextarea) {
      close_innermost(Tag::kHead, {});
    }
  }

  // As close_innermost(), but a cell is a scope itself.
  void close_cell(Tag tag, std::initializer_list<Tag> stops) {
    if (open_count_[static_cast<std::size_t>(tag)] == 0) return;
    for (std::size_t depth = open_.size() - 1; depth > 0; --depth) {
      const Tag here = open_tag(depth);
      if (here == tag) {
        close_from(depth);
        return;
      }
      for (const Tag stop : stops) {
        if (here == stop) return;
      }
    }
  }

  void finish(Tag tag) {
    // Everything after </body> still belongs to the page.
    if (tag == Tag::kBody || tag == Tag::kHtml || tag == Tag::kOther) {
      if (tag != Tag::kOther) return;
      // Unknown elements (custom ones) are closed as inline ones are.
    }
    if (open_count_[static_cast<std::size_t>(tag)] == 0) return;
    const bool table_part = tag == Tag::kTable || tag == Tag::kTr || tag == Tag::kTd || tag == Tag::kTh ||
                            tag == Tag::kTbody || tag == Tag::kThead || tag == Tag::kTfoot;
    const bool block = is_block(tag);
    for (std::size_t depth = open_.size() - 1; depth > 0; --depth) {
      const Tag here = open_tag(depth);
      if (here == tag) {
        close_from(depth);
        return;
      }
      if (!block && is_block(here) && tag != Tag::kOther) return;
      if (!table_part && is_scope(here)) return;
      if (table_part && here == Tag::kTable) return;
    }
  }

  HtmlTree tree_;
  std::vector<std::uint32_t> open_;              // Node numbers, outermost first.
  std::array<std::uint32_t, 256> open_count_{};  // By tag: an end tag without a start tag costs nothing.
};

}  // namespace

std::string_view HtmlTree::attribute(const HtmlNode& node, std::string_view name) const {
  HtmlAttributes all = attributes(node);
  while (const std::optional<HtmlAttribute> attribute = all.next()) {
    if (same_name(attribute->name, name)) return attribute->value;
  }
  return {};
}

HtmlTree parse_html(std::string_view page) {
  return TreeBuilder(page).build();
}

}  // namespace onrecord
