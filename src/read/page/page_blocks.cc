#include "read/page/page_blocks.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "read/page/class_names.h"
#include "read/page/html_entities.h"

namespace onrecord {
namespace {

// Appends text with references resolved and runs of white space folded to one space.
class FoldingWriter {
 public:
  explicit FoldingWriter(MappedText& out) : out_(out) {}

  // A block begins: what is written next is not joined to what stands before.
  void begin_block() {
    pending_begin_ = pending_end_ = 0;
    at_start_ = true;
  }

  void write(std::string_view page, std::uint32_t begin, std::uint32_t end, bool raw) {
    std::uint32_t run = begin;  // Begin of what is not yet copied.
    std::uint32_t at = begin;
    const auto flush = [&](std::uint32_t to) {
      if (to > run) {
        put_space();
        out_.copy(page.substr(run, to - run), run);
        at_start_ = false;
      }
    };
    while (at < end) {
      const char c = page[at];
      if (is_plain(c)) {
        ++at;
        continue;
      }
      // One space between two words is what it will be, and needs no entry in the map.
      if (c == ' ' && at > run && at + 1 < end && is_plain(page[at + 1])) {
        at += 2;
        continue;
      }
      if (c == '&' && !raw) {
        const CharacterReference reference = read_character_reference(page.substr(0, end), at, false);
        if (reference.bytes == 0) {
          ++at;
          continue;
        }
        flush(at);
        put(reference.value, at, reference.bytes);
        at += reference.bytes;
        run = at;
        continue;
      }
      const CodePoint point = decode_utf8(page, at);
      if (is_space(point.value) || point.value == 0xAD) {
        flush(at);
        put(point.value, at, point.bytes);
        at += point.bytes;
        run = at;
        continue;
      }
      at += point.bytes;
    }
    flush(std::min(at, end));
  }

  // A line break or another mark that stands for white space.
  void space(std::uint32_t begin, std::uint32_t end) {
    if (at_start_) return;
    if (pending_end_ == 0) pending_begin_ = begin;
    pending_end_ = end;
  }

 private:
  static bool is_plain(char c) { return static_cast<signed char>(c) > ' ' && c != '&'; }

  void put(char32_t value, std::uint32_t begin, std::uint32_t bytes) {
    if (value == 0xAD) return;  // A soft hyphen is a place to break, not a character.
    if (is_space(value)) {
      // Zero-width characters part words only for the eye.
      if (value == 0x200B || value == 0xFEFF || value == 0x2060) return;
      space(begin, begin + bytes);
      return;
    }
    put_space();
    out_.replace(value, begin, bytes);
    at_start_ = false;
  }

  void put_space() {
    if (pending_end_ > 0 && !at_start_) out_.replace(U' ', pending_begin_, pending_end_ - pending_begin_);
    pending_begin_ = pending_end_ = 0;
  }

  MappedText& out_;
  std::uint32_t pending_begin_ = 0, pending_end_ = 0;  // White space seen and not written.
  bool at_start_ = true;
};

bool says_hidden(std::string_view style) {
  const std::string lower = lower_case(style);
  const std::size_t display = lower.find("display");
  if (display == std::string::npos) return false;
  const std::size_t value = lower.find_first_not_of(" :", display + 7);
  return value != std::string::npos && lower.compare(value, 4, "none") == 0;
}

class BlockFinder {
 public:
  BlockFinder(const HtmlTree& tree, const Furniture& furniture)
      : tree_(tree), names_(furniture), writer_(page_.mapped) {}

  PageText find() {
    page_.mapped.text.reserve(tree_.page.size() / 4);
    page_.hints.resize(tree_.nodes.size());
    page_.content.resize(tree_.nodes.size());
    const auto size = static_cast<std::uint32_t>(tree_.nodes.size());
    // Nodes come in the order of the page; the stack holds those whose end has not been reached.
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 1; i < size; ++i) {
      while (!open.empty() && tree_.nodes[open.back()].last_below < i) {
        leave(open.back());
        open.pop_back();
      }
      const HtmlNode& node = tree_.nodes[i];
      if (node.tag == Tag::kText) {
        add_text(i);
        continue;
      }
      if ((tag_traits(node.tag) & kHiddenTag) || node.tag == Tag::kNoscript) {
        if (tag_traits(node.tag) & kBlockTag) finish_block();
        i = node.last_below;
        continue;
      }
      enter(i);
      open.push_back(i);
    }
    while (!open.empty()) {
      leave(open.back());
      open.pop_back();
    }
    finish_block();
    return std::move(page_);
  }

 private:
  void enter(std::uint32_t index) {
    const HtmlNode& node = tree_.nodes[index];
    judge(index);
    if (node.tag == Tag::kA) ++links_;
    if (node.tag == Tag::kBr) {
      // Two line breaks part paragraphs.
      if (breaks_++ > 0) {
        finish_block();
      } else {
        writer_.space(node.begin, node.end);
      }
      return;
    }
    if (node.tag == Tag::kImg || node.tag == Tag::kWbr) return;
    if (tag_traits(node.tag) & kBlockTag) {
      finish_block();
      container_ = index;
    }
  }

  void leave(std::uint32_t index) {
    const HtmlNode& node = tree_.nodes[index];
    if (node.tag == Tag::kA && links_ > 0) --links_;
    if (!(tag_traits(node.tag) & kBlockTag)) return;
    finish_block();
    std::uint32_t parent = node.parent;
    while (parent != 0 && !(tag_traits(tree_.nodes[parent].tag) & kBlockTag)) parent = tree_.nodes[parent].parent;
    container_ = parent;
  }

