#include "read/archives/warc_items.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "read/archives/http_message.h"
#include "read/files/format_detection.h"

namespace onrecord {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kLongestHeader = 64u << 10;

std::optional<std::uint64_t> number_in(std::string_view digits) {
  if (digits.empty() || digits.size() > 18) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return number;
}

// wget writes addresses in angle brackets, as an early draft of the standard did.
std::string_view without_brackets(std::string_view address) {
  if (address.size() >= 2 && address.front() == '<' && address.back() == '>') {
    return address.substr(1, address.size() - 2);
  }
  return address;
}

// What the reader makes of a payload by its media type; kDetect: nothing is said.
std::optional<InputFormat> format_of(const std::string& type, bool pdf) {
  if (type == "application/pdf" && pdf) return InputFormat::kPdf;
  if (type == "text/html" || type == "application/xhtml+xml") return InputFormat::kHtml;
  if (type == "text/plain") return InputFormat::kText;
  if (type.empty() || type == "application/octet-stream" || type == "unknown/unknown") return InputFormat::kDetect;
  return std::nullopt;
}

// The bytes of the stream from the record that is being read on, and where each stretch of them comes from.
class RecordBuffer {
 public:
  explicit RecordBuffer(std::unique_ptr<MemberStream> stream) : stream_(std::move(stream)) {}

  std::string_view bytes() const { return std::string_view{buffer_}.substr(at_); }
  const std::optional<Error>& error() const { return error_; }
  std::uint64_t consumed() const { return stream_->consumed(); }
  std::uint64_t member() const { return stream_->member(); }

  // Adds the next piece. False at the end of the stream, or on its error.
  bool more() {
    if (ended_) return false;
    const Result<MemberPiece> piece = stream_->next();
    if (!piece) error_ = piece.error();
    ended_ = !piece || piece->bytes.empty();
    if (ended_) return false;
    if (at_ > 0) {
      buffer_.erase(0, at_);
      for (Mark& mark : marks_) mark.at -= static_cast<std::ptrdiff_t>(at_);
      at_ = 0;
      while (marks_.size() > 1 && marks_[1].at <= 0) marks_.erase(marks_.begin());
    }
    if (marks_.empty() || marks_.back().member != piece->member || piece->inner == 0) {
      marks_.push_back({static_cast<std::ptrdiff_t>(buffer_.size()), piece->member, piece->inner});
    }
    buffer_.append(piece->bytes);
    return true;
  }

  void drop(std::size_t count) { at_ += count; }

  // Passes over `count` bytes without holding them. False if the stream ends before.
  bool pass_over(std::uint64_t count) {
    for (;;) {
      const std::size_t here = static_cast<std::size_t>(std::min<std::uint64_t>(count, bytes().size()));
      drop(here);
      count -= here;
      if (count == 0) return true;
      if (!more()) return false;
    }
  }

  // Passes over what is left of the member that holds bytes()[0]. False at the end of the stream.
  bool next_member() {
    for (;;) {
      const auto here = static_cast<std::ptrdiff_t>(at_);
      const auto next = std::find_if(marks_.begin(), marks_.end(),
                                     [&](const Mark& mark) { return mark.at > here && mark.inner == 0; });
      if (next != marks_.end()) return at_ = static_cast<std::size_t>(next->at), true;
      // Keeping the member's number is enough to see the next one begin.
      if (!marks_.empty() && bytes().size() > 1) at_ = buffer_.size() - 1;
      if (!more()) return at_ = buffer_.size(), false;
    }
  }

  // Names the place of bytes()[0].
  std::string offset() const {
    const auto here = static_cast<std::ptrdiff_t>(at_);
    const Mark* found = nullptr;
    for (const Mark& mark : marks_) {
      if (mark.at <= here) found = &mark;
    }
    if (!found) return "0";
    const std::uint64_t inner = found->inner + static_cast<std::uint64_t>(here - found->at);
    if (stream_->packing() == Packing::kNone) return std::to_string(inner);
    return inner == 0 ? std::to_string(found->member) : fmt::format("{}+{}", found->member, inner);
  }

