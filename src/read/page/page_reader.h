// From the bytes of a page to the report in it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "read/files/mapped_text.h"
#include "read/metadata/furniture.h"
#include "read/page/page_metadata.h"
#include "read/page/set_aside.h"
#include "record/document.h"

namespace onrecord {

struct PageReport {
  MappedText mapped;  // One line per block; its map leads to bytes of the source.
  std::vector<Block> blocks;
  std::vector<SetAside> set_aside;  // In the order of the page.
  PageMetadata metadata;
  bool paywalled = false;  // A notice behind the report says that the rest is for subscribers.
};

// Reads a page whose first byte stands at `source_begin` of its source. Decodes it, finds its main text and what it
// says about itself. An unusable page gives an empty text. `sent_charset` is the one that
// the page was sent with, which weighs more than what it says of itself; "" if unknown. Cost: linear; memory: about
// eight times the page.
PageReport read_page(std::string_view bytes, std::uint64_t source_begin, const Furniture& furniture,
                     std::string_view sent_charset = {});

}  // namespace onrecord
