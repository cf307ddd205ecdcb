#include "read/archives/zip_reader.h"

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace onrecord {
namespace {

constexpr std::uint64_t kUnknown = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t kLargestDirectory = 64u << 20;
constexpr std::size_t kLocalHeader = 30, kDirectoryEntry = 46, kEndRecord = 22;
constexpr std::string_view kLocalSignature = "PK\x03\x04", kDirectorySignature = "PK\x01\x02",
                           kEndSignature = "PK\x05\x06", kEnd64Signature = "PK\x06\x06",
                           kEnd64LocatorSignature = "PK\x06\x07", kDescriptorSignature = "PK\x07\x08";

std::uint64_t little(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < size; ++i) {
    number |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  }
  return number;
}

struct Entry {
  std::string name;
  std::uint64_t packed = 0, size = 0;  // kUnknown: not known before it is read.
  std::uint64_t header = 0;            // Offset of the local header.
  std::uint64_t end = kUnknown;        // Where the next local header begins.
  unsigned method = 0;
  bool encrypted = false;
};

// Takes sizes and offset of ZIP64 from the extra field where the short ones say that they stand there.
void take_zip64(std::string_view extra, Entry& entry) {
  while (extra.size() >= 4) {
    const std::size_t id = little(extra, 0, 2), size = little(extra, 2, 2);
    if (extra.size() < 4 + size) return;
    if (id == 1) {
      std::string_view field = extra.substr(4, size);
      for (std::uint64_t* value : {&entry.size, &entry.packed, &entry.header}) {
        if (*value != 0xFFFFFFFFu) continue;
        if (field.size() < 8) return;
        *value = little(field, 0, 8);
        field.remove_prefix(8);
      }
      return;
    }
    extra.remove_prefix(4 + size);
  }
}

// Bytes [begin, end) of the file, read in portions.
class Window {
 public:
  Window(std::shared_ptr<const RandomAccess> file, std::uint64_t begin, std::uint64_t end)
      : file_(std::move(file)), at_(begin), end_(end), buffer_(64u << 10, '\0') {}

  // Returns what is left of the portion, after reading the next if that was used up. Empty at the end.
  Result<std::string_view> bytes() {
    if (rest_.empty() && at_ < end_) {
      const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(buffer_.size(), end_ - at_));
      const Result<std::size_t> count = file_->read_at(at_, buffer_.data(), wanted);
      if (!count) return count.error();
      at_ += *count;
      if (*count == 0) end_ = at_;
      rest_ = std::string_view{buffer_}.substr(0, *count);
    }
    return rest_;
  }
  void drop(std::size_t count) { rest_.remove_prefix(count); }
  std::uint64_t offset() const { return at_ - rest_.size(); }

 private:
  std::shared_ptr<const RandomAccess> file_;
  std::uint64_t at_, end_;
  std::string buffer_;
  std::string_view rest_;
};

// Unpacks one member, up to the size that it says.
class MemberSource final : public ByteSource {
 public:
  // `passed` is told where the packed bytes ended.
  MemberSource(Window window, unsigned method, std::uint64_t size, std::uint64_t* passed)
      : window_(std::move(window)), method_(method), left_(size), passed_(passed) {
    if (method_ == 8) ready_ = inflateInit2(&stream_, -15) == Z_OK;
    if (method_ == 93) context_ = ZSTD_createDCtx();
  }
  ~MemberSource() override {
    if (ready_) inflateEnd(&stream_);
    ZSTD_freeDCtx(context_);
  }
  MemberSource(const MemberSource&) = delete;
  MemberSource& operator=(const MemberSource&) = delete;

