// Where bytes come from: a file, standard input, or a decompressor over another source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"

namespace onrecord {

// A stream of bytes, read once from front to back. Not thread-safe.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // Puts up to `capacity` bytes into `buffer` and returns how many; 0 at the end. An error's message is a
  // reason without a place ("unexpected end of the gzip stream"); bytes returned before it are good.
  // REQUIRES: capacity > 0.
  virtual Result<std::size_t> read(char* buffer, std::size_t capacity) = 0;

  // Passes over up to `count` bytes and returns how many; fewer only at the end. By default they are read.
  virtual Result<std::uint64_t> skip(std::uint64_t count);

  // Bytes taken from the file so far (compressed ones if it is compressed).
  virtual std::uint64_t consumed() const = 0;
};

// Opens a regular file or a pipe. The error is a reason without a place.
Result<std::unique_ptr<ByteSource>> open_file(const std::string& path);

// Standard input. It is not closed at the end.
std::unique_ptr<ByteSource> open_standard_input();

}  // namespace onrecord
