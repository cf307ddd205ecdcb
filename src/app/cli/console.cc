#include "app/cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace onrecord {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 16;

// Returns 0, or the errno of the write that failed.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

bool StandardOutput::write(std::string_view bytes) {
  if (error_ != 0) return false;
  buffer_.append(bytes);
  return buffer_.size() < kBufferBytes || flush();
}

bool StandardOutput::flush() {
  if (error_ == 0 && !buffer_.empty()) error_ = write_all(STDOUT_FILENO, buffer_);
  buffer_.clear();
  return error_ == 0;
}

bool StandardOutput::failed() {
  flush();
  if (error_ == 0 || error_ == EPIPE) return false;
  say(std::string("standard output: ") + std::strerror(error_));
  return true;
}

bool stdout_is_terminal() {
  return ::isatty(STDOUT_FILENO) == 1;
}
bool stderr_is_terminal() {
  return ::isatty(STDERR_FILENO) == 1;
}

bool stdout_has_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return stdout_is_terminal() && (no_colour == nullptr || *no_colour == '\0') && terminal != nullptr &&
         std::strcmp(terminal, "dumb") != 0;
}

unsigned terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return 100;
}

void say(std::string_view message) {
  std::string line(message);
  line.push_back('\n');
  write_all(STDERR_FILENO, line);  // Where messages cannot be written there is nobody left to tell.
}

}  // namespace onrecord
