#include "read/archives/decompression.h"

#include <algorithm>
#include <cstring>

namespace onrecord {
namespace {

class DecompressedSource final : public ByteSource {
 public:
  explicit DecompressedSource(std::unique_ptr<MemberStream> stream) : stream_(std::move(stream)) {}

  Result<std::size_t> read(char* buffer, std::size_t capacity) override {
    if (rest_.empty()) {
      const Result<MemberPiece> piece = stream_->next();
      if (!piece) return piece.error();
      rest_ = piece->bytes;
    }
    const std::size_t count = std::min(capacity, rest_.size());
    if (count == 0) return count;  // At the end there may be no bytes to point to.
    std::memcpy(buffer, rest_.data(), count);
    rest_.remove_prefix(count);
    return count;
  }

  std::uint64_t consumed() const override { return stream_->consumed(); }

 private:
  std::unique_ptr<MemberStream> stream_;
  std::string_view rest_{""};  // Of the piece read last.
};

}  // namespace

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<MemberStream> stream) {
  return std::make_unique<DecompressedSource>(std::move(stream));
}

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> source) {
  return decompressed(std::make_unique<MemberStream>(std::move(source)));
}

}  // namespace onrecord
