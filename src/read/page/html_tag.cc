#include "read/page/html_tag.h"

#include <array>
#include <iterator>

namespace onrecord {
namespace {

struct TagRow {
  std::string_view name;
  Tag tag;
  std::uint8_t traits;
};

// Sorted by name.
// clang-format off
constexpr TagRow kTags[] = {
    {"a", Tag::kA, 0}, {"abbr", Tag::kAbbr, 0}, {"address", Tag::kAddress, kBlockTag},
    {"area", Tag::kArea, kVoidTag}, {"article", Tag::kArticle, kBlockTag}, {"aside", Tag::kAside, kBlockTag},
    {"audio", Tag::kAudio, kBlockTag | kHiddenTag}, {"b", Tag::kB, 0}, {"base", Tag::kBase, kVoidTag},
    {"blockquote", Tag::kBlockquote, kBlockTag}, {"body", Tag::kBody, kBlockTag}, {"br", Tag::kBr, kVoidTag},
    {"button", Tag::kButton, kBlockTag | kHiddenTag | kScopeTag},
    {"canvas", Tag::kCanvas, kBlockTag | kHiddenTag}, {"caption", Tag::kCaption, kBlockTag | kScopeTag},
    {"center", Tag::kCenter, kBlockTag}, {"cite", Tag::kCite, 0}, {"code", Tag::kCode, 0},
    {"col", Tag::kCol, kVoidTag}, {"colgroup", Tag::kColgroup, 0}, {"datalist", Tag::kDatalist, kHiddenTag},
    {"dd", Tag::kDd, kBlockTag}, {"del", Tag::kDel, 0}, {"details", Tag::kDetails, kBlockTag},
    {"dialog", Tag::kDialog, kBlockTag}, {"dir", Tag::kDir, kBlockTag}, {"div", Tag::kDiv, kBlockTag},
    {"dl", Tag::kDl, kBlockTag}, {"dt", Tag::kDt, kBlockTag}, {"em", Tag::kEm, 0},
    {"embed", Tag::kEmbed, kVoidTag}, {"fieldset", Tag::kFieldset, kBlockTag},
    {"figcaption", Tag::kFigcaption, kBlockTag}, {"figure", Tag::kFigure, kBlockTag}, {"font", Tag::kFont, 0},
    {"footer", Tag::kFooter, kBlockTag}, {"form", Tag::kForm, kBlockTag}, {"frame", Tag::kFrame, kVoidTag},
    {"frameset", Tag::kFrameset, kBlockTag}, {"h1", Tag::kH1, kBlockTag}, {"h2", Tag::kH2, kBlockTag},
    {"h3", Tag::kH3, kBlockTag}, {"h4", Tag::kH4, kBlockTag}, {"h5", Tag::kH5, kBlockTag},
    {"h6", Tag::kH6, kBlockTag}, {"head", Tag::kHead, kBlockTag | kHiddenTag},
    {"header", Tag::kHeader, kBlockTag}, {"hgroup", Tag::kHgroup, kBlockTag},
    {"hr", Tag::kHr, kBlockTag | kVoidTag}, {"html", Tag::kHtml, kBlockTag | kScopeTag}, {"i", Tag::kI, 0},
    {"iframe", Tag::kIframe, kBlockTag | kRawTag | kHiddenTag}, {"img", Tag::kImg, kVoidTag},
    {"input", Tag::kInput, kVoidTag}, {"ins", Tag::kIns, 0}, {"label", Tag::kLabel, 0},
    {"legend", Tag::kLegend, kBlockTag}, {"li", Tag::kLi, kBlockTag}, {"link", Tag::kLink, kVoidTag},
    {"main", Tag::kMain, kBlockTag}, {"map", Tag::kMap, kHiddenTag}, {"mark", Tag::kMark, 0},
    {"math", Tag::kMath, kHiddenTag}, {"menu", Tag::kMenu, kBlockTag}, {"meta", Tag::kMeta, kVoidTag},
    {"nav", Tag::kNav, kBlockTag}, {"noembed", Tag::kNoembed, kRawTag | kHiddenTag},
    {"noframes", Tag::kNoframes, kRawTag | kHiddenTag}, {"noscript", Tag::kNoscript, kBlockTag},
    {"object", Tag::kObject, kBlockTag | kHiddenTag | kScopeTag}, {"ol", Tag::kOl, kBlockTag},
    {"optgroup", Tag::kOptgroup, kBlockTag}, {"option", Tag::kOption, kBlockTag}, {"p", Tag::kP, kBlockTag},
    {"param", Tag::kParam, kVoidTag}, {"picture", Tag::kPicture, 0}, {"pre", Tag::kPre, kBlockTag},
    {"q", Tag::kQ, 0}, {"s", Tag::kS, 0}, {"script", Tag::kScript, kRawTag | kHiddenTag},
    {"section", Tag::kSection, kBlockTag}, {"select", Tag::kSelect, kBlockTag | kHiddenTag},
    {"small", Tag::kSmall, 0}, {"source", Tag::kSource, kVoidTag}, {"span", Tag::kSpan, 0},
    {"strong", Tag::kStrong, 0}, {"style", Tag::kStyle, kRawTag | kHiddenTag}, {"sub", Tag::kSub, 0},
    {"summary", Tag::kSummary, kBlockTag}, {"sup", Tag::kSup, 0},
    {"svg", Tag::kSvg, kBlockTag | kHiddenTag | kScopeTag}, {"table", Tag::kTable, kBlockTag | kScopeTag},
    {"tbody", Tag::kTbody, kBlockTag}, {"td", Tag::kTd, kBlockTag | kScopeTag},
    {"template", Tag::kTemplate, kHiddenTag | kScopeTag},
    {"textarea", Tag::kTextarea, kBlockTag | kRawTag | kHiddenTag}, {"tfoot", Tag::kTfoot, kBlockTag},
    {"th", Tag::kTh, kBlockTag | kScopeTag}, {"thead", Tag::kThead, kBlockTag}, {"time", Tag::kTime, 0},
    {"title", Tag::kTitle, kBlockTag | kRawTag | kHiddenTag}, {"tr", Tag::kTr, kBlockTag},
    {"track", Tag::kTrack, kVoidTag}, {"u", Tag::kU, 0}, {"ul", Tag::kUl, kBlockTag},
    {"video", Tag::kVideo, kBlockTag | kHiddenTag}, {"wbr", Tag::kWbr, kVoidTag}, {"xmp", Tag::kXmp, kRawTag},
};
// clang-format on

// A name of up to ten letters, and its length, as two numbers, which are compared in place of it.
struct NameKey {
  std::uint64_t head = 0;
  std::uint64_t tail;

