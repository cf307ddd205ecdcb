#include "read/archives/http_message.h"

#include <brotli/decode.h>
#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kPortion = 64u << 10;

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string lower_ascii(std::string_view text) {
  std::string lower{text};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// Returns the size that a chunk begins with, or nothing if `line` is no such line.
std::optional<std::uint64_t> chunk_size(std::string_view line) {
  line = trimmed(line.substr(0, line.find(';')));
  if (line.empty() || line.size() > 15) return std::nullopt;
  std::uint64_t size = 0;
  for (const char c : line) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return std::nullopt;
    size = size * 16 + static_cast<std::uint64_t>(digit);
  }
  return size;
}

// Returns nothing if the body is in no chunks, whatever its header says.
std::optional<std::string> without_chunks(std::string_view body) {
  std::string out;
  bool any = false;
  for (;;) {
    const std::size_t newline = body.find('\n');
    const std::optional<std::uint64_t> size =
        newline == npos || newline > 1024 ? std::nullopt : chunk_size(body.substr(0, newline));
    if (!size) return any ? std::optional{out} : std::nullopt;
    any = true;
    body.remove_prefix(newline + 1);
    if (*size == 0) return out;
    const std::string_view chunk =
        body.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(*size, body.size())));
    out.append(chunk);
    body.remove_prefix(chunk.size());
    // The line end behind the chunk.
    if (body.substr(0, 2) == "\r\n") {
      body.remove_prefix(2);
    } else if (body.substr(0, 1) == "\n") {
      body.remove_prefix(1);
    }
    if (body.empty()) return out;
  }
}

Error over_limit(std::uint64_t limit) {
  return Error{fmt::format("a body of more than {} bytes, which is over the limit (--max-document)", limit)};
}

// What became of a coded body: nothing if it is not in that coding.
using Decoded = Result<std::optional<std::string>>;

Decoded inflated(std::string_view body, int window_bits, std::uint64_t limit) {
  z_stream stream{};
  if (inflateInit2(&stream, window_bits) != Z_OK) return Error{"not enough memory for gzip"};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  std::string out;
  int status = Z_OK;
  while (status == Z_OK && out.size() <= limit) {
    const std::size_t before = out.size();
    out.resize(before + kPortion);
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream.avail_out = kPortion;
    status = inflate(&stream, Z_NO_FLUSH);
    out.resize(before + kPortion - stream.avail_out);
  }
  inflateEnd(&stream);
  if (out.size() > limit) return over_limit(limit);
  if (out.empty() && status != Z_STREAM_END) return std::optional<std::string>{};
  return std::optional{std::move(out)};
}

Decoded without_deflate(std::string_view body, std::uint64_t limit) {
  // RFC 9110 means the zlib format; some servers send the bare stream.
  Decoded out = inflated(body, 15, limit);
  if (!out || *out) return out;
  return inflated(body, -15, limit);
}

Decoded without_brotli(std::string_view body, std::uint64_t limit) {
  BrotliDecoderState* state = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
  if (!state) return Error{"not enough memory for brotli"};
  const auto* in = reinterpret_cast<const std::uint8_t*>(body.data());
  std::size_t in_size = body.size();
  std::string out;
  BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.size() <= limit) {
    const std::size_t before = out.size();
    out.resize(before + kPortion);
    std::size_t out_size = kPortion;
    auto* next = reinterpret_cast<std::uint8_t*>(out.data() + before);
    result = BrotliDecoderDecompressStream(state, &in_size, &in, &out_size, &next, nullptr);
    out.resize(before + kPortion - out_size);
  }
  BrotliDecoderDestroyInstance(state);
  if (out.size() > limit) return over_limit(limit);
  // Brotli has no signature, so a body is one if it is one to its end, or as far as it goes.
  if (result == BROTLI_DECODER_RESULT_ERROR) return std::optional<std::string>{};
  return std::optional{std::move(out)};
}

Decoded without_zstd(std::string_view body, std::uint64_t limit) {
  if (body.substr(0, 4) != "\x28\xB5\x2F\xFD") return std::optional<std::string>{};
  ZSTD_DCtx* context = ZSTD_createDCtx();
  if (!context) return Error{"not enough memory for zstd"};
  ZSTD_inBuffer in{body.data(), body.size(), 0};
  std::string out;
  while (out.size() <= limit) {
    const std::size_t before = out.size();
    out.resize(before + kPortion);
    ZSTD_outBuffer buffer{out.data() + before, kPortion, 0};
    const std::size_t left = ZSTD_decompressStream(context, &buffer, &in);
    out.resize(before + buffer.pos);
    if (ZSTD_isError(left) || left == 0 || (in.pos == in.size && buffer.pos == 0)) break;
  }
  ZSTD_freeDCtx(context);
  if (out.size() > limit) return over_limit(limit);
  return std::optional{std::move(out)};
}

