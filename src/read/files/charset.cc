#include "read/files/charset.h"

#include <unicode/ucnv.h>

#include <array>
#include <utility>

namespace onrecord {
namespace {

// Appends a character for which `source_bytes` bytes stand at `source_begin`.
void append_converted(MappedText& out, char32_t point, std::uint64_t source_begin, std::uint32_t source_bytes) {
  if (point == 0) point = kReplacement;
  if (point == kReplacement) ++out.repaired;
  const std::uint32_t before = out.size();
  append_utf8(out.text, point);
  out.map.strided(before, source_begin, out.size() - before, source_bytes);
}

MappedText decode_utf16(std::string_view bytes, std::uint64_t source_begin, bool big_endian) {
  MappedText out;
  out.text.reserve(bytes.size());
  const auto unit = [&](std::size_t at) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
    return big_endian ? static_cast<char32_t>(first << 8 | second) : static_cast<char32_t>(second << 8 | first);
  };
  std::size_t at = 0;
  while (at + 1 < bytes.size()) {
    const char32_t first = unit(at);
    if (first >= 0xD800 && first <= 0xDBFF && at + 3 < bytes.size()) {
      const char32_t second = unit(at + 2);
      if (second >= 0xDC00 && second <= 0xDFFF) {
        append_converted(out, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), source_begin + at, 4);
        at += 4;
        continue;
      }
    }
    const bool half = first >= 0xD800 && first <= 0xDFFF;
    append_converted(out, half ? kReplacement : first, source_begin + at, 2);
    at += 2;
  }
  if (at < bytes.size()) append_converted(out, kReplacement, source_begin + at, 1);
  return out;
}

// Closes an ICU converter.
struct Converter {
  UConverter* handle = nullptr;
  explicit Converter(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    handle = ucnv_open(name, &status);
    if (U_FAILURE(status)) handle = nullptr;
  }
  ~Converter() {
    if (handle) ucnv_close(handle);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
};

// Browsers read these names as their supersets (WHATWG Encoding, 4.2), and so do writers of pages.
std::string converter_name(std::string_view charset) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kSupersets = {{
      {"ascii", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"iso-8859-1", "windows-1252"},
      {"iso8859-1", "windows-1252"},
      {"latin1", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"gb2312", "gb18030"},
      {"gbk", "gb18030"},
      {"x-gbk", "gb18030"},
      {"euc-kr", "windows-949"},
      {"ks_c_5601-1987", "windows-949"},
      {"shift_jis", "ibm-943_P15A-2003"},
      {"tis-620", "windows-874"},
  }};
  const std::string lower = lower_case(charset);
  for (const auto& [name, superset] : kSupersets) {
    if (lower == name) return std::string{superset};
  }
  return lower;
}

// Characters that came out of one place of the source; ICU names only where each begins.
class PendingGroup {
 public:
  PendingGroup(MappedText& out, std::uint64_t source_begin) : out_(out), source_begin_(source_begin) {}

  void add(char32_t point, std::int64_t offset) {
    if (!points_.empty() && offset > begin_) finish(offset);
    if (points_.empty()) begin_ = offset;
    points_.push_back(point);
  }

  void finish(std::int64_t end) {
    if (points_.empty()) return;
    const auto size = static_cast<std::uint32_t>(end > begin_ ? end - begin_ : 1);
    const std::uint64_t begin = source_begin_ + static_cast<std::uint64_t>(begin_);
    if (points_.size() == 1 && size < 256) {
      append_converted(out_, points_[0], begin, size);
    } else {
      std::string text;
      for (const char32_t point : points_) append_utf8(text, point ? point : kReplacement);
      out_.replace(text, begin, size);
    }
    points_.clear();
  }

 private:
  MappedText& out_;
  const std::uint64_t source_begin_;
  std::u32string points_;
  std::int64_t begin_ = 0;
};

MappedText decode_by_icu(std::string_view bytes, UConverter* converter, std::uint64_t source_begin) {
  MappedText out;
  out.text.reserve(bytes.size() + bytes.size() / 4);
  PendingGroup pending{out, source_begin};
  std::array<UChar, 4096> units;
  std::array<std::int32_t, 4096> offsets;
  const char* source = bytes.data();
  const char* const limit = bytes.data() + bytes.size();
  std::int64_t last_offset = 0;
  char32_t high = 0;  // First half of a surrogate pair.
  for (;;) {
    UChar* target = units.data();
    const std::int64_t base = source - bytes.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &target, units.data() + units.size(), &source, limit, offsets.data(), true, &status);
    const auto made = static_cast<std::size_t>(target - units.data());
    for (std::size_t i = 0; i < made; ++i) {
      // A character begun in the call before has no offset in this one.
      if (offsets[i] >= 0) last_offset = std::max(last_offset, base + offsets[i]);
      const char32_t unit = units[i];
      if (unit >= 0xD800 && unit <= 0xDBFF) {
        high = unit;
      } else if (unit >= 0xDC00 && unit <= 0xDFFF && high) {
        pending.add(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00), last_offset);
        high = 0;
      } else {
        pending.add(unit, last_offset);
        high = 0;
      }
    }
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
  }
  pending.finish(static_cast<std::int64_t>(bytes.size()));
  return out;
}

std::size_t utf16_mark(std::string_view bytes, bool& big_endian) {
  const std::string_view head = bytes.substr(0, 2);
  big_endian = head == "\xFE\xFF";
  return big_endian || head == "\xFF\xFE" ? 2 : 0;
}

}  // namespace

MappedText decode_text(std::string_view bytes, std::uint64_t source_begin) {
  bool big_endian = false;
  if (const std::size_t mark = utf16_mark(bytes, big_endian)) {
    return decode_utf16(bytes.substr(mark), source_begin + mark, big_endian);
  }
  MappedText out;
  const std::size_t mark = bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  out.copy_repaired(bytes.substr(mark), source_begin + mark);
  return out;
}

MappedText decode_charset(std::string_view bytes, std::string_view charset, std::uint64_t source_begin) {
  bool big_endian = false;
  const bool marked = utf16_mark(bytes, big_endian) > 0 || bytes.substr(0, 3) == "\xEF\xBB\xBF";
  const std::string name = converter_name(charset);
  if (marked || name.empty() || name == "utf-8" || name == "utf8" || name.substr(0, 6) == "utf-16") {
    // A page that says UTF-16 in its own ASCII bytes cannot be.
    return decode_text(bytes, source_begin);
  }
  const Converter converter{name.c_str()};
  if (!converter.handle) return decode_text(bytes, source_begin);
  return decode_by_icu(bytes, converter.handle, source_begin);
}

}  // namespace onrecord
