#include "read/feeds/email_message.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "read/files/charset.h"

namespace onrecord {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr int kDeepestPart = 8;

struct MailHeader {
  std::vector<std::pair<std::string, std::string>> fields;  // Names in lower case; values unfolded.
  std::size_t end = 0;                                      // Where the body begins.
  bool sound = true;                                        // Every line was a field.

  std::string_view find(std::string_view name) const {
    for (const auto& [key, value] : fields) {
      if (key == name) return value;
    }
    return {};
  }
};

std::string lower_ascii(std::string_view text) {
  std::string lower{text};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool is_field_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

MailHeader read_header(std::string_view bytes) {
  MailHeader header;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t newline = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = bytes.substr(at, newline - at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    at = std::min(newline + 1, bytes.size());
    if (line.empty()) break;
    if ((line[0] == ' ' || line[0] == '\t') && !header.fields.empty()) {
      header.fields.back().second += std::string{" "} + std::string{trimmed(line)};
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == npos || !is_field_name(line.substr(0, colon))) {
      header.sound = false;
      continue;
    }
    header.fields.emplace_back(lower_ascii(line.substr(0, colon)), std::string{trimmed(line.substr(colon + 1))});
  }
  header.end = at;
  return header;
}

// "x" of `; name="x"`.
std::string parameter(std::string_view field, std::string_view name) {
  const std::string lower = lower_ascii(field);
  for (std::size_t at = lower.find(name); at != npos; at = lower.find(name, at + 1)) {
    const std::size_t before = lower.find_last_not_of(" \t", at == 0 ? 0 : at - 1);
    std::size_t equals = at + name.size();
    while (equals < lower.size() && lower[equals] == ' ') ++equals;
    if (at == 0 || before == npos || lower[before] != ';' || equals >= lower.size() || lower[equals] != '=') continue;
    std::string_view value = trimmed(field.substr(equals + 1));
    if (!value.empty() && value[0] == '"') {
      value.remove_prefix(1);
      return std::string{value.substr(0, value.find('"'))};
    }
    return std::string{trimmed(value.substr(0, value.find_first_of("; \t")))};
  }
  return {};
}

int hex_digit(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                : -1;
}

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

// Bytes and the way back; not yet text.
void decode_quoted_printable(MappedText& out, std::string_view raw, std::uint64_t begin) {
  std::size_t at = 0;
  while (at < raw.size()) {
    const std::size_t mark = std::min(raw.find('=', at), raw.size());
    out.copy(raw.substr(at, mark - at), begin + at);
    if (mark == raw.size()) return;
    at = mark + 1;
    if (at + 1 < raw.size() && hex_digit(raw[at]) >= 0 && hex_digit(raw[at + 1]) >= 0) {
      const char byte = static_cast<char>(hex_digit(raw[at]) * 16 + hex_digit(raw[at + 1]));
      out.replace(std::string_view{&byte, 1}, begin + mark, 3);
      at += 2;
    } else if (raw.substr(at, 2) == "\r\n") {
      at += 2;  // A line that goes on.
    } else if (raw.substr(at, 1) == "\n") {
      at += 1;
    } else {
      out.copy("=", begin + mark);
    }
  }
}

void decode_base64(MappedText& out, std::string_view raw, std::uint64_t begin) {
  std::uint32_t bits = 0;
  int digits = 0;
  std::size_t first = 0;
  const auto put = [&](std::size_t end, int bytes) {
    std::string made;
    for (int i = 0; i < bytes; ++i) made.push_back(static_cast<char>(bits >> (16 - 8 * i)));
    if (bytes == 3 && end - first == 4) {
      out.map.strided(out.size(), begin + first, 3, 4);
      out.text += made;
    } else {
      out.replace(made, begin + first, static_cast<std::uint32_t>(end - first));
    }
    bits = 0;
    digits = 0;
  };
  std::size_t end = 0;  // Behind the last digit, and the marks that fill it up.
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const int digit = base64_digit(raw[at]);
    if (raw[at] == '=') {
      end = std::min(raw.find_first_not_of('=', at), raw.size());
      break;
    }
    if (digit < 0) continue;
    end = at + 1;
    if (digits == 0) first = at;
    bits |= static_cast<std::uint32_t>(digit) << (18 - 6 * digits);
    if (++digits == 4) put(at + 1, 3);
  }
  if (digits >= 2) put(end, digits - 1);
}

// Resolves "=?utf-8?Q?...?=" and its like; white space between two of them goes.
std::string with_encoded_words(std::string_view value) {
  std::string out;
  bool after_word = false, no_more_ends = false;
  while (!value.empty()) {
    const std::size_t begin = std::min(value.find("=?"), value.size());
    const std::size_t charset_end = begin < value.size() ? value.find('?', begin + 2) : npos;
    const std::size_t kind_end = charset_end != npos ? value.find('?', charset_end + 1) : npos;
    const std::size_t end = kind_end != npos && !no_more_ends ? value.find("?=", kind_end + 1) : npos;
    no_more_ends = no_more_ends || (kind_end != npos && end == npos);
    if (end == npos || kind_end != charset_end + 2) {
      const std::size_t stop = begin == value.size() ? begin : begin + 2;
      out += value.substr(0, stop);
      value.remove_prefix(stop);
      after_word = false;
      continue;
    }
    const std::string_view between = value.substr(0, begin);
    if (!after_word || !trimmed(between).empty()) out += between;
    std::string_view charset = value.substr(begin + 2, charset_end - begin - 2);
    charset = charset.substr(0, charset.find('*'));
    std::string word{value.substr(kind_end + 1, end - kind_end - 1)};
    MappedText bytes;
    if (value[charset_end + 1] == 'B' || value[charset_end + 1] == 'b') {
      decode_base64(bytes, word, 0);
    } else {
      std::replace(word.begin(), word.end(), '_', ' ');
      decode_quoted_printable(bytes, word, 0);
    }
    out += decode_charset(bytes.text, charset, 0).text;
    value.remove_prefix(end + 2);
    after_word = true;
  }
  MappedText clean;
  clean.copy_repaired(out, 0);
  return std::move(clean.text);
}

// The name of `"Nadia Kessel" <n@a.example>`.
std::string name_of_sender(std::string_view from) {
  const std::size_t angle = from.find('<');
  if (angle == npos) {
    const std::size_t open = from.find('('), close = from.rfind(')');
    return open != npos && close != npos && close > open ? std::string{trimmed(from.substr(open + 1, close - open - 1))}
                                                         : std::string{};
  }
  std::string_view name = trimmed(from.substr(0, angle));
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
  return name.find('@') == npos ? std::string{name} : std::string{};
}

// Where the parts between lines of "--boundary" stand. Cost: linear.
std::vector<std::pair<std::size_t, std::size_t>> parts_of(std::string_view body, const std::string& boundary) {
  std::vector<std::pair<std::size_t, std::size_t>> parts;
  const std::string mark = "--" + boundary;
  std::size_t begin = npos, at = 0;
  while (at < body.size()) {
    const std::size_t newline = std::min(body.find('\n', at), body.size());
    const std::string_view line = body.substr(at, newline - at);
    if (line.substr(0, mark.size()) == mark) {
      if (begin != npos) parts.emplace_back(begin, at);
      begin = std::min(newline + 1, body.size());
      if (line.substr(mark.size(), 2) == "--") return parts;
    }
    at = newline + 1;
  }
  if (begin != npos) parts.emplace_back(begin, body.size());  // The message was cut off.
  return parts;
}

// Looks through a message or a part for the texts that it holds.
class PartReader {
 public:
  std::optional<MappedText> plain, html;

