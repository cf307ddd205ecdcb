#include "read/archives/member_stream.h"

#include <libdeflate.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>

#include "read/archives/packed_window.h"

namespace onrecord {

// Gives the decompressed bytes in pieces. An empty piece is the end.
class MemberDecoder {
 public:
  explicit MemberDecoder(ByteSource& source) : window_(source) {}
  virtual ~MemberDecoder() = default;
  virtual Result<MemberPiece> next() = 0;
  PackedWindow& window() { return window_; }
  std::uint64_t member() const { return member_; }

 protected:
  PackedWindow window_;
  std::uint64_t member_ = 0;
};

namespace {

constexpr std::size_t kPeekSize = 4u << 10;
constexpr std::size_t kPortion = 64u << 10;
constexpr std::string_view kGzipMagic = "\x1F\x8B";
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    number |= std::uint32_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  return number;
}

bool is_skippable(std::string_view frame) {
  return frame.size() >= 4 && (little_endian(frame) & 0xFFFFFFF0u) == 0x184D2A50u;
}

class PlainDecoder final : public MemberDecoder {
 public:
  using MemberDecoder::MemberDecoder;
  Result<MemberPiece> next() override {
    window_.drop(given_);
    window_.want(1);
    member_ = window_.offset();
    given_ = std::min(window_.bytes().size(), kPortion);
    if (given_ == 0 && window_.error()) return *window_.error();
    return MemberPiece{window_.bytes().substr(0, given_), 0, window_.offset()};
  }

 private:
  std::size_t given_ = 0;
};

class GzipDecoder final : public MemberDecoder {
 public:
  explicit GzipDecoder(ByteSource& source) : MemberDecoder(source) {}
  ~GzipDecoder() override {
    libdeflate_free_decompressor(whole_);
    if (stream_ready_) inflateEnd(&stream_);
  }
  GzipDecoder(const GzipDecoder&) = delete;
  GzipDecoder& operator=(const GzipDecoder&) = delete;

  Result<MemberPiece> next() override {
    for (;;) {
      if (inside_) return next_portion();
      window_.want(kPortion);
      // Padding after the last member, as tar and some tapes write it.
      const std::size_t padding = window_.bytes().find_first_not_of('\0');
      if (padding != 0) {
        window_.drop(std::min(padding, window_.bytes().size()));
        window_.want(1);
        if (window_.bytes().empty()) return window_.error() ? Result<MemberPiece>{*window_.error()} : MemberPiece{};
        continue;
      }
      member_ = window_.offset();
      if (take_whole()) {
        if (made_ > 0) return MemberPiece{{whole_buffer_.get(), made_}, member_, 0};
        continue;
      }
      const Result<void> begun = begin_portions();
      if (!begun) return begun.error();
    }
  }

 private:
  static constexpr std::size_t kLargestWhole = 4u << 20;

  // Decompresses the member at one go, if all of it is in the window and it is small enough.
  bool take_whole() {
    if (!whole_) whole_ = libdeflate_alloc_decompressor();
    if (!whole_) return false;
    for (;;) {
      if (!whole_buffer_) whole_buffer_.reset(new char[whole_capacity_]);
      const std::string_view packed = window_.bytes();
      std::size_t taken = 0;
      const libdeflate_result result = libdeflate_gzip_decompress_ex(
          whole_, packed.data(), packed.size(), whole_buffer_.get(), whole_capacity_, &taken, &made_);
      if (result == LIBDEFLATE_SUCCESS) return window_.drop(taken), true;
      if (result != LIBDEFLATE_INSUFFICIENT_SPACE || whole_capacity_ == kLargestWhole) return false;
      whole_capacity_ *= 4;
      whole_buffer_.reset();
    }
  }

  Result<void> begin_portions() {
    const int status = stream_ready_ ? inflateReset(&stream_) : inflateInit2(&stream_, 15 + 16);
    if (status != Z_OK) return Error{"not enough memory for gzip"};
    stream_ready_ = true;
    if (portion_.empty()) portion_.resize(kPortion);
    inside_ = true;
    inner_ = 0;
    return {};
  }

