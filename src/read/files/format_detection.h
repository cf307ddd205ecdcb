// Which kind of document a file holds, by its name and its first bytes.
#pragma once

#include <string_view>

#include "read/item.h"

namespace onrecord {

// Returns the format that the name says (".jsonl", ".txt", ".html", with or without ".gz" or ".zst"), else
// the one that the first bytes (decompressed) show: an object of JSON, a page, or else text. Never kDetect.
InputFormat detect_format(std::string_view name, std::string_view first_bytes);

}  // namespace onrecord
