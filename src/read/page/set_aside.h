// What stands on a page in or beside the report and is no part of it.
#pragma once

#include <string>

#include "base/span.h"

namespace onrecord {

// Blocks that follow each other for one reason.
struct SetAside {
  ByteSpan source;   // Bytes of the source, the markup between the blocks included.
  std::string text;  // One line per block.
  std::string why;   // See AsideBlock.
};

}  // namespace onrecord