  Result<std::size_t> read(char* buffer, std::size_t capacity) override {
    while (!ended_) {
      const Result<std::string_view> packed = window_.bytes();
      if (!packed) return stop(packed.error());
      if (packed->empty()) {
        if (method_ == 0 && (left_ == 0 || left_ == kUnknown)) return finish();
        return stop(Error{"the archive ends too early"});
      }
      std::size_t made = 0;
      bool last = false;
      if (method_ == 0) {
        made = std::min(capacity, packed->size());
        std::copy_n(packed->data(), made, buffer);
        window_.drop(made);
      } else if (method_ == 8) {
        if (!ready_) return stop(Error{"not enough memory"});
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed->data()));
        stream_.avail_in = static_cast<uInt>(packed->size());
        stream_.next_out = reinterpret_cast<Bytef*>(buffer);
        stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(capacity, 1u << 30));
        const std::size_t room = stream_.avail_out;
        const int status = inflate(&stream_, Z_NO_FLUSH);
        window_.drop(packed->size() - stream_.avail_in);
        made = room - stream_.avail_out;
        last = status == Z_STREAM_END;
        if (status != Z_OK && !last && made == 0) return stop(Error{"damaged deflate stream"});
      } else {
        ZSTD_inBuffer in{packed->data(), packed->size(), 0};
        ZSTD_outBuffer out{buffer, capacity, 0};
        const std::size_t status = context_ ? ZSTD_decompressStream(context_, &out, &in) : 0;
        window_.drop(in.pos);
        made = out.pos;
        if (!context_ || ZSTD_isError(status)) return stop(Error{"damaged zstd stream"});
        last = status == 0;
      }
      if (last) finish();
      if (left_ != kUnknown) {
        if (made > left_) return stop(Error{"larger than the archive says"});
        left_ -= made;
        if (last && left_ > 0) return stop(Error{"smaller than the archive says"});
      }
      if (made > 0) return made;
    }
    return std::size_t{0};
  }

  std::uint64_t consumed() const override { return 0; }

 private:
  Error stop(Error error) {
    finish();
    return error;
  }
  std::size_t finish() {
    ended_ = true;
    if (passed_) *passed_ = window_.offset();
    return 0;
  }

  Window window_;
  const unsigned method_;
  std::uint64_t left_;
  std::uint64_t* passed_;
  z_stream stream_{};
  bool ready_ = false, ended_ = false;
  ZSTD_DCtx* context_ = nullptr;
};

class ZipReader final : public ArchiveReader {
 public:
  explicit ZipReader(std::shared_ptr<const RandomAccess> file) : file_(std::move(file)) {}

  std::optional<Result<ArchiveMember>> next() override {
    if (!opened_) {
      opened_ = true;
      const Result<bool> found = read_directory();
      if (!found) {
        ended_ = true;
        return Result<ArchiveMember>{found.error()};
      }
      has_directory_ = *found;
    }
    return has_directory_ ? next_listed() : next_found();
  }

  std::uint64_t consumed() const override { return consumed_; }

