#include "read/page/html_tokeniser.h"

#include <array>
#include <cstring>

namespace onrecord {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::size_t find_from(std::string_view page, char c, std::size_t at) {
  if (at >= page.size()) return npos;
  const void* found = std::memchr(page.data() + at, c, page.size() - at);
  return found ? static_cast<std::size_t>(static_cast<const char*>(found) - page.data()) : npos;
}

// Returns the name of a raw-text element as it stands in its end tag.
std::string_view raw_name(Tag tag) {
  switch (tag) {
    case Tag::kScript:
      return "script";
    case Tag::kStyle:
      return "style";
    case Tag::kTextarea:
      return "textarea";
    case Tag::kTitle:
      return "title";
    case Tag::kXmp:
      return "xmp";
    case Tag::kIframe:
      return "iframe";
    case Tag::kNoembed:
      return "noembed";
    case Tag::kNoframes:
      return "noframes";
    default:
      return {};
  }
}

}  // namespace

bool same_name(std::string_view name, std::string_view lower) {
  if (name.size() != lower.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) != lower[i]) return false;
  }
  return true;
}

std::optional<HtmlToken> HtmlTokeniser::next() {
  if (raw_ != Tag::kText) {
    if (std::optional<HtmlToken> text = raw_text()) return text;
  }
  std::size_t begin = at_;
  std::size_t from = at_;
  while (from < page_.size()) {
    const std::size_t open = find_from(page_, '<', from);
    if (open == npos || open + 1 >= page_.size()) break;
    const char c = page_[open + 1];
    const bool starts = is_ascii_letter(c);
    const bool ends = c == '/' && open + 2 < page_.size() && is_ascii_letter(page_[open + 2]);
    const bool declares = c == '!' || c == '?' || (c == '/' && !ends);
    if (!starts && !ends && !declares) {
      from = open + 1;  // "a < b" is text.
      continue;
    }
    if (open > begin) {
      at_ = open;
      return HtmlToken{HtmlTokenKind::kText,
                       Tag::kText,
                       false,
                       static_cast<std::uint32_t>(begin),
                       static_cast<std::uint32_t>(open),
                       0,
                       0};
    }
    if (declares) {
      at_ = begin = from = skip_declaration(open);
      continue;
    }
    return tag_token(open, open + (ends ? 2 : 1), ends);
  }
  at_ = page_.size();
  if (begin == page_.size()) return std::nullopt;
  return HtmlToken{HtmlTokenKind::kText,
                   Tag::kText,
                   false,
                   static_cast<std::uint32_t>(begin),
                   static_cast<std::uint32_t>(page_.size()),
                   0,
                   0};
}

// Returns the offset after the comment, doctype or bogus comment that begins at `at`.
std::size_t HtmlTokeniser::skip_declaration(std::size_t at) const {
  if (page_.substr(at, 4) == "<!--") {
    // "<!-->" and "<!--->" are whole comments.
    if (page_.substr(at + 4, 1) == ">") return at + 5;
    if (page_.substr(at + 4, 2) == "->") return at + 6;
    const std::size_t end = page_.find("-->", at + 4);
    return end == npos ? page_.size() : end + 3;
  }
  if (page_.substr(at, 9) == "<![CDATA[") {
    const std::size_t end = page_.find("]]>", at + 9);
    return end == npos ? page_.size() : end + 3;
  }
  const std::size_t end = find_from(page_, '>', at);
  return end == npos ? page_.size() : end + 1;
}

// The text of a script, style or title up to its end tag; nothing if there is none.
std::optional<HtmlToken> HtmlTokeniser::raw_text() {
  const std::string_view name = raw_name(raw_);
  const bool references = raw_ == Tag::kTitle || raw_ == Tag::kTextarea;
  raw_ = Tag::kText;
  const std::size_t begin = at_;
  std::size_t close = begin;
  for (;;) {
    close = page_.find("</", close);
    if (close == npos) {
      close = page_.size();
      break;
    }
    const std::size_t after = close + 2 + name.size();
    if (same_name(page_.substr(close + 2, name.size()), name) &&
        (after >= page_.size() || is_html_space(page_[after]) || page_[after] == '>' || page_[after] == '/')) {
      break;
    }
    close += 2;
  }
  at_ = close;
  if (close == begin) return std::nullopt;
  return HtmlToken{HtmlTokenKind::kText,
                   Tag::kText,
                   !references,
                   static_cast<std::uint32_t>(begin),
                   static_cast<std::uint32_t>(close),
                   0,
                   0};
}

HtmlToken HtmlTokeniser::tag_token(std::size_t begin, std::size_t name_begin, bool end_tag) {
  std::size_t at = name_begin;
  while (at < page_.size() && !is_html_space(page_[at]) && page_[at] != '>' && page_[at] != '/') ++at;
  HtmlToken token;
  token.kind = end_tag ? HtmlTokenKind::kEndTag : HtmlTokenKind::kStartTag;
  token.tag = tag_of(page_.substr(name_begin, at - name_begin));
  token.begin = static_cast<std::uint32_t>(begin);
  token.attributes_begin = static_cast<std::uint32_t>(at);
  // A '>' inside a quoted value does not end the tag. A quotation mark opens a value only after '='.
  bool value_due = false;
  while (at < page_.size() && page_[at] != '>') {
    const char c = page_[at];
    if (value_due && (c == '"' || c == '\'')) {
      const std::size_t close = find_from(page_, c, at + 1);
      at = close == npos ? page_.size() : close + 1;
      value_due = false;
      continue;
    }
    if (c == '=') {
      value_due = true;
    } else if (!is_html_space(c)) {
      value_due = false;
    }
    ++at;
  }
  token.attributes_end = static_cast<std::uint32_t>(at);
  at_ = at < page_.size() ? at + 1 : at;
  token.end = static_cast<std::uint32_t>(at_);
  if (!end_tag && (tag_traits(token.tag) & kRawTag)) raw_ = token.tag;
  return token;
}

std::optional<HtmlAttribute> HtmlAttributes::next() {
  while (at_ < text_.size() && (is_html_space(text_[at_]) || text_[at_] == '/')) ++at_;
  if (at_ >= text_.size()) return std::nullopt;
  const std::size_t name_begin = at_;
  if (text_[at_] == '=') ++at_;  // A name may begin with '='.
  while (at_ < text_.size() && !is_html_space(text_[at_]) && text_[at_] != '=' && text_[at_] != '/') ++at_;
  HtmlAttribute attribute;
  attribute.name = text_.substr(name_begin, at_ - name_begin);
  std::size_t after = at_;
  while (after < text_.size() && is_html_space(text_[after])) ++after;
  if (after >= text_.size() || text_[after] != '=') return attribute;
  ++after;
  while (after < text_.size() && is_html_space(text_[after])) ++after;
  at_ = after;
  if (at_ >= text_.size()) return attribute;
  const char quote = text_[at_];
  if (quote == '"' || quote == '\'') {
    const std::size_t close = find_from(text_, quote, at_ + 1);
    const std::size_t end = close == npos ? text_.size() : close;
    attribute.value = text_.substr(at_ + 1, end - at_ - 1);
    at_ = close == npos ? end : end + 1;
  } else {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_html_space(text_[at_])) ++at_;
    attribute.value = text_.substr(begin, at_ - begin);
  }
  return attribute;
}

}  // namespace onrecord
