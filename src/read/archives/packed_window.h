// The part of a packed file that a decoder is at, without copying it twice.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "read/files/byte_source.h"

namespace onrecord {

// Not thread-safe. Borrows the source.
class PackedWindow {
 public:
  static constexpr std::size_t kCapacity = 1u << 20;

  explicit PackedWindow(ByteSource& source) : source_(source), buffer_(new char[kCapacity]) {}

  // Reads until at least `wanted` bytes are there or the file ends. REQUIRES: wanted <= kCapacity.
  void want(std::size_t wanted) {
    while (filled_ - at_ < wanted && read_more()) {
    }
  }

  std::string_view bytes() const { return {buffer_.get() + at_, filled_ - at_}; }
  void drop(std::size_t count) { at_ += count, offset_ += count; }
  std::uint64_t offset() const { return offset_; }  // Of bytes()[0] in the file.
  const std::optional<Error>& error() const { return error_; }

  // Goes on to `offset` of the file. REQUIRES: offset >= this->offset(). Returns false if the file ends before.
  bool go_to(std::uint64_t offset) {
    while (offset_ < offset) {
      want(1);
      if (at_ == filled_) return false;
      const std::uint64_t step = offset - offset_;
      drop(step < filled_ - at_ ? static_cast<std::size_t>(step) : filled_ - at_);
      if (at_ == filled_ && offset_ < offset && !ended_) {
        const Result<std::uint64_t> skipped = source_.skip(offset - offset_);
        if (!skipped) return error_ = skipped.error(), ended_ = true, false;
        offset_ += *skipped;
      }
    }
    return true;
  }

 private:
  bool read_more() {
    if (ended_) return false;
    if (at_ > 0) {
      std::memmove(buffer_.get(), buffer_.get() + at_, filled_ - at_);
      filled_ -= at_;
      at_ = 0;
    }
    const Result<std::size_t> count = source_.read(buffer_.get() + filled_, kCapacity - filled_);
    if (!count) error_ = count.error();
    ended_ = !count || *count == 0;
    if (count) filled_ += *count;
    return !ended_;
  }

  ByteSource& source_;
  std::unique_ptr<char[]> buffer_;
  std::size_t at_ = 0, filled_ = 0;
  std::uint64_t offset_ = 0;
  std::optional<Error> error_;
  bool ended_ = false;
};

}  // namespace onrecord
