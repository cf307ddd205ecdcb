#include "app/pipeline/feed_fetch.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <string_view>

namespace onrecord {
namespace {

struct Answer {
  std::string bytes, etag, last_modified;
  std::uint64_t limit = 0;
  bool too_large = false;
};

std::size_t take_body(char* data, std::size_t, std::size_t count, void* user) {
  auto& answer = *static_cast<Answer*>(user);
  if (answer.bytes.size() + count > answer.limit) return answer.too_large = true, 0;
  answer.bytes.append(data, count);
  return count;
}

// Takes the value of a header line if it is the field `name` (in lower case, with colon).
bool take_field(std::string_view line, std::string_view name, std::string& value) {
  if (line.size() < name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = line[i] >= 'A' && line[i] <= 'Z' ? static_cast<char>(line[i] - 'A' + 'a') : line[i];
    if (c != name[i]) return false;
  }
  line.remove_prefix(name.size());
  const std::size_t begin = line.find_first_not_of(" \t\r\n");
  value = begin == std::string_view::npos
              ? std::string{}
              : std::string{line.substr(begin, line.find_last_not_of(" \t\r\n") - begin + 1)};
  return true;
}

std::size_t take_header(char* data, std::size_t, std::size_t count, void* user) {
  auto& answer = *static_cast<Answer*>(user);
  const std::string_view line{data, count};
  if (line.substr(0, 5) == "HTTP/") answer.etag.clear(), answer.last_modified.clear();  // After a redirection.
  if (!take_field(line, "etag:", answer.etag)) take_field(line, "last-modified:", answer.last_modified);
  return count;
}

struct Closer {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

}  // namespace

Result<Fetched> fetch_feed(const std::string& address, const FetchMark& mark, std::uint32_t timeout,
                           std::uint64_t limit) {
  static std::once_flag prepared;
  std::call_once(prepared, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const std::unique_ptr<CURL, Closer> handle{curl_easy_init()};
  if (!handle) return Error{address + ": not enough memory"};
  Answer answer;
  answer.limit = limit;
  std::unique_ptr<curl_slist, Closer> fields;
  const auto add_field = [&](const std::string& line) {
    curl_slist* longer = curl_slist_append(fields.get(), line.c_str());
    if (longer && !fields) fields.reset(longer);
  };
  if (!mark.etag.empty()) add_field("If-None-Match: " + mark.etag);
  if (!mark.last_modified.empty()) add_field("If-Modified-Since: " + mark.last_modified);
  CURL* const curl = handle.get();
  char reason[CURL_ERROR_SIZE] = "";
  curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, 5L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(std::max(1u, timeout)));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(std::max(1u, timeout)));
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "onrecord/" ONRECORD_VERSION);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, fields.get());
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer);
  const CURLcode code = curl_easy_perform(curl);
  if (answer.too_large) return Error{fmt::format("{}: more than {} bytes, which is the limit", address, limit)};
  if (code != CURLE_OK) return Error{fmt::format("{}: {}", address, reason[0] ? reason : curl_easy_strerror(code))};
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  if (status == 304) return Fetched{false, {}, mark};
  if (status < 200 || status > 299) return Error{fmt::format("{}: status {}", address, status)};
  return Fetched{true, std::move(answer.bytes), {std::move(answer.etag), std::move(answer.last_modified)}};
}

}  // namespace onrecord