  Result<MemberPiece> next_portion() {
    for (;;) {
      window_.want(1);
      const std::string_view packed = window_.bytes();
      if (packed.empty()) {
        inside_ = false;
        return window_.error() ? *window_.error() : Error{"the gzip stream ends too early"};
      }
      // zlib's interface takes a pointer to non-const, but reads only.
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
      stream_.avail_in = static_cast<uInt>(packed.size());
      stream_.next_out = reinterpret_cast<Bytef*>(portion_.data());
      stream_.avail_out = static_cast<uInt>(portion_.size());
      const int status = inflate(&stream_, Z_NO_FLUSH);
      window_.drop(packed.size() - stream_.avail_in);
      const std::size_t made = portion_.size() - stream_.avail_out;
      if (status == Z_STREAM_END) {
        inside_ = false;
        if (made == 0) return next();
      } else if (made == 0 && status != Z_OK) {
        return Error{"damaged gzip stream"};
      }
      if (made == 0) continue;
      const std::uint64_t begin = inner_;
      inner_ += made;
      return MemberPiece{std::string_view{portion_}.substr(0, made), member_, begin};
    }
  }

  libdeflate_decompressor* whole_ = nullptr;
  std::unique_ptr<char[]> whole_buffer_;
  std::size_t whole_capacity_ = 256u << 10, made_ = 0;
  z_stream stream_{};
  bool stream_ready_ = false, inside_ = false;
  std::string portion_;
  std::uint64_t inner_ = 0;
};

class ZstdDecoder final : public MemberDecoder {
 public:
  explicit ZstdDecoder(ByteSource& source) : MemberDecoder(source), context_(ZSTD_createDCtx()) {}
  ~ZstdDecoder() override { ZSTD_freeDCtx(context_); }
  ZstdDecoder(const ZstdDecoder&) = delete;
  ZstdDecoder& operator=(const ZstdDecoder&) = delete;

  // Loads the dictionary that the file begins with, if it does. (IIPC, "Use of Zstandard for WARC files", 1.0.)
  Result<void> load_dictionary() {
    window_.want(8);
    const std::string_view head = window_.bytes();
    if (head.size() < 8 || little_endian(head) != 0x184D2A5Du) return {};
    const std::size_t size = little_endian(head.substr(4));
    if (size > kLargestDictionary) return Error{"the dictionary is larger than 16 MiB"};
    window_.drop(8);
    std::string dictionary;
    while (dictionary.size() < size) {
      window_.want(1);
      if (window_.bytes().empty()) return Error{"the zstd stream ends too early"};
      const std::string_view part = window_.bytes().substr(0, size - dictionary.size());
      dictionary.append(part);
      window_.drop(part.size());
    }
    if (dictionary.substr(0, 4) == kZstdMagic) {
      std::string unpacked(kLargestDictionary, '\0');
      const std::size_t made = ZSTD_decompress(unpacked.data(), unpacked.size(), dictionary.data(), dictionary.size());
      if (ZSTD_isError(made)) return Error{"damaged zstd dictionary"};
      dictionary.assign(unpacked, 0, made);
    }
    if (ZSTD_isError(ZSTD_DCtx_loadDictionary(context_, dictionary.data(), dictionary.size()))) {
      return Error{"damaged zstd dictionary"};
    }
    return {};
  }

  Result<MemberPiece> next() override {
    if (portion_.empty()) portion_.resize(2 * kPortion);
    for (;;) {
      window_.want(inside_ ? 1 : 8);
      const std::string_view packed = window_.bytes();
      if (packed.empty()) {
        if (window_.error()) return *window_.error();
        if (inside_) return Error{"the zstd stream ends too early"};
        return MemberPiece{};
      }
      if (!inside_) {
        if (packed[0] == '\0') {
          window_.drop(1);
          continue;
        }
        member_ = window_.offset();
        inner_ = 0;
        if (is_skippable(packed)) {
          if (packed.size() < 8 || !window_.go_to(member_ + 8 + little_endian(packed.substr(4)))) {
            return Error{"the zstd stream ends too early"};
          }
          continue;
        }
        inside_ = true;
      }
      ZSTD_inBuffer in{packed.data(), packed.size(), 0};
      ZSTD_outBuffer out{portion_.data(), portion_.size(), 0};
      const std::size_t left = ZSTD_decompressStream(context_, &out, &in);
      window_.drop(in.pos);
      if (ZSTD_isError(left)) return Error{"damaged zstd stream"};
      if (left == 0) inside_ = false;
      if (out.pos == 0) continue;
      const std::uint64_t begin = inner_;
      inner_ += out.pos;
      return MemberPiece{std::string_view{portion_}.substr(0, out.pos), member_, begin};
    }
  }

