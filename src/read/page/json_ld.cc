#include "read/page/json_ld.h"

#include <algorithm>

#include "read/files/json_object.h"
#include "read/page/html_entities.h"

namespace onrecord {
namespace {

constexpr int kDeepest = 5;
constexpr std::size_t kMostAuthors = 40;

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool names_article(std::string_view type) {
  return ends_with(type, "Article") || ends_with(type, "Posting") || ends_with(type, "Report");
}

bool names_page(std::string_view type) {
  return ends_with(type, "Page") || type == "Recipe" || type == "CreativeWork" || type == "Product" ||
         type == "Review" || type == "HowTo" || type == "Book";
}

template <typename Names>
bool is_type(const JsonValue& type, Names names) {
  if (type.kind == JsonKind::kString) return names(type.raw);
  for (const JsonValue& each : json_elements(type)) {
    if (names(each.raw)) return true;
  }
  return false;
}

// Many publishers put the references of HTML into their JSON.
std::string plain_string(const JsonValue& value) {
  return value.kind == JsonKind::kString ? decode_attribute(json_string(value)) : std::string{};
}

struct Names {
  std::vector<std::string> persons, all, ids;
};

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (name.empty() || names.size() >= kMostAuthors) return;
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

// The names of persons or organisations: a string, an object with "name", or a list of these.
void read_names(const JsonValue& value, int depth, Names& names) {
  if (depth > kDeepest) return;
  if (value.kind == JsonKind::kString) {
    const std::string name = plain_string(value);
    add_once(names.persons, name);
    add_once(names.all, name);
  } else if (value.kind == JsonKind::kArray) {
    for (const JsonValue& each : json_elements(value)) read_names(each, depth + 1, names);
  } else if (value.kind == JsonKind::kObject) {
    const auto members = read_json_object(value.raw);
    if (!members) return;
    bool organisation = false, named = false;
    for (const JsonMember& member : *members) {
      organisation |= member.key == "@type" && member.value.raw.find("Organi") != std::string_view::npos;
    }
    Names below;
    for (const JsonMember& member : *members) {
      if (member.key != "name" || named) continue;
      named = true;
      read_names(member.value, depth + 1, below);
    }
    for (const std::string& name : below.all) {
      add_once(names.all, name);
      if (!organisation) add_once(names.persons, name);
    }
    if (named) return;
    for (const JsonMember& member : *members) {
      if (member.key == "@id") add_once(names.ids, json_string(member.value));
    }
  }
}

void keep_first(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void take_authors(const JsonValue& value, JsonLdArticle& article) {
  if (!article.any_authors.empty() || !article.author_ids.empty()) return;
  Names names;
  read_names(value, 0, names);
  article.authors = std::move(names.persons);
  article.any_authors = std::move(names.all);
  article.author_ids = std::move(names.ids);
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
  bool is_article = false, is_page = false;
  std::string id, name;
  for (const JsonMember& member : *members) {
    if (member.key == "@type") {
      is_article |= is_type(member.value, names_article);
      is_page |= is_type(member.value, names_page);
    } else if (member.key == "@id") {
      id = json_string(member.value);
    } else if (member.key == "name") {
      name = plain_string(member.value);
    }
  }
  if (!id.empty() && !name.empty()) article.names_by_id.emplace(id, name);
  for (const JsonMember& member : *members) {
    if (member.key == "@graph" || member.key == "mainEntity" ||
        (member.key == "mainEntityOfPage" && member.value.kind == JsonKind::kObject)) {
      read_value(member.value, article, depth + 1);
    } else if (is_page && member.key == "datePublished") {
      keep_first(article.page_published, json_string(member.value));
    } else if (is_page && member.key == "dateModified") {
      keep_first(article.page_modified, json_string(member.value));
    }
    if (!is_article) continue;
    if (member.key == "headline") {
      keep_first(article.headline, plain_string(member.value));
    } else if (member.key == "datePublished") {
      keep_first(article.published, json_string(member.value));
    } else if (member.key == "dateModified") {
      keep_first(article.modified, json_string(member.value));
    } else if (member.key == "dateCreated") {
      keep_first(article.page_published, json_string(member.value));
    } else if (member.key == "author" || member.key == "creator") {
      take_authors(member.value, article);
    } else if (member.key == "publisher") {
      Names names;
      read_names(member.value, depth, names);
      if (!names.all.empty()) keep_first(article.publisher, names.all.front());
    } else if (member.key == "url") {
      keep_first(article.url, json_string(member.value));
    } else if (member.key == "articleBody") {
      keep_first(article.body, plain_string(member.value));
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

void resolve_json_ld(JsonLdArticle& article) {
  if (!article.authors.empty()) return;
  for (const std::string& id : article.author_ids) {
    const auto found = article.names_by_id.find(id);
    if (found == article.names_by_id.end()) continue;
    add_once(article.authors, found->second);
    add_once(article.any_authors, found->second);
  }
}

}  // namespace onrecord