  void read(std::string_view bytes, std::uint64_t begin, const MailHeader& header, int depth) {
    const std::string_view type_field = header.find("content-type");
    const std::string type = lower_ascii(trimmed(type_field.substr(0, type_field.find(';'))));
    const std::string_view body = bytes.substr(header.end);
    if (lower_ascii(header.find("content-disposition")).rfind("attachment", 0) == 0) return;
    if (type.rfind("multipart/", 0) == 0) {
      const std::string boundary = parameter(type_field, "boundary");
      if (boundary.empty() || depth == kDeepestPart) return;
      for (const auto& [from, to] : parts_of(body, boundary)) {
        const std::string_view part = body.substr(from, to - from);
        read(part, begin + header.end + from, read_header(part), depth + 1);
      }
      return;
    }
    const bool is_html = type == "text/html";
    if (!is_html && !type.empty() && type != "text/plain") return;
    std::optional<MappedText>& place = is_html ? html : plain;
    if (place) return;
    MappedText bytes_of_text;
    const std::string coding = lower_ascii(trimmed(header.find("content-transfer-encoding")));
    if (coding == "quoted-printable") {
      decode_quoted_printable(bytes_of_text, body, begin + header.end);
    } else if (coding == "base64") {
      decode_base64(bytes_of_text, body, begin + header.end);
    } else {
      bytes_of_text.copy(body, begin + header.end);
    }
    MappedText text = decode_charset(bytes_of_text.text, parameter(type_field, "charset"), 0);
    if (text.text.find_first_not_of(" \t\r\n") == npos) return;
    text.map = text.map.through(bytes_of_text.map, text.size());
    place = std::move(text);
  }
};

class MboxItems final : public ItemSource {
 public:
  MboxItems(std::unique_ptr<ChunkReader> reader, std::string place, std::string file, std::uint64_t limit)
      : reader_(std::move(reader)), place_(std::move(place)), file_(std::move(file)), limit_(limit) {}

