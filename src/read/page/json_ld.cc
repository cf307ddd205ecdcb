#include "read/page/json_ld.h"

#include "read/files/json_object.h"
#include "read/page/html_entities.h"

namespace onrecord {
namespace {

constexpr int kDeepest = 5;

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool names_article(std::string_view type) {
  return ends_with(type, "Article") || ends_with(type, "Posting") || ends_with(type, "Report");
}

bool is_article(const JsonValue& type) {
  if (type.kind == JsonKind::kString) return names_article(type.raw);
  for (const JsonValue& each : json_elements(type)) {
    if (names_article(each.raw)) return true;
  }
  return false;
}

// The name of a person or organisation, or of several: a string, an object with "name", or a list of these.
std::string names_of(const JsonValue& value, int depth, bool persons_only = false) {
  if (depth > kDeepest) return {};
  // Many publishers put the references of HTML into their JSON.
  if (value.kind == JsonKind::kString) return decode_attribute(json_string(value));
  if (value.kind == JsonKind::kObject) {
    const auto members = read_json_object(value.raw);
    if (!members) return {};
    for (const JsonMember& member : *members) {
      if (persons_only && member.key == "@type" && member.value.raw.find("Organi") != std::string_view::npos) return {};
    }
    for (const JsonMember& member : *members) {
      if (member.key == "name") return names_of(member.value, depth + 1, persons_only);
    }
    return {};
  }
  std::string joined;
  for (const JsonValue& each : json_elements(value)) {
    const std::string name = names_of(each, depth + 1, persons_only);
    if (name.empty()) continue;
    if (!joined.empty()) joined += ", ";
    joined += name;
  }
  return joined;
}

void keep_first(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void read_value(const JsonValue& value, JsonLdArticle& article, int depth) {
  if (depth > kDeepest) return;
  if (value.kind == JsonKind::kArray) {
    for (const JsonValue& each : json_elements(value)) read_value(each, article, depth + 1);
    return;
  }
  if (value.kind != JsonKind::kObject) return;
  const auto members = read_json_object(value.raw);
  if (!members) return;
  bool counts = false;
  for (const JsonMember& member : *members) {
    if (member.key == "@type") counts |= is_article(member.value);
  }
  for (const JsonMember& member : *members) {
    if (member.key == "@graph" || member.key == "mainEntity") {
      read_value(member.value, article, depth + 1);
    } else if (!counts) {
      continue;
    } else if (member.key == "headline") {
      keep_first(article.headline, names_of(member.value, depth));
    } else if (member.key == "datePublished") {
      keep_first(article.published, json_string(member.value));
    } else if (member.key == "author") {
      keep_first(article.authors, names_of(member.value, depth, true));
      keep_first(article.any_authors, names_of(member.value, depth));
    } else if (member.key == "publisher") {
      keep_first(article.publisher, names_of(member.value, depth));
    } else if (member.key == "url") {
      keep_first(article.url, json_string(member.value));
    }
  }
}

}  // namespace

void read_json_ld(std::string_view script, JsonLdArticle& article) {
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return;
  const std::string_view json = script.substr(begin, end - begin + 1);
  JsonValue value;
  value.kind = json[0] == '{' ? JsonKind::kObject : JsonKind::kArray;
  value.raw = json;
  read_value(value, article, 0);
}

}  // namespace onrecord
