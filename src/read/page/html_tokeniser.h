// Cuts a page into tags and text, without copying and without judging: the states of the HTML Standard (13.2.5) that
// matter for reading.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "read/page/html_tag.h"

namespace onrecord {

enum class HtmlTokenKind : std::uint8_t { kText, kStartTag, kEndTag };

// Offsets are bytes of the page. Comments, doctypes and processing instructions give no token.
struct HtmlToken {
  HtmlTokenKind kind = HtmlTokenKind::kText;
  Tag tag = Tag::kText;
  bool raw = false;         // Text in which character references mean nothing (script, style).
  std::uint32_t begin = 0;  // Of the text; of a tag, its '<'.
  std::uint32_t end = 0;    // After the text or the '>'.
  std::uint32_t attributes_begin = 0, attributes_end = 0;  // What stands between name and '>'.
};

// Borrows the page. Cost: linear, whatever is unclosed. Not thread-safe.
class HtmlTokeniser {
 public:
  // REQUIRES: page.size() < 2^32.
  explicit HtmlTokeniser(std::string_view page) : page_(page) {}

  std::optional<HtmlToken> next();

 private:
  std::size_t skip_declaration(std::size_t at) const;
  std::optional<HtmlToken> raw_text();
  HtmlToken tag_token(std::size_t begin, std::size_t name_begin, bool end_tag);

  std::string_view page_;
  std::size_t at_ = 0;
  Tag raw_ = Tag::kText;  // The raw-text element that was just opened.
};

// One attribute of a tag, not decoded. Borrows the page.
struct HtmlAttribute {
  std::string_view name;
  std::string_view value;
};

// Reads the attributes of a tag one after the other from what stands between its name and its '>'.
class HtmlAttributes {
 public:
  explicit HtmlAttributes(std::string_view text) : text_(text) {}
  std::optional<HtmlAttribute> next();

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

inline bool is_html_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

// Returns true if the names are equal without case. REQUIRES: `lower` is in lower case.
bool same_name(std::string_view name, std::string_view lower);

}  // namespace onrecord
