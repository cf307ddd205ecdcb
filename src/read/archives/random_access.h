// Bytes that can be read at any place: a file, or what was held of a stream.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "read/files/byte_source.h"

namespace onrecord {

// Safe to share.
class RandomAccess {
 public:
  virtual ~RandomAccess() = default;
  virtual std::uint64_t size() const = 0;

  // Puts up to `capacity` bytes from `offset` on into `buffer` and returns how many; 0 at the end. An error is a reason
  // without a place.
  virtual Result<std::size_t> read_at(std::uint64_t offset, char* buffer, std::size_t capacity) const = 0;
};

// Opens a regular file. The error is a reason without a place.
Result<std::unique_ptr<RandomAccess>> open_random_access(const std::string& path);
std::unique_ptr<RandomAccess> held_bytes(std::string bytes);

}  // namespace onrecord
