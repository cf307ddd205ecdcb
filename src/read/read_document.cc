#include <fmt/format.h>

#include <limits>

#include "read/feeds/article_line.h"
#include "read/feeds/conllu_document.h"
#include "read/feeds/csv_table.h"
#include "read/feeds/email_message.h"
#include "read/feeds/export_page.h"
#include "read/feeds/export_text.h"
#include "read/feeds/feed_items.h"
#include "read/files/charset.h"
#include "read/files/pdf_text.h"
#include "read/item.h"
#include "read/metadata/language_id.h"
#include "read/metadata/printed_date.h"
#include "read/metadata/text_structure.h"
#include "read/page/page_reader.h"

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

// What every format ends with: the user's own metadata, then what the text says beyond it.
Result<void> finish_text(Document& document, const RawItem& item, const Furniture& furniture) {
  if (item.supplied) take_supplied(document, *item.supplied);
  if (!find_text_structure(document, furniture)) return Error{item.place + ": no text"};
  return {};
}

Result<void> read_article(Document& document, const RawItem& item, const Furniture& furniture) {
  Result<ArticleLine> line = read_article_line(item.bytes, item.source_begin);
  if (!line) return Error{item.place + ": " + line.error().message};
  if (!line->id.empty()) document.file = line->id;
  take_supplied(document, {line->url, line->outlet, line->published, line->title, line->byline});
  const Result<void> taken = take_text(document, std::move(line->text));
  return taken ? finish_text(document, item, furniture) : taken;
}

Result<void> read_plain(Document& document, const RawItem& item, const Furniture& furniture) {
  const Result<void> taken = take_text(document, decode_charset(item.bytes, item.carried.charset, item.source_begin));
  return taken ? finish_text(document, item, furniture) : taken;
}

Result<void> read_annotated(Document& document, const RawItem& item) {
  Result<ConlluDocument> read = read_conllu(item.bytes, item.place, item.source_begin, item.first_line);
  if (!read) return read.error();
  document.place = fmt::format("{}:{}", item.place, item.first_line);
  if (read->blocks.empty()) return Error{document.place + ": no words"};
  if (!read->id.empty()) document.file = std::move(read->id);
  document.blocks = std::move(read->blocks);
  document.given_tokens = std::move(read->tokens);
  document.warnings = std::move(read->warnings);
  if (item.supplied) take_supplied(document, *item.supplied);
  return take_text(document, std::move(read->text));
}

void take_found(std::optional<std::string>& field, Basis& basis, std::string& value, Basis found) {
  if (value.empty()) return;
  field = std::move(value);
  basis = found;
}

Result<void> read_saved_page(Document& document, const RawItem& item, const Furniture& furniture,
                             std::vector<SetAside>* set_aside) {
  if (item.bytes.size() > std::numeric_limits<std::uint32_t>::max() / 2) {
    return Error{item.place + ": the page is longer than 2 GiB"};
  }
  PageReport page = read_page(item.bytes, item.source_begin, furniture, item.carried.charset);
  if (page.blocks.empty()) return Error{item.place + ": no running text in the page"};
  PageMetadata& said = page.metadata;
  take_found(document.title, document.title_basis, said.title, said.title_basis);
  take_found(document.outlet, document.outlet_basis, said.outlet, said.outlet_basis);
  take_found(document.byline, document.byline_basis, said.byline, said.byline_basis);
  // The address that a page was fetched from is certain; the one it calls its own may be that of its home page.
  if (!said.url.empty() && !document.url) document.url = std::move(said.url);
  document.published = said.published;
  document.published_basis = said.published_basis;
  document.paywalled = page.paywalled;
  if (set_aside != nullptr) *set_aside = std::move(page.set_aside);
  document.blocks = std::move(page.blocks);
  if (item.supplied) take_supplied(document, *item.supplied);
  return take_text(document, std::move(page.mapped));
}

void take_published(Document& document, const std::string& value) {
  if (value.empty()) return;
  document.published = parse_printed_date(value);
  if (document.published) document.published_basis = Basis::kMeta;
}

Result<void> read_entry(Document& document, const RawItem& item, const Furniture& furniture) {
  Result<FeedEntry> entry = read_feed_entry(item);
  if (!entry) return Error{item.place + ": " + entry.error().message};
  std::string outlet = entry->outlet.empty() ? item.carried.outlet : std::move(entry->outlet);
  take_found(document.title, document.title_basis, entry->title, Basis::kMeta);
  take_found(document.outlet, document.outlet_basis, outlet, Basis::kMeta);
  take_found(document.byline, document.byline_basis, entry->byline, Basis::kMeta);
  take_published(document, entry->published);
  if (!entry->url.empty()) document.url = std::move(entry->url);
  document.partial = entry->partial;
  if (!entry->is_html) {
    const Result<void> taken = take_text(document, std::move(entry->content));
    return taken ? finish_text(document, item, furniture) : taken;
  }
  MappedText text = fragment_text(entry->content, document.blocks);
  if (document.blocks.empty()) return Error{item.place + ": no text"};
  text.repaired = entry->content.repaired;
  if (item.supplied) take_supplied(document, *item.supplied);
  return take_text(document, std::move(text));
}

