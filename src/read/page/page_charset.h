// Which charset a page is written in.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

// Returns the name that the page gives itself - <meta charset>, <meta http-equiv> or an XML declaration within its
// first 4 KiB - or, if it gives none, "utf-8" if its bytes are that and "windows-1252" if they are not.
std::string page_charset(std::string_view bytes);

}  // namespace onrecord
