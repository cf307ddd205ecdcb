#include "read/archives/decompression.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {
namespace {

constexpr std::size_t kPackedBuffer = 64u << 10;
constexpr std::string_view kGzipMagic = "\x1F\x8B";
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";

// What one step of a decoder did.
struct Step {
  std::size_t taken = 0, made = 0;
  bool member_ended = false;
  const char* broken = nullptr;  // A reason.
};

class StreamDecoder {
 public:
  virtual ~StreamDecoder() = default;
  virtual Step step(std::string_view packed, char* buffer, std::size_t capacity) = 0;
  virtual void restart() = 0;
  virtual const char* name() const = 0;
};

class GzipDecoder final : public StreamDecoder {
 public:
  GzipDecoder() { ready_ = inflateInit2(&stream_, 15 + 16) == Z_OK; }
  ~GzipDecoder() override { inflateEnd(&stream_); }
  GzipDecoder(const GzipDecoder&) = delete;
  GzipDecoder& operator=(const GzipDecoder&) = delete;

  Step step(std::string_view packed, char* buffer, std::size_t capacity) override {
    Step step;
    if (!ready_) {
      step.broken = "not enough memory for gzip";
      return step;
    }
    // zlib's interface takes a pointer to non-const, but reads only.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(packed.size());
    stream_.next_out = reinterpret_cast<Bytef*>(buffer);
    stream_.avail_out = static_cast<uInt>(capacity);
    const int status = inflate(&stream_, Z_NO_FLUSH);
    step.taken = packed.size() - stream_.avail_in;
    step.made = capacity - stream_.avail_out;
    step.member_ended = status == Z_STREAM_END;
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) step.broken = "damaged gzip stream";
    return step;
  }
  void restart() override { inflateReset(&stream_); }
  const char* name() const override { return "gzip"; }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

class ZstdDecoder final : public StreamDecoder {
 public:
  ZstdDecoder() : stream_(ZSTD_createDStream()) {}
  ~ZstdDecoder() override { ZSTD_freeDStream(stream_); }
  ZstdDecoder(const ZstdDecoder&) = delete;
  ZstdDecoder& operator=(const ZstdDecoder&) = delete;

  Step step(std::string_view packed, char* buffer, std::size_t capacity) override {
    Step step;
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    ZSTD_outBuffer out{buffer, capacity, 0};
    const std::size_t left = ZSTD_decompressStream(stream_, &out, &in);
    step.taken = in.pos;
    step.made = out.pos;
    if (ZSTD_isError(left)) {
      step.broken = "damaged zstd stream";
    } else {
      step.member_ended = left == 0;
    }
    return step;
  }
  void restart() override {}  // The library begins the next frame by itself.
  const char* name() const override { return "zstd"; }

 private:
  ZSTD_DStream* stream_;
};

class DecompressedSource final : public ByteSource {
 public:
  explicit DecompressedSource(std::unique_ptr<ByteSource> inner) : inner_(std::move(inner)) {}

  Result<std::size_t> read(char* buffer, std::size_t capacity) override {
    if (!opened_) {
      opened_ = true;
      choose_decoder();
    }
    if (!decoder_) return read_plain(buffer, capacity);
    for (;;) {
      if (error_) return *error_;
      if (at_ == packed_.size() && !refill()) {
        if (error_) return *error_;
        if (!between_members_) return Error{std::string{"the "} + decoder_->name() + " stream ends too early"};
        return std::size_t{0};
      }
      if (between_members_ && !begins_member()) {
        // Padding after the last member, as tar and some tapes write it.
        at_ = packed_.size();
        continue;
      }
      between_members_ = false;
      const Step step = decoder_->step(std::string_view{packed_}.substr(at_), buffer, capacity);
      at_ += step.taken;
      if (step.member_ended) {
        decoder_->restart();
        between_members_ = true;
      }
      if (step.broken) error_ = Error{step.broken};
      if (step.made > 0) return step.made;
      // No progress is possible without more input; a decoder that refuses what it is given is at fault.
      if (step.taken == 0 && !step.broken && at_ < packed_.size()) error_ = Error{"damaged stream"};
    }
  }

  std::uint64_t consumed() const override { return inner_->consumed(); }

 private:
  void choose_decoder() {
    while (packed_.size() < kZstdMagic.size() && refill()) {
    }
    const std::string_view head = packed_;
    if (head.substr(0, kGzipMagic.size()) == kGzipMagic) {
      decoder_ = std::make_unique<GzipDecoder>();
    } else if (head.substr(0, kZstdMagic.size()) == kZstdMagic) {
      decoder_ = std::make_unique<ZstdDecoder>();
    }
    between_members_ = false;
  }

  // A zstd file may hold skippable frames (magic 0x184D2A5?) too; the library passes over them.
  bool begins_member() const { return packed_[at_] != '\0'; }

  Result<std::size_t> read_plain(char* buffer, std::size_t capacity) {
    if (at_ < packed_.size()) {
      const std::size_t count = std::min(capacity, packed_.size() - at_);
      std::memcpy(buffer, packed_.data() + at_, count);
      at_ += count;
      return count;
    }
    if (error_) return *error_;
    return inner_->read(buffer, capacity);
  }

  // Adds bytes to packed_ (whose consumed part is dropped). False at the end or on an error.
  bool refill() {
    if (error_) return false;
    packed_.erase(0, at_);
    at_ = 0;
    const std::size_t before = packed_.size();
    packed_.resize(before + kPackedBuffer);
    Result<std::size_t> count = inner_->read(packed_.data() + before, kPackedBuffer);
    packed_.resize(before + (count ? *count : 0));
    if (!count) error_ = count.error();
    return count && *count > 0;
  }

  std::unique_ptr<ByteSource> inner_;
  std::unique_ptr<StreamDecoder> decoder_;
  std::string packed_;
  std::size_t at_ = 0;
  bool opened_ = false, between_members_ = false;
  std::optional<Error> error_;
};

}  // namespace

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> source) {
  return std::make_unique<DecompressedSource>(std::move(source));
}

}  // namespace onrecord
