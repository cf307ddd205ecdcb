#include "read/metadata/language_id.h"

#include <cld2/public/compact_lang_det.h>

namespace onrecord {
namespace {

constexpr std::size_t kEnough = 4u << 10;  // Bytes; the answer does not get better with more.
// Per cent of the text; names and quotations of another language make no other text of an English one.
constexpr int kMostOfIt = 80;
constexpr int kLongMixture = 200;  // Bytes of letters.

}  // namespace

std::string language_of(std::string_view text) {
  std::size_t size = text.size() < kEnough ? text.size() : kEnough;
  // A cut in the middle of a character would be invalid UTF-8.
  while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0u) == 0x80u) --size;
  bool reliable = false;
  CLD2::Language shares[3];
  int percent[3];
  int bytes = 0;
  const CLD2::Language language =
      CLD2::DetectLanguageSummary(text.data(), static_cast<int>(size),
                                  /*is_plain_text=*/true, shares, percent, &bytes, &reliable);
  // A mixture is never reliable; most of it is enough for English.
  if (shares[0] == CLD2::ENGLISH && percent[0] > 50 && bytes >= kLongMixture) return "en";
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  if (language != CLD2::ENGLISH && (shares[0] != language || percent[0] < kMostOfIt)) return {};
  std::string code = CLD2::LanguageCode(language);
  const std::size_t dash = code.find('-');  // "zh-Hant" is a script, not another language.
  if (dash != std::string::npos) code.resize(dash);
  return code.size() == 2 ? code : std::string{};
}

}  // namespace onrecord