 private:
  static constexpr std::size_t kLargestDictionary = 16u << 20;

  ZSTD_DCtx* context_;
  std::string portion_;
  bool inside_ = false;
  std::uint64_t inner_ = 0;
};

// Gives the bytes that were read to find out how the file is packed once more.
class RepeatedSource final : public ByteSource {
 public:
  RepeatedSource(std::string head, std::unique_ptr<ByteSource> rest) : head_(std::move(head)), rest_(std::move(rest)) {}
  Result<std::size_t> read(char* buffer, std::size_t capacity) override {
    if (at_ == head_.size()) return rest_->read(buffer, capacity);
    const std::size_t count = std::min(capacity, head_.size() - at_);
    std::copy_n(head_.data() + at_, count, buffer);
    at_ += count;
    return count;
  }
  Result<std::uint64_t> skip(std::uint64_t count) override {
    return at_ == head_.size() ? rest_->skip(count) : ByteSource::skip(count);
  }
  std::uint64_t consumed() const override { return rest_->consumed(); }

 private:
  const std::string head_;
  std::size_t at_ = 0;
  std::unique_ptr<ByteSource> rest_;
};

}  // namespace

MemberStream::MemberStream(std::unique_ptr<ByteSource> source, std::uint64_t start_at)
    : source_(std::move(source)), start_at_(start_at) {}

MemberStream::~MemberStream() = default;

void MemberStream::open() {
  if (opened_) return;
  opened_ = true;
  std::string head(kZstdMagic.size(), '\0');
  std::size_t size = 0;
  while (size < head.size()) {
    const Result<std::size_t> count = source_->read(head.data() + size, head.size() - size);
    if (!count) error_ = count.error();
    if (!count || *count == 0) break;
    size += *count;
  }
  head.resize(size);
  if (head.substr(0, kGzipMagic.size()) == kGzipMagic) {
    packing_ = Packing::kGzip;
  } else if (head == kZstdMagic || is_skippable(head)) {
    packing_ = Packing::kZstd;
  }
  source_ = std::make_unique<RepeatedSource>(std::move(head), std::move(source_));
  switch (packing_) {
    case Packing::kNone:
      decoder_ = std::make_unique<PlainDecoder>(*source_);
      break;
    case Packing::kGzip:
      decoder_ = std::make_unique<GzipDecoder>(*source_);
      break;
    case Packing::kZstd: {
      auto zstd = std::make_unique<ZstdDecoder>(*source_);
      const Result<void> loaded = zstd->load_dictionary();
      if (!loaded) error_ = loaded.error();
      decoder_ = std::move(zstd);
      break;
    }
  }
  PackedWindow& window = decoder_->window();
  if (!error_ && start_at_ > window.offset() && !window.go_to(start_at_)) {
    error_ = window.error() ? *window.error() : Error{"the file ends before this offset"};
  }
}

std::uint64_t MemberStream::member() const {
  return decoder_ ? decoder_->member() : 0;
}

Packing MemberStream::packing() {
  open();
  return packing_;
}

Result<MemberPiece> MemberStream::decode() {
  open();
  if (ended_) return MemberPiece{};
  Result<MemberPiece> piece = error_ ? Result<MemberPiece>{*error_} : decoder_->next();
  ended_ = !piece || piece->bytes.empty();
  return piece;
}

std::string_view MemberStream::peek() {
  while (peeked_.size() < kPeekSize && !ended_) {
    const Result<MemberPiece> piece = decode();
    if (!piece) {
      error_ = piece.error();
    } else if (!piece->bytes.empty()) {
      head_.push_back({std::string{piece->bytes}, piece->member, piece->inner});
      peeked_.append(piece->bytes.substr(0, kPeekSize - peeked_.size()));
    }
  }
  return peeked_;
}

Result<MemberPiece> MemberStream::next() {
  if (!head_.empty()) {
    current_ = std::move(head_.front());
    head_.pop_front();
    return MemberPiece{current_.bytes, current_.member, current_.inner};
  }
  if (ended_ && error_) {  // It came while peeking.
    const Error error = *error_;
    error_.reset();
    return error;
  }
  Result<MemberPiece> piece = decode();
  if (!piece) error_.reset();
  return piece;
}

}  // namespace onrecord
