#include <fmt/format.h>

#include <limits>

#include "read/feeds/article_line.h"
#include "read/files/charset.h"
#include "read/item.h"
#include "read/metadata/language_id.h"
#include "read/metadata/printed_date.h"
#include "read/metadata/text_structure.h"

namespace onrecord {
namespace {

void supply(std::optional<std::string>& field, Basis& basis, const std::string& value) {
  if (value.empty()) return;
  field = value;
  basis = Basis::kSupplied;
}

void supply_date(Document& document, const std::string& value) {
  if (value.empty()) return;
  if (const std::optional<DateRange> range = parse_printed_date(value)) {
    document.published = range;
    document.published_basis = Basis::kSupplied;
  } else {
    document.warnings.push_back(
        fmt::format("{}: the publication date \"{}\" is not understood", document.place, value));
  }
}

void take_supplied(Document& document, const SuppliedMetadata& supplied) {
  if (!supplied.url.empty()) document.url = supplied.url;
  supply(document.outlet, document.outlet_basis, supplied.outlet);
  supply(document.title, document.title_basis, supplied.title);
  supply(document.byline, document.byline_basis, supplied.byline);
  supply_date(document, supplied.published);
}

Result<void> take_text(Document& document, MappedText&& mapped) {
  if (mapped.text.size() > std::numeric_limits<std::uint32_t>::max() - 2) {
    return Error{document.place + ": the text is longer than 4 GiB"};
  }
  document.text = std::move(mapped.text);
  document.source_map = std::move(mapped.map);
  if (mapped.repaired > 0) {
    document.warnings.push_back(
        fmt::format("{}: {} invalid bytes replaced by U+FFFD", document.place, mapped.repaired));
  }
  return {};
}

Result<void> read_article(Document& document, const RawItem& item) {
  Result<ArticleLine> line = read_article_line(item.bytes, item.source_begin);
  if (!line) return Error{item.place + ": " + line.error().message};
  if (!line->id.empty()) document.file = line->id;
  take_supplied(document, {line->url, line->outlet, line->published, line->title, line->byline});
  return take_text(document, std::move(line->text));
}

}  // namespace

Result<Document> read_document(const RawItem& item, const ReadOptions& options) {
  Document document;
  document.file = item.file;
  document.place = item.place;
  const Result<void> read = item.format == InputFormat::kJsonl
                                ? read_article(document, item)
                                : take_text(document, decode_text(item.bytes, item.source_begin));
  if (!read) return read.error();
  if (item.supplied) take_supplied(document, *item.supplied);
  const bool found = find_text_structure(document, options.furniture ? *options.furniture : Furniture{});
  if (!found) return Error{item.place + ": no text"};
  document.language = language_of(document.text);
  document.id = make_document_id(document);
  return document;
}

std::string item_name(const RawItem& item) {
  if (item.format == InputFormat::kJsonl) {
    std::string id = article_line_id(item.bytes);
    if (!id.empty()) return id;
  }
  return item.file;
}

}  // namespace onrecord
