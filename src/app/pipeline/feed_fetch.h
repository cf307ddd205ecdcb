// Fetches feeds by http and https, asking only for what changed. The one place where this program opens a connection,
// and only for addresses that a user named.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace onrecord {

// What a server said of the last answer, to be shown to it with the next question.
struct FetchMark {
  std::string etag, last_modified;
};

struct Fetched {
  bool changed = false;  // False: the server says that nothing is new.
  std::string bytes;     // Without content codings.
  FetchMark mark;
};

// Fetches within `timeout` seconds, through at most five redirections; a body over `limit` bytes is an error. No
// cookies, no credentials, no other protocols. An error begins with the address. Safe to call from any thread.
Result<Fetched> fetch_feed(const std::string& address, const FetchMark& mark, std::uint32_t timeout,
                           std::uint64_t limit);

}  // namespace onrecord
