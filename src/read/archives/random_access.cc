#include "read/archives/random_access.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace onrecord {
namespace {

std::string reason_of(int error) {
  return std::generic_category().message(error);
}

class FileAccess final : public RandomAccess {
 public:
  FileAccess(int descriptor, std::uint64_t size) : descriptor_(descriptor), size_(size) {}
  ~FileAccess() override { ::close(descriptor_); }
  FileAccess(const FileAccess&) = delete;
  FileAccess& operator=(const FileAccess&) = delete;

  std::uint64_t size() const override { return size_; }
  Result<std::size_t> read_at(std::uint64_t offset, char* buffer, std::size_t capacity) const override {
    for (;;) {
      const ssize_t count = ::pread(descriptor_, buffer, capacity, static_cast<off_t>(offset));
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno != EINTR) return Error{reason_of(errno)};
    }
  }

 private:
  const int descriptor_;
  const std::uint64_t size_;
};

class HeldBytes final : public RandomAccess {
 public:
  explicit HeldBytes(std::string bytes) : bytes_(std::move(bytes)) {}
  std::uint64_t size() const override { return bytes_.size(); }
  Result<std::size_t> read_at(std::uint64_t offset, char* buffer, std::size_t capacity) const override {
    if (offset >= bytes_.size()) return std::size_t{0};
    const std::size_t count = std::min(capacity, bytes_.size() - static_cast<std::size_t>(offset));
    std::memcpy(buffer, bytes_.data() + offset, count);
    return count;
  }

 private:
  const std::string bytes_;
};

}  // namespace

Result<std::unique_ptr<RandomAccess>> open_random_access(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return Error{reason_of(errno)};
  struct stat info {};
  if (::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode)) {
    ::close(descriptor);
    return Error{"no regular file"};
  }
  return std::unique_ptr<RandomAccess>(
      std::make_unique<FileAccess>(descriptor, static_cast<std::uint64_t>(info.st_size)));
}

std::unique_ptr<RandomAccess> held_bytes(std::string bytes) {
  return std::make_unique<HeldBytes>(std::move(bytes));
}

}  // namespace onrecord