  bool is_packed() const { return stream_->packing() != Packing::kNone; }

 private:
  struct Mark {
    std::ptrdiff_t at;  // In buffer_; below 0 if the stretch began before.
    std::uint64_t member, inner;
  };

  std::unique_ptr<MemberStream> stream_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::vector<Mark> marks_;
  std::optional<Error> error_;
  bool ended_ = false;
};

class WarcItems final : public ItemSource {
 public:
  WarcItems(std::unique_ptr<MemberStream> stream, std::string place, std::string file, const ReadOptions& options)
      : buffer_(std::move(stream)),
        place_(std::move(place)),
        file_(std::move(file)),
        limit_(options.max_document),
        pdf_(options.pdf) {}

  std::uint64_t consumed() const override { return buffer_.consumed(); }

  std::optional<Result<RawItem>> next() override {
    if (ended_) return std::nullopt;
    if (!find_record()) {
      ended_ = true;
      offset_ = std::to_string(buffer_.member());
      if (buffer_.error()) return failed(buffer_.error()->message);
      return std::nullopt;
    }
    offset_ = buffer_.offset();
    return read_record();
  }

 private:
  // Passes over the empty lines between records. False at the end.
  bool find_record() {
    for (;;) {
      const std::size_t begin = buffer_.bytes().find_first_not_of("\r\n");
      if (begin != npos) return buffer_.drop(begin), true;
      buffer_.drop(buffer_.bytes().size());
      if (!buffer_.more()) return false;
    }
  }

  std::optional<Result<RawItem>> read_record() {
    std::size_t end = npos, searched = 0;
    for (;;) {
      const std::string_view bytes = buffer_.bytes();
      end = header_end(bytes, searched);
      if (end != npos || bytes.size() > kLongestHeader) break;
      searched = bytes.size() > 3 ? bytes.size() - 3 : 0;
      if (!buffer_.more()) return cut_off();
    }
    const std::string_view bytes = buffer_.bytes();
    if (bytes.substr(0, 5) != "WARC/") return damaged("no record begins here");
    if (end == npos || end > kLongestHeader) return damaged("the header of the record is longer than 64 KiB");
    // The header's values are needed after the buffer has moved.
    const std::string header_bytes{bytes.substr(0, end)};
    const std::size_t first_line = header_bytes.find('\n');
    const HeaderFields header = read_header_fields(std::string_view{header_bytes}.substr(first_line + 1));
    const std::optional<std::uint64_t> length = number_in(header.find("content-length"));
    if (!length) return damaged("the record says no Content-Length");
    buffer_.drop(end);
    return read_block(header, *length);
  }

  std::optional<Result<RawItem>> read_block(const HeaderFields& header, std::uint64_t length) {
    const bool held = length <= limit_ + kLongestHeader;
    const std::uint64_t wanted = held ? length : kLongestHeader;
    while (buffer_.bytes().size() < wanted) {
      if (!buffer_.more()) return cut_off();
    }
    const std::string_view block = buffer_.bytes().substr(0, static_cast<std::size_t>(wanted));
    Result<RawItem> item = item_of(header, block);
    if (!held) {
      // What is no document may be as large as it likes.
      if (!item || item->passed_over.empty()) item = over_limit(length);
      if (!buffer_.pass_over(length)) return cut_off();
    } else {
      buffer_.drop(static_cast<std::size_t>(length));
    }
    return item;
  }

