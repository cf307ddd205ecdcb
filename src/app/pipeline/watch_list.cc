#include "app/pipeline/watch_list.h"

#include <fmt/format.h>
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace onrecord {
namespace {

std::string beside(const std::string& list, const std::string& path) {
  const std::size_t slash = list.rfind('/');
  return path.substr(0, 1) == "/" || slash == std::string::npos ? path : list.substr(0, slash + 1) + path;
}

bool is_web_address(std::string_view text) {
  return text.substr(0, 7) == "http://" || text.substr(0, 8) == "https://";
}

class ListReader {
 public:
  explicit ListReader(const std::string& path) : path_(path) {}

  Result<WatchList> read(const toml::table& table) {
    for (const auto& [key, node] : table) {
      if (key == "interval" || key == "timeout") {
        const std::optional<std::int64_t> seconds = node.value<std::int64_t>();
        if (!seconds || *seconds < 0 || *seconds > 7 * 86400) return fault(node, "seconds from 0 to a week are wanted");
        (key == "interval" ? list_.interval : list_.timeout) = static_cast<std::uint32_t>(*seconds);
      } else if (key == "folder" || key == "feed") {
        const toml::array* entries = node.as_array();
        if (!entries) return fault(node, "[[folder]] and [[feed]] have two brackets");
        for (const toml::node& entry : *entries) {
          const Result<void> taken = take(entry, key == "feed");
          if (!taken) return taken.error();
        }
      } else {
        return fault(node, "a key that is not known");
      }
    }
    if (list_.paths.empty() && list_.addresses.empty()) return Error{path_ + ":1: names no [[folder]] and no [[feed]]"};
    return std::move(list_);
  }

 private:
  Error fault(const toml::node& node, const char* what) const {
    return Error{fmt::format("{}:{}: {}", path_, node.source().begin.line, what)};
  }

  Result<void> take(const toml::node& entry, bool feed) {
    const toml::table* table = entry.as_table();
    if (!table || table->size() != 1) return fault(entry, feed ? "a path or a url is wanted" : "a path is wanted");
    for (const auto& [key, node] : *table) {
      const std::optional<std::string> value = node.value<std::string>();
      if (!value || value->empty()) return fault(node, "text is wanted");
      if (key == "path") {
        list_.paths.push_back(beside(path_, *value));
      } else if (key == "url" && feed) {
        if (!is_web_address(*value)) return fault(node, "an address begins with http:// or https://");
        list_.addresses.push_back(*value);
      } else {
        return fault(node, "a key that is not known");
      }
    }
    return {};
  }

  const std::string path_;
  WatchList list_;
};

}  // namespace

Result<WatchList> read_watch_list(const std::string& path) {
  const toml::parse_result parsed = toml::parse_file(path);
  if (!parsed) {
    return Error{fmt::format("{}:{}: {}", path, parsed.error().source().begin.line, parsed.error().description())};
  }
  return ListReader{path}.read(parsed.table());
}

}  // namespace onrecord
