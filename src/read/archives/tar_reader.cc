#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "read/archives/archive_reader.h"

namespace onrecord {
namespace {

constexpr std::size_t kBlock = 512;
constexpr std::uint64_t kLongestName = 64u << 10;

std::string_view until_nul(std::string_view field) {
  return field.substr(0, field.find('\0'));
}

// A number in octal digits, or in base 256 if its first bit is set (GNU). Nothing if it is neither.
std::optional<std::uint64_t> number_of(std::string_view field) {
  std::uint64_t number = 0;
  if ((static_cast<unsigned char>(field[0]) & 0x80u) != 0) {
    for (std::size_t i = 0; i < field.size(); ++i) {
      const auto byte = static_cast<unsigned char>(field[i]);
      if (number >> 54 != 0) return std::nullopt;
      number = number << 8 | (i == 0 ? byte & 0x7Fu : byte);
    }
    return number;
  }
  bool any = false;
  for (const char c : field) {
    if (c == ' ' || c == '\0') {
      if (any) break;
      continue;
    }
    if (c < '0' || c > '7' || number >> 60 != 0) return std::nullopt;
    number = number * 8 + static_cast<std::uint64_t>(c - '0');
    any = true;
  }
  return number;
}

// The sum of the header's bytes, with its own field as spaces.
bool sum_is_right(std::string_view header) {
  const std::optional<std::uint64_t> said = number_of(header.substr(148, 8));
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    sum += i >= 148 && i < 156 ? static_cast<unsigned char>(' ') : static_cast<unsigned char>(header[i]);
  }
  return said == sum;
}

// The value of `key` in pax records ("27 path=a/b.txt\n"), or nothing.
std::optional<std::string> pax_value(std::string_view records, std::string_view key) {
  std::optional<std::string> value;
  while (!records.empty()) {
    const std::size_t space = records.find(' ');
    if (space == std::string_view::npos || space == 0 || space > 7) return value;
    std::size_t size = 0;
    for (const char c : records.substr(0, space)) {
      if (c < '0' || c > '9') return value;
      size = size * 10 + static_cast<std::size_t>(c - '0');
    }
    if (size <= space + 1 || size > records.size()) return value;
    const std::string_view record = records.substr(space + 1, size - space - 2);
    if (record.substr(0, key.size()) == key && record.substr(key.size(), 1) == "=") {
      value = std::string{record.substr(key.size() + 1)};
    }
    records.remove_prefix(size);
  }
  return value;
}

class TarReader final : public ArchiveReader {
 public:
  explicit TarReader(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  std::optional<Result<ArchiveMember>> next() override {
    std::string long_name;
    std::optional<std::uint64_t> long_size;
    for (;;) {
      if (ended_) return std::nullopt;
      const Result<std::uint64_t> passed = source_->skip(left_ + padding_);
      if (!passed) return failed(passed.error().message);
      if (*passed < left_) return failed("the archive ends too early");
      left_ = padding_ = 0;

      std::array<char, kBlock> block;
      const Result<std::size_t> got = fill(block.data(), kBlock);
      if (!got) return failed(got.error().message);
      const std::string_view header{block.data(), kBlock};
      ended_ = *got == 0 || (*got == kBlock && header.find_first_not_of('\0') == std::string_view::npos);
      if (ended_) return std::nullopt;
      if (*got < kBlock) return failed("the archive ends too early");
      const std::optional<std::uint64_t> size = number_of(header.substr(124, 12));
      if (!sum_is_right(header) || !size) return failed("damaged tar header");
      const char kind = header[156];
      left_ = kind == '0' || kind == '\0' || kind == '7' ? long_size.value_or(*size) : *size;
      padding_ = (kBlock - left_ % kBlock) % kBlock;

      if (kind == 'L' || kind == 'x') {
        if (left_ > kLongestName) return failed("a name of more than 64 KiB");
        std::string text(static_cast<std::size_t>(left_), '\0');
        const Result<std::size_t> whole = fill(text.data(), text.size());
        if (!whole) return failed(whole.error().message);
        if (*whole < text.size()) return failed("the archive ends too early");
        left_ = 0;
        if (kind == 'L') {
          long_name = std::string{until_nul(text)};
        } else {
          if (std::optional<std::string> path = pax_value(text, "path")) long_name = std::move(*path);
          if (const std::optional<std::string> bytes = pax_value(text, "size")) long_size = decimal(*bytes);
        }
        continue;
      }
      if (kind != '0' && kind != '\0' && kind != '7') {
        long_name.clear();
        long_size.reset();
        continue;
      }
      std::string name = long_name;
      if (name.empty()) {
        const std::string_view prefix =
            header.substr(257, 5) == "ustar" && header[262] == '\0' ? until_nul(header.substr(345, 155)) : "";
        name = std::string{prefix} + (prefix.empty() ? "" : "/") + std::string{until_nul(header.substr(0, 100))};
      }
      if (!name.empty() && name.back() == '/') continue;
      return Result<ArchiveMember>{ArchiveMember{printable_name(name), std::make_unique<Member>(*this)}};
    }
  }

  std::uint64_t consumed() const override { return source_->consumed(); }

 private:
  class Member final : public ByteSource {
   public:
    explicit Member(TarReader& reader) : reader_(reader) {}
    Result<std::size_t> read(char* buffer, std::size_t capacity) override {
      const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(capacity, reader_.left_));
      if (wanted == 0) return std::size_t{0};
      const Result<std::size_t> count = reader_.source_->read(buffer, wanted);
      if (!count || *count == 0) {
        reader_.ended_ = true;
        return count ? Error{"the archive ends too early"} : count.error();
      }
      reader_.left_ -= *count;
      return count;
    }
    std::uint64_t consumed() const override { return 0; }

   private:
    TarReader& reader_;
  };

  static std::optional<std::uint64_t> decimal(std::string_view digits) {
    if (digits.empty() || digits.size() > 18) return std::nullopt;
    std::uint64_t number = 0;
    for (const char c : digits) {
      if (c < '0' || c > '9') return std::nullopt;
      number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return number;
  }

  Result<std::size_t> fill(char* buffer, std::size_t size) {
    std::size_t filled = 0;
    while (filled < size) {
      const Result<std::size_t> count = source_->read(buffer + filled, size - filled);
      if (!count) return count.error();
      if (*count == 0) break;
      filled += *count;
    }
    return filled;
  }

  std::optional<Result<ArchiveMember>> failed(const std::string& reason) {
    ended_ = true;
    return Result<ArchiveMember>{Error{reason}};
  }

  std::unique_ptr<ByteSource> source_;
  std::uint64_t left_ = 0, padding_ = 0;  // Of the member given out last.
  bool ended_ = false;
};

}  // namespace

std::string printable_name(std::string_view name) {
  std::string printable;
  for (std::size_t at = 0; at < name.size() && printable.size() < 1000;) {
    const CodePoint point = decode_utf8(name, at);
    append_utf8(printable, point.value < 0x20 || point.value == 0x7F ? kReplacement : point.value);
    at += point.bytes;
  }
  return printable;
}

std::unique_ptr<ArchiveReader> tar_reader(std::unique_ptr<ByteSource> source) {
  return std::make_unique<TarReader>(std::move(source));
}

bool begins_tar(std::string_view first_bytes) {
  return first_bytes.size() >= kBlock && first_bytes[0] != '\0' && sum_is_right(first_bytes.substr(0, kBlock));
}

}  // namespace onrecord
