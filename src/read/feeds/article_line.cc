#include "read/feeds/article_line.h"

#include <array>
#include <initializer_list>

namespace onrecord {
namespace {

constexpr std::size_t npos = std::string_view::npos;
using Members = std::vector<JsonMember>;

const JsonValue* find_member(const Members& members, std::string_view name) {
  for (const JsonMember& member : members) {
    if (member.key == name) return &member.value;
  }
  return nullptr;
}

std::string_view trimmed_field(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// Strings as they are, numbers as they are written, lists of strings joined by ", ".
std::string field_text(const JsonValue& value) {
  switch (value.kind) {
    case JsonKind::kString:
      return std::string{trimmed_field(json_string(value))};
    case JsonKind::kNumber:
      return std::string{value.raw};
    case JsonKind::kArray: {
      std::string joined;
      for (const JsonValue& element : json_elements(value)) {
        const std::string text = json_string(element);
        const std::string_view name = trimmed_field(text);
        if (name.empty()) continue;
        if (!joined.empty()) joined += ", ";
        joined += name;
      }
      return joined;
    }
    case JsonKind::kLiteral:
    case JsonKind::kObject:
      return {};
  }
  return {};
}

std::string first_filled(const Members& members, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (const JsonValue* value = find_member(members, name)) {
      std::string text = field_text(*value);
      if (!text.empty()) return text;
    }
  }
  return {};
}

bool is_address(std::string_view text) {
  return text.substr(0, 7) == "http://" || text.substr(0, 8) == "https://";
}

std::string host_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme != npos) address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("/?#"));
  return std::string{address};
}

std::string address_in(const Members& members) {
  std::string url = first_filled(members, {"url"});
  if (url.empty()) {
    url = first_filled(members, {"source"});
    if (!is_address(url)) url.clear();
  }
  return url.empty() ? first_filled(members, {"link"}) : url;
}

std::string id_in(const Members& members) {
  return first_filled(members, {"id"});
}

}  // namespace

Result<ArticleLine> read_article_line(std::string_view line, std::uint64_t source_begin) {
  const Result<Members> read = read_json_object(line);
  if (!read) return read.error();
  const Members& members = *read;

  const JsonValue* text = nullptr;
  bool present = false;
  for (const std::string_view name : {"text", "maintext", "raw_text", "articleBody"}) {
    const JsonValue* value = find_member(members, name);
    if (!value) continue;
    present = true;
    if (value->kind == JsonKind::kString && !value->raw.empty()) {
      text = value;
      break;
    }
  }
  if (!present) return Error{"missing field \"text\""};
  if (!text) return Error{"the field \"text\" is empty or no string"};

  ArticleLine article;
  article.id = id_in(members);
  article.title = first_filled(members, {"title", "headline"});
  article.url = address_in(members);
  article.outlet = first_filled(
      members, {"outlet", "sitename", "site_name", "publisher", "source-hostname", "hostname", "source_domain"});
  if (article.outlet.empty()) article.outlet = host_of(first_filled(members, {"source_url"}));
  article.published =
      first_filled(members, {"published", "date", "date_publish", "publish_date", "datePublished", "pubdate"});
  article.byline = first_filled(members, {"byline", "author", "authors"});
  article.language = first_filled(members, {"language"});
  append_json_string(article.text, *text, source_begin + text->begin);
  return article;
}

std::string article_line_id(std::string_view line) {
  const Result<Members> read = read_json_object(line);
  return read ? id_in(*read) : std::string{};
}

}  // namespace onrecord
