// From the bytes of a document to UTF-8, with the way back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "read/files/mapped_text.h"

namespace onrecord {

// Reads text that names no charset: UTF-8, or UTF-16 if it begins with that byte order mark. Byte order marks are left
// out; what is no text, and NUL, becomes U+FFFD and is counted. `source_begin` is where `bytes` begins in the source.
// Cost: linear; an ASCII or UTF-8 text is copied at memory speed.
MappedText decode_text(std::string_view bytes, std::uint64_t source_begin);

// Reads text in a charset by its name in HTML ("windows-1251", "ISO-8859-1", "gb2312"), which ICU converts; an unknown
// name is taken as UTF-8. A byte order mark wins over the name.
MappedText decode_charset(std::string_view bytes, std::string_view charset, std::uint64_t source_begin);

}  // namespace onrecord