  void add_text(std::uint32_t index) {
    const HtmlNode& node = tree_.nodes[index];
    if (node.raw) return;
    const std::uint32_t before = page_.mapped.size();
    if (!in_block_) {
      begin_ = before;
      if (begin_ > 0) ++begin_;  // The newline between blocks, written when the block turns out to hold something.
      writer_.begin_block();
      in_block_ = true;
      block_has_text_ = false;
      link_bytes_ = 0;
    }
    if (!block_has_text_) {
      // Only what is visible begins a block.
      const std::string_view text = tree_.text(node);
      if (std::all_of(text.begin(), text.end(), is_html_space)) return;
      if (before > 0) page_.mapped.replace("\n", node.begin, 1);
      block_has_text_ = true;
      const std::uint32_t start = page_.mapped.size();
      writer_.write(tree_.page, node.begin, node.end, node.raw);
      if (page_.mapped.size() == start) return;
      if (links_ > 0) link_bytes_ += page_.mapped.size() - start;
    } else {
      writer_.write(tree_.page, node.begin, node.end, node.raw);
      if (links_ > 0) link_bytes_ += page_.mapped.size() - before;
    }
    breaks_ = 0;
    last_node_ = index;
  }

  void finish_block() {
    breaks_ = 0;
    if (!in_block_) return;
    in_block_ = false;
    const std::uint32_t end = page_.mapped.size();
    if (!block_has_text_ || begin_ >= end) return;
    PageBlock block;
    block.span = {begin_, end};
    block.node = container_;
    block.last_node = last_node_;
    block.link_bytes = link_bytes_;
    classify(block);
    block.shape = shape_of(page_.of(block));
    if (block.shape.words > 0) page_.blocks.push_back(block);
  }

  void classify(PageBlock& block) const {
    std::uint32_t at = block.node;
    for (int steps = 0; at != 0 && steps < 12; ++steps, at = tree_.nodes[at].parent) {
      const Tag tag = tree_.nodes[at].tag;
      if (tag >= Tag::kH1 && tag <= Tag::kH6) {
        block.kind = PageBlockKind::kHeading;
        block.level = static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(Tag::kH1) + 1);
        return;
      }
      if (tag == Tag::kLi || tag == Tag::kDd || tag == Tag::kDt) block.kind = PageBlockKind::kListItem;
      if (tag == Tag::kFigcaption || tag == Tag::kFigure || tag == Tag::kCaption) block.kind = PageBlockKind::kCaption;
      if (tag == Tag::kTd || tag == Tag::kTh) block.kind = PageBlockKind::kCell;
      if (tag == Tag::kPre) block.kind = PageBlockKind::kPreformatted;
      if (block.kind != PageBlockKind::kParagraph) return;
    }
  }

  // What the name of the element says, if that is enough.
  static std::string_view hint_of_tag(Tag tag) {
    switch (tag) {
      case Tag::kNav:
      case Tag::kMenu:
        return "navigation";
      case Tag::kFooter:
        return "footer";
      case Tag::kAside:
        return "aside";
      case Tag::kForm:
      case Tag::kFieldset:
      case Tag::kDialog:
        return "form";
      default:
        return {};
    }
  }

  void judge(std::uint32_t index) {
    const HtmlNode& node = tree_.nodes[index];
    const std::string_view by_tag = hint_of_tag(node.tag);
    std::string_view hint = by_tag;
    if (node.attributes_end > node.attributes_begin + 4) {
      const bool frame =
          node.tag == Tag::kBody || node.tag == Tag::kHtml || node.tag == Tag::kArticle || node.tag == Tag::kMain;
      const bool block = (tag_traits(node.tag) & kBlockTag) != 0;
      bool hidden = false;
      HtmlAttributes attributes = tree_.attributes(node);
      while (const std::optional<HtmlAttribute> attribute = attributes.next()) {
        const std::string_view name = attribute->name;
        const bool named = same_name(name, "class") || same_name(name, "id");
        if (named || same_name(name, "role") || same_name(name, "data-component")) {
          const ClassMeaning& meaning = names_.meaning(attribute->value);
          if (hint.empty() && !frame) hint = meaning.hint;
          if (named && block && meaning.content) page_.content[index] = true;
        } else if (block && same_name(name, "itemprop")) {
          if (names_.meaning(attribute->value).content) page_.content[index] = true;
        } else if (!frame && !hidden) {
          hidden = same_name(name, "hidden") || (same_name(name, "aria-hidden") && attribute->value == "true") ||
                   (same_name(name, "style") && says_hidden(attribute->value));
        }
      }
      if (hidden && by_tag.empty()) hint = "hidden";
    }
    page_.hints[index] = hint;
  }

  const HtmlTree& tree_;
  ClassNames names_;
  PageText page_;
  FoldingWriter writer_;
  std::uint32_t container_ = 0, begin_ = 0, link_bytes_ = 0, last_node_ = 0;
  std::uint32_t links_ = 0, breaks_ = 0;
  bool in_block_ = false, block_has_text_ = false;
};

}  // namespace

PageText find_page_blocks(const HtmlTree& tree, const Furniture& furniture) {
  return BlockFinder(tree, furniture).find();
}

}  // namespace onrecord
