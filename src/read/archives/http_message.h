// An HTTP response as crawlers archive it (RFC 9112), and its body without the codings it was sent in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace onrecord {

// Header fields in order: names in lower case, values without white space around. Borrow from the message.
struct HeaderFields {
  std::vector<std::pair<std::string, std::string_view>> fields;

  // The first value of `name` (in lower case), or "".
  std::string_view find(std::string_view name) const;
};

// Returns where the header that begins `bytes` ends, behind its empty line; npos if it does not end.
std::size_t header_end(std::string_view bytes, std::size_t from = 0);

// Reads the lines of a header behind its first one. Lines without a colon are passed over; a line that begins with
// white space is dropped, as nobody has written such since RFC 7230.
HeaderFields read_header_fields(std::string_view lines);

struct HttpResponse {
  int status = 0;
  HeaderFields header;
  std::string_view body;  // As sent.
};

// An error is a reason without a place. Borrows from `message`.
Result<HttpResponse> read_http_response(std::string_view message);

// "text/html" of `Text/HTML; charset=x`, in lower case.
std::string media_type(std::string_view content_type);
// "x" of `text/html; charset="x"`, or "".
std::string_view charset_parameter(std::string_view content_type);

// Returns the body without chunks and content codings (gzip, deflate, br, zstd). Crawlers also archive bodies whose
// coding they have undone but whose header still names it: what does not begin as its coding does is taken as it is. A
// body that breaks off gives what could be had. Fails if it is larger than `limit` bytes, which bounds memory and time,
// and if a coding is not known.
Result<std::string> decoded_body(const HttpResponse& response, std::uint64_t limit);

}  // namespace onrecord
