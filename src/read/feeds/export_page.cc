#include "read/feeds/export_page.h"

#include <fmt/format.h>
#include <string.h>

#include <algorithm>
#include <limits>

#include "read/feeds/export_lines.h"
#include "read/files/charset.h"
#include "read/metadata/furniture.h"
#include "read/page/html_tree.h"
#include "read/page/page_blocks.h"
#include "read/page/page_charset.h"

namespace onrecord {
namespace {

bool holds(std::string_view bytes, std::string_view words) {
  return ::memmem(bytes.data(), bytes.size(), words.data(), words.size()) != nullptr;
}

PageText blocks_of(std::string_view page) {
  const Furniture none;
  return find_page_blocks(parse_html(page), none);
}

// One article, or what stands around articles: blocks [first, last) of the page.
struct Stretch {
  std::size_t first = 0, last = 0;
  bool marked = false;  // It has a line that numbers it, ends it, or stands behind a body.
};

std::vector<Stretch> stretches_of(const PageText& page) {
  std::vector<Stretch> out;
  Stretch now;
  bool filled = false;
  const auto close = [&](std::size_t end) {
    now.last = end;
    if (filled) out.push_back(now);
    now = Stretch{end, end, false};
    filled = false;
  };
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const std::string_view line = page.of(page.blocks[i]);
    const bool numbers = numbers_documents(line);
    if (numbers && filled) close(i);
    if (!numbers) filled = true;
    const bool ends = ends_document(line);
    now.marked = now.marked || numbers || ends || is_tail(label_of(line));
    if (ends) close(i + 1);
  }
  close(page.blocks.size());
  return out;
}

bool is_article(const PageText& page, const Stretch& stretch) {
  ExportArticle article;
  const std::uint32_t begin = page.blocks[stretch.first].span.begin, end = page.blocks[stretch.last - 1].span.end;
  return stretch.marked && !find_export_article(slice(page.mapped.text, {begin, end}), article).empty();
}

}  // namespace

bool begins_export_page(std::string_view first_bytes) {
  if (!holds(first_bytes, " words") && !holds(first_bytes, " DOCUMENTS")) return false;
  const PageText page = blocks_of(decode_charset(first_bytes, page_charset(first_bytes), 0).text);
  return begins_export(page.mapped.text);
}

std::vector<RawItem> export_page_items(std::string_view bytes, const std::string& file, const std::string& place) {
  if (bytes.size() > std::numeric_limits<std::uint32_t>::max() / 2) return {};
  const std::string charset = page_charset(bytes);
  const MappedText decoded = decode_charset(bytes, charset, 0);
  const PageText page = blocks_of(decoded.text);
  const std::vector<Stretch> stretches = stretches_of(page);
  std::vector<bool> articles;
  for (const Stretch& stretch : stretches) articles.push_back(is_article(page, stretch));
  if (std::find(articles.begin(), articles.end(), true) == articles.end()) return {};
  const SourceMap to_bytes = page.mapped.map.through(decoded.map, page.mapped.size());
  const auto begin_of = [&](std::size_t i) { return to_bytes.to_source(page.blocks[stretches[i].first].span).begin; };
  std::vector<RawItem> items;
  std::uint64_t line = 1, counted = 0;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    RawItem item;
    const std::uint64_t begin = begin_of(i);
    const std::uint64_t end = i + 1 < stretches.size() ? begin_of(i + 1) : bytes.size();
    line += static_cast<std::uint64_t>(std::count(bytes.begin() + static_cast<std::ptrdiff_t>(counted),
                                                  bytes.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    counted = begin;
    item.file = file;
    item.place = fmt::format("{}:{}", place, line);
    item.format = InputFormat::kExport;
    item.source_begin = begin;
    item.carried.context = kExportPage;
    item.carried.charset = charset;
    const bool outer = i == 0 || i + 1 == stretches.size();
    if (outer && !articles[i] && !stretches[i].marked) {
      item.passed_over = "cover of an export";
    } else {
      item.bytes = bytes.substr(begin, end - begin);
    }
    items.push_back(std::move(item));
  }
  return items;
}

Result<ExportArticle> read_export_page(const RawItem& item, std::vector<Block>& blocks) {
  const MappedText decoded = decode_charset(item.bytes, item.carried.charset, item.source_begin);
  const PageText page = blocks_of(decoded.text);
  ExportArticle article;
  const std::vector<TextSpan> body = find_export_article(page.mapped.text, article);
  MappedText& out = article.text;
  for (const PageBlock& block : page.blocks) {
    const bool in_body =
        std::any_of(body.begin(), body.end(), [&](TextSpan part) { return part.contains(block.span); });
    if (!in_body) continue;
    // The newline between two blocks stands for the markup where the second begins.
    if (out.size() > 0) out.replace("\n", block.span.begin, 1);
    const std::uint32_t begin = out.size();
    out.copy(page.of(block), block.span.begin);
    const bool heading = block.kind == PageBlockKind::kHeading;
    const bool item_of_list = block.kind == PageBlockKind::kListItem;
    blocks.push_back({{begin, out.size()},
                      heading        ? BlockKind::kHeading
                      : item_of_list ? BlockKind::kListItem
                                     : BlockKind::kParagraph});
  }
  if (blocks.empty()) return Error{"no article with the lines of an export"};
  const std::uint32_t size = out.size();
  out.map = out.map.through(page.mapped.map, size).through(decoded.map, size);
  out.repaired = decoded.repaired;
  return article;
}

}  // namespace onrecord