  constexpr explicit NameKey(std::string_view name) : tail(std::uint64_t{name.size()} << 56) {
    for (std::size_t i = 0; i < name.size(); ++i) {
      const char c = name[i];
      const auto lower = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      (i < 8 ? head : tail) |= std::uint64_t{lower} << 8 * (i % 8);
    }
  }
  constexpr std::size_t slot() const {
    return static_cast<std::size_t>(((head ^ tail << 7) * 0x9E3779B97F4A7C15ull) >> 55);
  }
};

constexpr std::size_t kLongestName = 10, kSlots = 512;

// The number of a row and one, by the slot of its name or one of those after it; 0 is empty.
constexpr std::array<std::uint8_t, kSlots> rows_by_slot() {
  std::array<std::uint8_t, kSlots> rows{};
  std::uint8_t number = 0;
  for (const TagRow& row : kTags) {
    std::size_t slot = NameKey(row.name).slot();
    while (rows[slot] != 0) slot = (slot + 1) % kSlots;
    rows[slot] = ++number;
  }
  return rows;
}

static_assert(std::size(kTags) < 255);
constexpr std::array<std::uint8_t, kSlots> kRows = rows_by_slot();

constexpr auto row_keys() {
  std::array<std::uint64_t, 2 * std::size(kTags)> keys{};
  for (std::size_t i = 0; i < std::size(kTags); ++i) {
    const NameKey key{kTags[i].name};
    keys[2 * i] = key.head;
    keys[2 * i + 1] = key.tail;
  }
  return keys;
}

constexpr auto kKeys = row_keys();

constexpr std::array<std::uint8_t, 256> traits_by_tag() {
  std::array<std::uint8_t, 256> traits{};
  for (const TagRow& row : kTags) traits[static_cast<std::size_t>(row.tag)] = row.traits;
  return traits;
}

constexpr std::array<std::uint8_t, 256> kTraits = traits_by_tag();

}  // namespace

Tag tag_of(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return Tag::kOther;
  const NameKey key{name};
  for (std::size_t slot = key.slot(); kRows[slot] != 0; slot = (slot + 1) % kSlots) {
    const std::size_t row = kRows[slot] - 1u;
    if (kKeys[2 * row] == key.head && kKeys[2 * row + 1] == key.tail) return kTags[row].tag;
  }
  return Tag::kOther;
}

std::uint8_t tag_traits(Tag tag) {
  return kTraits[static_cast<std::size_t>(tag)];
}

}  // namespace onrecord
