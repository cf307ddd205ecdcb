#include "read/files/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace onrecord {
namespace {

std::string reason_of(int error) {
  return std::generic_category().message(error);
}

class DescriptorSource final : public ByteSource {
 public:
  DescriptorSource(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
  ~DescriptorSource() override {
    if (owned_) ::close(descriptor_);
  }

  Result<std::size_t> read(char* buffer, std::size_t capacity) override {
    for (;;) {
      const ssize_t count = ::read(descriptor_, buffer, capacity);
      if (count >= 0) {
        consumed_ += static_cast<std::uint64_t>(count);
        return static_cast<std::size_t>(count);
      }
      if (errno != EINTR) return Error{reason_of(errno)};
    }
  }

  Result<std::uint64_t> skip(std::uint64_t count) override {
    struct stat info {};
    const off_t here = ::lseek(descriptor_, 0, SEEK_CUR);
    if (here < 0 || ::fstat(descriptor_, &info) != 0 || !S_ISREG(info.st_mode)) return ByteSource::skip(count);
    const auto left = static_cast<std::uint64_t>(std::max<off_t>(info.st_size - here, 0));
    const std::uint64_t passed = std::min(count, left);
    if (::lseek(descriptor_, static_cast<off_t>(passed), SEEK_CUR) < 0) return Error{reason_of(errno)};
    consumed_ += passed;
    return passed;
  }

  std::uint64_t consumed() const override { return consumed_; }

 private:
  const int descriptor_;
  const bool owned_;
  std::uint64_t consumed_ = 0;
};

}  // namespace

Result<std::uint64_t> ByteSource::skip(std::uint64_t count) {
  std::string buffer(std::min<std::uint64_t>(count, 64u << 10), '\0');
  std::uint64_t passed = 0;
  while (passed < count) {
    const Result<std::size_t> read_now =
        read(buffer.data(), static_cast<std::size_t>(std::min<std::uint64_t>(count - passed, buffer.size())));
    if (!read_now) return read_now.error();
    if (*read_now == 0) break;
    passed += *read_now;
  }
  return passed;
}

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return Error{reason_of(errno)};
  struct stat info {};
  if (::fstat(descriptor, &info) == 0 && S_ISDIR(info.st_mode)) {
    ::close(descriptor);
    return Error{reason_of(EISDIR)};
  }
  return std::unique_ptr<ByteSource>(std::make_unique<DescriptorSource>(descriptor, true));
}

std::unique_ptr<ByteSource> open_standard_input() {
  return std::make_unique<DescriptorSource>(STDIN_FILENO, false);
}

}  // namespace onrecord
