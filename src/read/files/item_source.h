// What cuts one opened input into items.
#pragma once

#include <cstdint>
#include <optional>

#include "base/result.h"
#include "read/item.h"

namespace onrecord {

// Not thread-safe.
class ItemSource {
 public:
  virtual ~ItemSource() = default;

  // Returns the next item, an Error with its place (the source goes on after it), or nothing at the end.
  virtual std::optional<Result<RawItem>> next() = 0;

  // Bytes taken from the file so far, before decompression.
  virtual std::uint64_t consumed() const = 0;
};

}  // namespace onrecord
