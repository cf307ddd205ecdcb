// Cuts a byte source into whole documents or lines, holding no more of it than a document may have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "read/files/byte_source.h"

namespace onrecord {

// A piece of the source: a line, or all of it.
struct Chunk {
  std::string bytes;        // Without the newline that ends a line.
  std::uint64_t begin = 0;  // Where it begins in the source (decompressed).
  std::uint64_t size = 0;   // Its true length. If above the limit, `bytes` is empty: it was passed over, not held.
  std::uint64_t line = 0;   // Number from 1; 0 for a whole.
};

// Memory: one chunk of at most `limit` bytes and a buffer of 64 KiB. Not thread-safe.
class ChunkReader {
 public:
  ChunkReader(std::unique_ptr<ByteSource> source, std::uint64_t limit);

  // Returns the first bytes (up to `most`, fewer if the source is shorter) without consuming them. Borrows
  // until the next call of another member. A read error is kept for the next call of line() or rest().
  // REQUIRES: most <= 64 KiB.
  std::string_view peek(std::size_t most = 4u << 10);

  // Lets chunks be as long as `limit` from now on.
  void set_limit(std::uint64_t limit) { limit_ = limit; }

  // Returns the next line, nothing at the end, or a reason without a place. A line that was cut off by an
  // error is not returned; after an error the source is at its end.
  std::optional<Result<Chunk>> line();

  // Returns all that is left, nothing if that is empty, or a reason without a place.
  std::optional<Result<Chunk>> rest();

  std::uint64_t consumed() const { return source_->consumed(); }
  std::uint64_t lines() const { return lines_; }  // Begun so far, the one an error fell into included.

 private:
  bool fill();  // False at the end or on an error.

  std::unique_ptr<ByteSource> source_;
  std::uint64_t limit_;
  std::string buffer_;
  std::size_t at_ = 0, filled_ = 0;
  std::uint64_t offset_ = 0;  // Of buffer_[at_] in the source.
  std::uint64_t lines_ = 0;
  std::optional<Error> error_;
  bool ended_ = false;
};

}  // namespace onrecord
