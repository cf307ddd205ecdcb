#include "read/files/mapped_text.h"

namespace onrecord {

void MappedText::copy_repaired(std::string_view bytes, std::uint64_t source_begin) {
  if (is_clean_utf8(bytes)) {
    copy(bytes, source_begin);
    return;
  }
  std::size_t good = 0;  // Begin of the run not yet copied.
  for (std::size_t i = 0; i < bytes.size();) {
    const CodePoint point = decode_utf8(bytes, i);
    if ((point.value == kReplacement && point.bytes == 1) || point.value == 0) {
      copy(bytes.substr(good, i - good), source_begin + good);
      replace(kReplacement, source_begin + i, 1);
      ++repaired;
      good = i + 1;
    }
    i += point.bytes;
  }
  copy(bytes.substr(good), source_begin + good);
}

}  // namespace onrecord
