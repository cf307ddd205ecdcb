// Exports of press databases as HTML: one page that holds several articles, with the lines of export_text.h as blocks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/feeds/export_text.h"
#include "read/item.h"

namespace onrecord {

// The context of an item that export_page_items() cut: its bytes are HTML.
inline constexpr std::string_view kExportPage = "html";

// True if the visible text of `first_bytes`, the begin of a page, has lines that only exports have. Cheap for pages
// that do not speak of "words" or "DOCUMENTS".
bool begins_export_page(std::string_view first_bytes);

// Cuts the page into one item an article, each with the charset of the whole. None if no article in it can be read:
// then the page is no export. What stands before the first article and behind the last is passed over as "cover of an
// export". Cost: linear; memory: about eight times the page.
std::vector<RawItem> export_page_items(std::string_view bytes, const std::string& file, const std::string& place);

// Reads such an item; `blocks` gets the blocks of its text. Pure. An error is a reason without a place.
Result<ExportArticle> read_export_page(const RawItem& item, std::vector<Block>& blocks);

}  // namespace onrecord