Result<void> read_pdf(Document& document, const RawItem& item, const ReadOptions& options, const Furniture& furniture) {
  PdfLimits limits;
  limits.text_bytes = options.max_document;
  const Result<std::string> text = pdf_text(item.bytes, limits);
  if (!text) return Error{item.place + ": " + text.error().message};
  document.source_form = SourceForm::kPdfText;
  const Result<void> taken = take_text(document, decode_text(*text, 0));
  return taken ? finish_text(document, item, furniture) : taken;
}

// What a table, a database or a letter says beside the text.
void take_said(Document& document, std::string title, std::string byline, std::string outlet,
               std::string_view published) {
  take_found(document.title, document.title_basis, title, Basis::kMeta);
  take_found(document.byline, document.byline_basis, byline, Basis::kMeta);
  take_found(document.outlet, document.outlet_basis, outlet, Basis::kMeta);
  take_published(document, std::string{published});
}

Result<void> read_row(Document& document, const RawItem& item, const Furniture& furniture) {
  Result<CsvArticle> row = read_csv_row(item);
  if (!row) return Error{item.place + ": " + row.error().message};
  if (!row->id.empty()) document.file = row->id;
  if (!row->url.empty()) document.url = std::move(row->url);
  take_supplied(document, {"", row->outlet, row->published, row->title, row->byline});
  const Result<void> taken = take_text(document, std::move(row->text));
  return taken ? finish_text(document, item, furniture) : taken;
}

Result<void> read_exported(Document& document, const RawItem& item, const Furniture& furniture) {
  if (item.carried.context == kExportPage) {
    Result<ExportArticle> article = read_export_page(item, document.blocks);
    if (!article) return Error{item.place + ": " + article.error().message};
    take_said(document, article->title, article->byline, article->outlet, article->published);
    if (item.supplied) take_supplied(document, *item.supplied);
    return take_text(document, std::move(article->text));
  }
  Result<ExportArticle> article = read_export_article(item.bytes, item.source_begin);
  if (!article) return Error{item.place + ": " + article.error().message};
  take_said(document, article->title, article->byline, article->outlet, article->published);
  const Result<void> taken = take_text(document, std::move(article->text));
  return taken ? finish_text(document, item, furniture) : taken;
}

Result<void> read_message(Document& document, const RawItem& item, const Furniture& furniture) {
  Result<EmailMessage> message = read_email(item.bytes, item.source_begin);
  if (!message) return Error{item.place + ": " + message.error().message};
  take_said(document, message->subject, message->sender, "", message->date);
  if (!message->is_html) {
    const Result<void> taken = take_text(document, std::move(message->content));
    return taken ? finish_text(document, item, furniture) : taken;
  }
  MappedText text = fragment_text(message->content, document.blocks);
  if (document.blocks.empty()) return Error{item.place + ": no text"};
  if (item.supplied) take_supplied(document, *item.supplied);
  return take_text(document, std::move(text));
}

// The text without boilerplate: a notice in another language says nothing of the report. Some kilobytes are enough.
std::string report_text(const Document& document) {
  constexpr std::size_t kEnough = 16u << 10;
  std::string text;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::kBoilerplate) continue;
    if (!text.empty()) text += '\n';
    text += slice(document.text, block.span).substr(0, kEnough);
    if (text.size() >= kEnough) break;
  }
  return text.empty() ? document.text.substr(0, kEnough) : text;
}

}  // namespace

Result<Document> read_document(const RawItem& item, const ReadOptions& options, std::vector<SetAside>* set_aside) {
  Document document;
  document.file = item.file;
  document.place = item.place;
  document.source_form = item.source_form;
  if (!item.carried.url.empty()) document.url = item.carried.url;
  document.captured = item.carried.captured;
  const std::shared_ptr<const Furniture> furniture =
      options.furniture ? options.furniture : std::make_shared<const Furniture>();
  Result<void> read;
  switch (item.format) {
    case InputFormat::kJsonl:
      read = read_article(document, item, *furniture);
      break;
    case InputFormat::kHtml:
      read = read_saved_page(document, item, *furniture, set_aside);
      break;
    case InputFormat::kConllu:
      read = read_annotated(document, item);
      break;
    case InputFormat::kFeed:
    case InputFormat::kJsonFeed:
    case InputFormat::kNews:
      read = read_entry(document, item, *furniture);
      break;
    case InputFormat::kCsv:
      read = read_row(document, item, *furniture);
      break;
    case InputFormat::kExport:
      read = read_exported(document, item, *furniture);
      break;
    case InputFormat::kPdf:
      read = read_pdf(document, item, options, *furniture);
      break;
    case InputFormat::kEmail:
      read = read_message(document, item, *furniture);
      break;
    default:
      read = read_plain(document, item, *furniture);
      break;
  }
  if (!read) return read.error();
  document.language = language_of(report_text(document));
  document.id = make_document_id(document);
  return document;
}

std::string item_name(const RawItem& item) {
  if (item.format == InputFormat::kJsonl) {
    std::string id = article_line_id(item.bytes);
    if (!id.empty()) return id;
  }
  if (item.format == InputFormat::kConllu) {
    std::string id = conllu_id(item.bytes);
    if (!id.empty()) return id;
  }
  return item.file;
}

}  // namespace onrecord