 private:
  Result<std::string> bytes_at(std::uint64_t offset, std::uint64_t size) const {
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
      const Result<std::size_t> count = file_->read_at(offset + filled, bytes.data() + filled, bytes.size() - filled);
      if (!count) return count.error();
      if (*count == 0) break;
      filled += *count;
    }
    bytes.resize(filled);
    return bytes;
  }

  // False if there is no directory.
  Result<bool> read_directory() {
    const std::uint64_t tail_size = std::min<std::uint64_t>(file_->size(), kEndRecord + 0xFFFF);
    const std::uint64_t tail_begin = file_->size() - tail_size;
    const Result<std::string> tail = bytes_at(tail_begin, tail_size);
    if (!tail) return tail.error();
    const std::size_t at = tail->rfind(kEndSignature);
    if (at == std::string::npos || at + kEndRecord > tail->size()) return false;
    std::uint64_t size = little(*tail, at + 12, 4), begin = little(*tail, at + 16, 4);
    if ((size == 0xFFFFFFFFu || begin == 0xFFFFFFFFu) && at >= 20 &&
        std::string_view{*tail}.substr(at - 20, 4) == kEnd64LocatorSignature) {
      const Result<std::string> end64 = bytes_at(little(*tail, at - 20 + 8, 8), 56);
      if (!end64) return end64.error();
      if (end64->size() < 56 || std::string_view{*end64}.substr(0, 4) != kEnd64Signature) return false;
      size = little(*end64, 40, 8);
      begin = little(*end64, 48, 8);
    }
    if (begin > file_->size() || size > file_->size() - begin) return false;
    if (size > kLargestDirectory) return Error{"the directory of the ZIP file is larger than 64 MiB"};
    const Result<std::string> directory = bytes_at(begin, size);
    if (!directory) return directory.error();
    if (directory->size() < size) return false;
    return take_entries(*directory, begin);
  }

  bool take_entries(std::string_view directory, std::uint64_t directory_begin) {
    while (directory.size() >= kDirectoryEntry && directory.substr(0, 4) == kDirectorySignature) {
      const std::size_t name = little(directory, 28, 2), extra = little(directory, 30, 2);
      const std::size_t size = kDirectoryEntry + name + extra + little(directory, 32, 2);
      if (directory.size() < size) break;
      Entry entry;
      entry.encrypted = (little(directory, 8, 2) & 1u) != 0;
      entry.method = static_cast<unsigned>(little(directory, 10, 2));
      entry.packed = little(directory, 20, 4);
      entry.size = little(directory, 24, 4);
      entry.header = little(directory, 42, 4);
      entry.name = std::string{directory.substr(kDirectoryEntry, name)};
      take_zip64(directory.substr(kDirectoryEntry + name, extra), entry);
      entries_.push_back(std::move(entry));
      directory.remove_prefix(size);
    }
    std::vector<std::uint64_t> begins;
    for (const Entry& entry : entries_) begins.push_back(entry.header);
    std::sort(begins.begin(), begins.end());
    for (Entry& entry : entries_) {
      const auto after = std::upper_bound(begins.begin(), begins.end(), entry.header);
      entry.end = after == begins.end() ? directory_begin : *after;
      if (after - std::lower_bound(begins.begin(), begins.end(), entry.header) > 1) entry.end = entry.header;
    }
    // As ArchiveWeb.page and py-wacz write them: only what stands in archive/ is web archives, the rest is about them.
    const auto named = [&](std::string_view wanted) {
      return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.name == wanted; });
    };
    is_wacz_ = named("datapackage.json") && std::any_of(entries_.begin(), entries_.end(), [](const Entry& entry) {
                 return entry.name.rfind("archive/", 0) == 0;
               });
    return !entries_.empty();
  }

  std::optional<Result<ArchiveMember>> next_listed() {
    while (next_ < entries_.size()) {
      const Entry& entry = entries_[next_++];
      consumed_ = std::min(file_->size(), std::max(consumed_, entry.header));
      if (entry.name.empty() || entry.name.back() == '/') continue;
      if (is_wacz_ && entry.name.rfind("archive/", 0) != 0) continue;
      return open_entry(entry);
    }
    consumed_ = file_->size();
    return std::nullopt;
  }

  Result<ArchiveMember> open_entry(const Entry& entry) {
    const auto failed = [&](const std::string& reason) {
      return Error{fmt::format("{}: {}", printable_name(entry.name), reason)};
    };
    if (entry.encrypted) return failed("encrypted");
    if (entry.method != 0 && entry.method != 8 && entry.method != 93) {
      return failed(fmt::format("packed by method {}, which is not known", entry.method));
    }
    const Result<std::string> header = bytes_at(entry.header, kLocalHeader);
    if (!header) return failed(header.error().message);
    if (header->size() < kLocalHeader || std::string_view{*header}.substr(0, 4) != kLocalSignature) {
      return failed("no member where the directory says");
    }
    const std::uint64_t begin = entry.header + kLocalHeader + little(*header, 26, 2) + little(*header, 28, 2);
    if (begin > entry.end || entry.packed > entry.end - begin) return failed("shares its bytes with another member");
    return ArchiveMember{
        printable_name(entry.name),
        std::make_unique<MemberSource>(Window{file_, begin, begin + entry.packed}, entry.method, entry.size, nullptr)};
  }

  // The way without a directory: each member begins where the one before ended.
  std::optional<Result<ArchiveMember>> next_found() {
    if (unread_) {
      // Only reading the member to its end tells where that is.
      std::string buffer(64u << 10, '\0');
      for (;;) {
        const Result<std::size_t> count = unread_->read(buffer.data(), buffer.size());
        if (!count || *count == 0) break;
      }
      unread_.reset();
    }
    while (!ended_) {
      const Result<std::string> header = bytes_at(consumed_, kLocalHeader);
      if (!header) return broken_off(header.error().message);
      const std::string_view bytes = *header;
      if (bytes.size() >= 16 && bytes.substr(0, 4) == kDescriptorSignature) {
        consumed_ += 16;
        continue;
      }
      if (bytes.size() < kLocalHeader || bytes.substr(0, 4) != kLocalSignature) {
        return broken_off("the ZIP file has no directory: it was cut off");
      }
      Entry entry;
      const std::size_t flags = little(bytes, 6, 2);
      entry.encrypted = (flags & 1u) != 0;
      entry.method = static_cast<unsigned>(little(bytes, 8, 2));
      entry.packed = little(bytes, 18, 4);
      entry.size = little(bytes, 22, 4);
      const std::size_t name = little(bytes, 26, 2), extra = little(bytes, 28, 2);
      const Result<std::string> names = bytes_at(consumed_ + kLocalHeader, name + extra);
      if (!names) return broken_off(names.error().message);
      if (names->size() < name + extra) return broken_off("the ZIP file was cut off");
      entry.name = names->substr(0, name);
      take_zip64(std::string_view{*names}.substr(name), entry);
      const std::uint64_t begin = consumed_ + kLocalHeader + name + extra;
      const bool later = (flags & 8u) != 0;  // The sizes stand behind the member.
      if (entry.encrypted || (later && entry.method == 0) ||
          (entry.method != 0 && entry.method != 8 && entry.method != 93)) {
        return broken_off(printable_name(entry.name) + ": cannot be read without the directory");
      }
      const std::uint64_t end = later ? file_->size() : begin + std::min(entry.packed, file_->size() - begin);
      consumed_ = later ? begin : end;
      if (!later && !entry.name.empty() && entry.name.back() == '/') continue;
      auto source = std::make_shared<MemberSource>(Window{file_, begin, end}, entry.method,
                                                   later ? kUnknown : entry.size, later ? &consumed_ : nullptr);
      if (later) unread_ = source;
      return Result<ArchiveMember>{ArchiveMember{printable_name(entry.name), std::make_unique<Shared>(source)}};
    }
    return std::nullopt;
  }

  class Shared final : public ByteSource {
   public:
    explicit Shared(std::shared_ptr<ByteSource> source) : source_(std::move(source)) {}
    Result<std::size_t> read(char* buffer, std::size_t capacity) override { return source_->read(buffer, capacity); }
    std::uint64_t consumed() const override { return 0; }

   private:
    std::shared_ptr<ByteSource> source_;
  };

  std::optional<Result<ArchiveMember>> broken_off(const std::string& reason) {
    ended_ = true;
    return Result<ArchiveMember>{Error{reason}};
  }

  std::shared_ptr<const RandomAccess> file_;
  std::vector<Entry> entries_;
  std::size_t next_ = 0;
  std::uint64_t consumed_ = 0;
  std::shared_ptr<MemberSource> unread_;
  bool opened_ = false, has_directory_ = false, is_wacz_ = false, ended_ = false;
};

}  // namespace

std::unique_ptr<ArchiveReader> zip_reader(std::shared_ptr<const RandomAccess> file) {
  return std::make_unique<ZipReader>(std::move(file));
}

bool begins_zip(std::string_view first_bytes) {
  return first_bytes.substr(0, 4) == kLocalSignature || first_bytes.substr(0, 4) == kEndSignature;
}

}  // namespace onrecord