  std::uint64_t consumed() const override { return reader_->consumed(); }

  std::optional<Result<RawItem>> next() override {
    RawItem item;
    item.file = file_;
    item.format = InputFormat::kEmail;
    std::uint64_t size = 0, begin_line = 0;
    bool after_empty = true;
    for (;;) {
      std::optional<Result<Chunk>> line;
      if (ahead_) {
        line = std::move(ahead_);
        ahead_.reset();
      } else {
        line = reader_->line();
      }
      if (line && !*line) {
        return Result<RawItem>{Error{fmt::format("{}:{}: {}", place_, reader_->lines(), line->error().message)}};
      }
      const bool separator = line && after_empty && (*line)->bytes.rfind("From ", 0) == 0;
      if (begin_line == 0 && size > 0 && (!line || separator)) {
        if (separator) ahead_ = std::move(line);
        return Result<RawItem>{Error{place_ + ":1: text that stands before the first message"}};
      }
      if (!line || (separator && begin_line > 0)) {
        if (separator) ahead_ = std::move(line);
        if (begin_line == 0) return std::nullopt;
        if (!item.bytes.empty()) item.bytes.pop_back();  // The last line of a file may end without a newline.
        item.place = fmt::format("{}:{}", place_, begin_line);
        if (size > limit_) {
          return Result<RawItem>{Error{
              fmt::format("{}: {} bytes, which is over the limit of {} (--max-document)", item.place, size, limit_)}};
        }
        return Result<RawItem>{std::move(item)};
      }
      after_empty = (*line)->bytes.empty() || (*line)->bytes == "\r";
      if (separator) {
        begin_line = (*line)->line;
        item.source_begin = (*line)->begin + (*line)->size;
        continue;
      }
      if (size == 0) item.source_begin = (*line)->begin;
      size += (*line)->size + 1;
      if (size <= limit_) {
        item.bytes += (*line)->bytes;
        item.bytes.push_back('\n');
      }
    }
  }

 private:
  std::unique_ptr<ChunkReader> reader_;
  const std::string place_, file_;
  const std::uint64_t limit_;
  std::optional<Result<Chunk>> ahead_;
};

}  // namespace

bool begins_email(std::string_view first_bytes) {
  if (first_bytes.find("\n\n") == npos && first_bytes.find("\n\r\n") == npos) {
    // The header goes on; its last line here may be half of one.
    const std::size_t newline = first_bytes.rfind('\n');
    first_bytes = first_bytes.substr(0, newline == npos ? 0 : newline);
  }
  const MailHeader header = read_header(first_bytes);
  if (!header.sound || header.find("from").empty() || header.find("date").empty()) return false;
  constexpr std::array<std::string_view, 5> kOfMail = {"message-id", "mime-version", "received", "return-path",
                                                       "content-type"};
  return std::any_of(kOfMail.begin(), kOfMail.end(), [&](std::string_view name) { return !header.find(name).empty(); });
}

bool begins_mbox(std::string_view first_bytes) {
  if (first_bytes.substr(0, 5) != "From ") return false;
  const std::size_t newline = first_bytes.find('\n');
  return newline != npos && begins_email(first_bytes.substr(newline + 1));
}

std::unique_ptr<ItemSource> mbox_items(std::unique_ptr<ChunkReader> reader, std::string place, std::string file,
                                       std::uint64_t limit) {
  return std::make_unique<MboxItems>(std::move(reader), std::move(place), std::move(file), limit);
}

Result<EmailMessage> read_email(std::string_view bytes, std::uint64_t source_begin) {
  const MailHeader header = read_header(bytes);
  EmailMessage message;
  message.subject = with_encoded_words(header.find("subject"));
  message.sender = with_encoded_words(name_of_sender(header.find("from")));
  message.date = std::string{header.find("date")};
  PartReader parts;
  parts.read(bytes, source_begin, header, 0);
  message.is_html = !parts.plain && parts.html;
  std::optional<MappedText>& text = message.is_html ? parts.html : parts.plain;
  if (!text) return Error{"the message has no text"};
  message.content = std::move(*text);
  return message;
}

}  // namespace onrecord
