// Which language a text is in, by CLD2.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

// Returns the ISO 639-1 code of `text`, or "" if that is not certain or `text` is a mixture with little English. Looks
// at some kilobytes only. REQUIRES: valid UTF-8.
std::string language_of(std::string_view text);

}  // namespace onrecord
