#include "marked_news.h"

#include <simdjson.h>

#include <algorithm>
#include <fstream>

#include "read/item.h"

namespace onrecord {
namespace {

std::vector<TextSpan> read_spans(simdjson::dom::element list, const std::vector<std::uint32_t>& byte_of) {
  std::vector<TextSpan> spans;
  for (simdjson::dom::element pair : list.get_array()) {
    const std::uint64_t begin = pair.at(0).get_uint64();
    const std::uint64_t end = pair.at(1).get_uint64();
    if (end < byte_of.size() && begin < end) spans.push_back({byte_of[begin], byte_of[end]});
  }
  return spans;
}

std::vector<std::uint32_t> byte_offsets(std::string_view text) {
  std::vector<std::uint32_t> offsets;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0u) != 0x80u) offsets.push_back(i);
  }
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

}  // namespace

Result<std::vector<std::unique_ptr<MarkedArticle>>> read_marked_news(const std::string& path,
                                                                     const Analyser& analyser) {
  std::ifstream in(path);
  if (!in) return Error{path + ": cannot be opened"};
  std::vector<std::unique_ptr<MarkedArticle>> articles;
  simdjson::dom::parser parser;
  std::string line;
  std::size_t number = 0;
  while (std::getline(in, line)) {
    ++number;
    const std::string place = path + ":" + std::to_string(number);
    RawItem item;
    item.place = item.file = place;
    item.format = InputFormat::kJsonl;
    item.bytes = line;
    Result<Document> document = read_document(item, {});
    if (!document) return document.error();
    simdjson::dom::element root;
    if (parser.parse(line).get(root) != simdjson::SUCCESS) return Error{place + ": no JSON"};
    auto article = std::make_unique<MarkedArticle>();
    article->document = std::move(*document);
    const std::vector<std::uint32_t> byte_of = byte_offsets(article->document.text);
    for (simdjson::dom::element entry : root["attributions"].get_array()) {
      article->attributions.push_back({read_spans(entry["source"], byte_of), read_spans(entry["cue"], byte_of),
                                       read_spans(entry["content"], byte_of)});
    }
    article->analysis = analyser.analyse(article->document);
    articles.push_back(std::move(article));
  }
  return articles;
}

std::uint32_t overlap(const std::vector<TextSpan>& x, const std::vector<TextSpan>& y) {
  std::uint32_t total = 0;
  for (const TextSpan a : x) {
    for (const TextSpan b : y) {
      if (a.overlaps(b)) total += std::min(a.end, b.end) - std::max(a.begin, b.begin);
    }
  }
  return total;
}

}  // namespace onrecord
