#include "read/metadata/language_id.h"

#include <cld2/public/compact_lang_det.h>

namespace onrecord {
namespace {

constexpr std::size_t kEnough = 4u << 10;  // Bytes; the answer does not get better with more.

}  // namespace

std::string language_of(std::string_view text) {
  std::size_t size = text.size() < kEnough ? text.size() : kEnough;
  // A cut in the middle of a character would be invalid UTF-8.
  while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0u) == 0x80u) --size;
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(size), /*is_plain_text=*/true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  std::string code = CLD2::LanguageCode(language);
  const std::size_t dash = code.find('-');  // "zh-Hant" is a script, not another language.
  if (dash != std::string::npos) code.resize(dash);
  return code.size() == 2 ? code : std::string{};
}

}  // namespace onrecord