  Result<RawItem> item_of(const HeaderFields& header, std::string_view block) {
    RawItem item;
    item.file = fmt::format("{}:{}", file_, offset_);
    item.source_form = SourceForm::kPayload;
    item.place = fmt::format("{}:{}", place_, offset_);
    item.carried.url = std::string{without_brackets(header.find("warc-target-uri"))};
    item.carried.captured = std::string{header.find("warc-date")};
    const std::string type = media_type(header.find("warc-type"));
    if (type != "response" && type != "resource" && type != "conversion") {
      item.passed_over = type.empty() ? "a record without WARC-Type" : type;
      return item;
    }
    std::string_view content_type = header.find("content-type");
    HttpResponse response;
    response.body = block;
    if (type == "response") {
      if (block.substr(0, 5) != "HTTP/") {
        item.passed_over = "response that is not HTTP";
        return item;
      }
      Result<HttpResponse> read = read_http_response(block);
      if (!read) return Error{item.place + ": " + read.error().message};
      response = std::move(*read);
      if (response.status < 200 || response.status > 299) {
        item.passed_over = fmt::format("response with status {}", response.status);
        return item;
      }
      content_type = response.header.find("content-type");
    }
    const std::string media = media_type(content_type);
    const std::optional<InputFormat> format = format_of(media, pdf_);
    if (!format) {
      item.passed_over = fmt::format("{} of type {}", type, media);
      return item;
    }
    Result<std::string> body = decoded_body(response, limit_);
    if (!body) return Error{item.place + ": " + body.error().message};
    if (body->empty()) {
      item.passed_over = type + " without a body";
      return item;
    }
    item.format = *format;
    item.bytes = std::move(*body);
    if (*format == InputFormat::kDetect) {
      const std::string_view head = std::string_view{item.bytes}.substr(0, 4096);
      const std::string_view kind = foreign_kind(head);
      if (!kind.empty() || head.find('\0') != npos) {
        item.passed_over = fmt::format("{} of {}", type, kind.empty() ? "no known type" : kind);
        item.bytes.clear();
        return item;
      }
      item.format = begins_page(head) ? InputFormat::kHtml : InputFormat::kText;
    }
    item.carried.charset = std::string{charset_parameter(content_type)};
    return item;
  }

  Error failed(const std::string& reason) const { return Error{fmt::format("{}:{}: {}", place_, offset_, reason)}; }

  Error over_limit(std::uint64_t length) const {
    return failed(fmt::format("{} bytes, which is over the limit of {} (--max-document)", length, limit_));
  }

  std::optional<Result<RawItem>> cut_off() {
    ended_ = true;
    return Result<RawItem>{failed(buffer_.error() ? buffer_.error()->message : "the record ends too early")};
  }

  // Reports the record and finds the next one: the next member of a packed file, else the next line that begins one.
  std::optional<Result<RawItem>> damaged(const std::string& reason) {
    const Error error = failed(reason);
    if (buffer_.is_packed()) {
      ended_ = !buffer_.next_member();
      return Result<RawItem>{error};
    }
    constexpr std::string_view kBegin = "\nWARC/1.";
    buffer_.drop(1);
    for (;;) {
      const std::size_t found = buffer_.bytes().find(kBegin);
      if (found != npos) {
        buffer_.drop(found + 1);
        return Result<RawItem>{error};
      }
      const std::size_t size = buffer_.bytes().size();
      if (size >= kBegin.size()) buffer_.drop(size - kBegin.size() + 1);
      if (!buffer_.more()) {
        ended_ = true;
        return Result<RawItem>{error};
      }
    }
  }

  RecordBuffer buffer_;
  const std::string place_, file_;
  const std::uint64_t limit_;
  const bool pdf_;
  std::string offset_ = "0";
  bool ended_ = false;
};

}  // namespace

bool begins_warc(std::string_view first_bytes) {
  const std::size_t begin = first_bytes.find_first_not_of("\r\n");
  return begin != npos && (first_bytes.substr(begin, 7) == "WARC/1." || first_bytes.substr(begin, 7) == "WARC/0.");
}

std::unique_ptr<ItemSource> warc_items(std::unique_ptr<MemberStream> stream, std::string place, std::string file,
                                       const ReadOptions& options) {
  return std::make_unique<WarcItems>(std::move(stream), std::move(place), std::move(file), options);
}

}  // namespace onrecord
