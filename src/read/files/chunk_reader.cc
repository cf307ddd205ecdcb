#include "read/files/chunk_reader.h"

#include <algorithm>
#include <cstring>

namespace onrecord {
namespace {

constexpr std::size_t kBufferSize = 64u << 10;

}  // namespace

ChunkReader::ChunkReader(std::unique_ptr<ByteSource> source, std::uint64_t limit)
    : source_(std::move(source)), limit_(limit), buffer_(kBufferSize, '\0') {}

bool ChunkReader::fill() {
  if (ended_) return false;
  if (at_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + at_, filled_ - at_);
    filled_ -= at_;
    at_ = 0;
  }
  if (filled_ == buffer_.size()) return true;
  Result<std::size_t> count = source_->read(buffer_.data() + filled_, buffer_.size() - filled_);
  if (!count) {
    error_ = count.error();
    ended_ = true;
    return false;
  }
  if (*count == 0) ended_ = true;
  filled_ += *count;
  return *count > 0;
}

std::string_view ChunkReader::peek(std::size_t most) {
  while (filled_ - at_ < most && fill()) {
  }
  return std::string_view{buffer_}.substr(at_, std::min(most, filled_ - at_));
}

std::optional<Result<Chunk>> ChunkReader::line() {
  Chunk chunk;
  chunk.begin = offset_;
  bool any = false;
  for (;;) {
    if (at_ == filled_ && !fill()) break;
    any = true;
    const char* from = buffer_.data() + at_;
    const std::size_t available = filled_ - at_;
    const void* newline = std::memchr(from, '\n', available);
    const std::size_t length = newline ? static_cast<std::size_t>(static_cast<const char*>(newline) - from) : available;
    chunk.size += length;
    if (chunk.size <= limit_) {
      chunk.bytes.append(from, length);
    } else {
      std::string().swap(chunk.bytes);
    }
    const std::size_t taken = length + (newline ? 1 : 0);
    at_ += taken;
    offset_ += taken;
    if (newline) break;
  }
  if (any || error_) ++lines_;
  if (error_) {
    const Error error = *error_;
    error_.reset();
    return Result<Chunk>{error};
  }
  if (!any) return std::nullopt;
  chunk.line = lines_;
  return Result<Chunk>{std::move(chunk)};
}

std::optional<Result<Chunk>> ChunkReader::rest() {
  Chunk chunk;
  chunk.begin = offset_;
  while (at_ < filled_ || fill()) {
    const std::size_t length = filled_ - at_;
    chunk.size += length;
    if (chunk.size <= limit_) {
      chunk.bytes.append(buffer_, at_, length);
    } else {
      std::string().swap(chunk.bytes);
    }
    at_ = filled_;
    offset_ += length;
  }
  if (error_) {
    const Error error = *error_;
    error_.reset();
    return Result<Chunk>{error};
  }
  if (chunk.size == 0) return std::nullopt;
  return Result<Chunk>{std::move(chunk)};
}

}  // namespace onrecord