Decoded without_coding(std::string_view coding, std::string_view body, std::uint64_t limit) {
  if (coding == "gzip" || coding == "x-gzip") {
    return body.substr(0, 2) == "\x1F\x8B" ? inflated(body, 15 + 16, limit) : Decoded{std::optional<std::string>{}};
  }
  if (coding == "deflate") return without_deflate(body, limit);
  if (coding == "br") return without_brotli(body, limit);
  if (coding == "zstd") return without_zstd(body, limit);
  return Error{fmt::format("the content coding \"{}\" is not known", lower_case(coding))};
}

std::vector<std::string> codings_of(std::string_view list) {
  std::vector<std::string> codings;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string coding = lower_ascii(trimmed(list.substr(0, comma)));
    if (!coding.empty() && coding != "identity" && coding != "none") codings.push_back(std::move(coding));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return codings;
}

}  // namespace

std::string_view HeaderFields::find(std::string_view name) const {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

std::size_t header_end(std::string_view bytes, std::size_t from) {
  for (std::size_t at = bytes.find('\n', from); at != npos; at = bytes.find('\n', at + 1)) {
    if (bytes.substr(at + 1, 1) == "\n") return at + 2;
    if (bytes.substr(at + 1, 2) == "\r\n") return at + 3;
  }
  return npos;
}

HeaderFields read_header_fields(std::string_view lines) {
  HeaderFields header;
  while (!lines.empty()) {
    const std::size_t newline = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, newline);
    lines.remove_prefix(std::min(newline + 1, lines.size()));
    const std::size_t colon = line.find(':');
    if (colon == npos || line[0] == ' ' || line[0] == '\t') continue;
    header.fields.emplace_back(lower_ascii(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
  }
  return header;
}

Result<HttpResponse> read_http_response(std::string_view message) {
  if (message.substr(0, 5) != "HTTP/") return Error{"no HTTP response"};
  const std::size_t first_line = message.find('\n');
  const std::size_t end = header_end(message);
  if (first_line == npos) return Error{"no HTTP response"};
  HttpResponse response;
  const std::string_view line = message.substr(0, first_line);
  const std::size_t space = line.find(' ');
  for (std::size_t i = space + 1; space != npos && i < line.size() && i < space + 4; ++i) {
    if (line[i] < '0' || line[i] > '9') return Error{"no HTTP status"};
    response.status = response.status * 10 + (line[i] - '0');
  }
  // A response may consist of its header alone.
  const std::size_t header_size = end == npos ? message.size() : end;
  response.header = read_header_fields(message.substr(first_line + 1, header_size - first_line - 1));
  response.body = message.substr(header_size);
  return response;
}

std::string media_type(std::string_view content_type) {
  return lower_ascii(trimmed(content_type.substr(0, content_type.find_first_of(";,"))));
}

std::string_view charset_parameter(std::string_view content_type) {
  const std::string lower = lower_ascii(content_type);
  const std::size_t at = lower.find("charset=");
  if (at == npos) return {};
  std::string_view value = trimmed(content_type.substr(at + 8));
  if (!value.empty() && (value[0] == '"' || value[0] == '\'')) {
    value.remove_prefix(1);
    return value.substr(0, value.find_first_of("\"'"));
  }
  return value.substr(0, value.find_first_of("; \t,"));
}

Result<std::string> decoded_body(const HttpResponse& response, std::uint64_t limit) {
  std::string body;
  std::string_view now = response.body;
  for (const std::string& coding : codings_of(response.header.find("transfer-encoding"))) {
    if (coding != "chunked") continue;
    if (std::optional<std::string> whole = without_chunks(now)) {
      body = std::move(*whole);
      now = body;
    }
  }
  std::vector<std::string> codings = codings_of(response.header.find("content-encoding"));
  if (codings.size() > 4) return Error{"more than four content codings"};
  for (std::size_t i = codings.size(); i-- > 0;) {  // The last one named was put on last.
    Decoded decoded = without_coding(codings[i], now, limit);
    if (!decoded) return decoded.error();
    if (!*decoded) continue;
    body = std::move(**decoded);
    now = body;
  }
  if (now.size() > limit) return over_limit(limit);
  return now.data() == body.data() ? std::move(body) : std::string{now};
}

}  // namespace onrecord
