#include "read/page/page_charset.h"

#include "base/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kPrescan = 4096;
constexpr std::size_t npos = std::string::npos;

// Returns the name after `at`, which stands behind "charset": [space] = [space] ["'] name.
std::string name_after(const std::string& head, std::size_t at) {
  at = head.find_first_not_of(" \t\r\n", at);
  if (at == npos || head[at] != '=') return {};
  at = head.find_first_not_of(" \t\r\n\"'", at + 1);
  if (at == npos) return {};
  const std::size_t end = head.find_first_of(" \t\r\n\"';/>?", at);
  const std::string name = head.substr(at, end == npos ? npos : end - at);
  return name.size() <= 40 ? name : std::string{};
}

}  // namespace

std::string page_charset(std::string_view bytes) {
  const std::string head = lower_case(bytes.substr(0, kPrescan));
  if (head.substr(0, 5) == "<?xml") {
    const std::size_t end = head.find("?>");
    const std::size_t at = head.find("encoding");
    if (at != npos && end != npos && at < end) {
      const std::string name = name_after(head, at + 8);
      if (!name.empty()) return name;
    }
  }
  for (std::size_t meta = head.find("<meta"); meta != npos; meta = head.find("<meta", meta + 5)) {
    const std::size_t end = head.find('>', meta);
    const std::size_t at = head.find("charset", meta);
    if (at == npos) break;
    if (end == npos || at > end) continue;
    const std::string name = name_after(head, at + 7);
    if (!name.empty()) return name;
  }
  return is_clean_utf8(bytes) ? "utf-8" : "windows-1252";
}

}  // namespace onrecord
