#include "read/files/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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

  std::uint64_t consumed() const override { return consumed_; }

 private:
  const int descriptor_;
  const bool owned_;
  std::uint64_t consumed_ = 0;
};

}  // namespace

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
