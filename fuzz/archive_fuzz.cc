// A compressed stream of any bytes ends, with or without an error, and gives no more than its window allows at a time.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "read/archives/decompression.h"

namespace {

class MemorySource final : public onrecord::ByteSource {
 public:
  MemorySource(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  onrecord::Result<std::size_t> read(char* buffer, std::size_t capacity) override {
    const std::size_t count = std::min({capacity, std::size_t{97}, size_ - at_});
    std::memcpy(buffer, data_ + at_, count);
    at_ += count;
    return count;
  }
  std::uint64_t consumed() const override { return at_; }

 private:
  const std::uint8_t* data_;
  std::size_t size_, at_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto source = onrecord::decompressed(std::make_unique<MemorySource>(data, size));
  std::string buffer(4096, '\0');
  std::size_t total = 0;
  while (total < (1u << 24)) {
    const auto count = source->read(buffer.data(), buffer.size());
    if (!count) return 0;
    if (*count > buffer.size()) std::abort();
    if (*count == 0) return 0;
    total += *count;
  }
  return 0;
}
