// What `watch` looks at: a TOML file that names folders, feed files and addresses.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace onrecord {

struct WatchList {
  std::vector<std::string> paths;      // Folders and files, relative to the folder of the list.
  std::vector<std::string> addresses;  // http:// or https://.
  std::uint32_t interval = 300;        // Seconds between two looks.
  std::uint32_t timeout = 30;          // Seconds that fetching an address may take.
};

//   interval = 300
//   timeout = 30
//   [[folder]]
//   path = "inbox"
//   [[feed]]
//   path = "feeds/wire.xml"      # or: url = "https://nwa.example/feed.xml"
//
// An error begins with the path and the line. A key that is not known is an error, so that a slip is not silence.
Result<WatchList> read_watch_list(const std::string& path);

}  // namespace onrecord
