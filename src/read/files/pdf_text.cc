#include "read/files/pdf_text.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <utility>

namespace onrecord {
namespace {

// A file descriptor above those of the standard streams, closed at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {
    if (number_ < 0 || number_ > 2) return;
    number_ = ::fcntl(number, F_DUPFD_CLOEXEC, 3);
    ::close(number);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  int number() const { return number_; }

 private:
  int number_;
};

std::string find_program() {
  const char* folders = std::getenv("PATH");
  std::string_view rest = folders ? folders : "";
  while (!rest.empty()) {
    const std::size_t colon = rest.find(':');
    const std::string_view folder = rest.substr(0, colon);
    rest.remove_prefix(colon == std::string_view::npos ? rest.size() : colon + 1);
    if (folder.empty() || folder.front() != '/') continue;
    std::string path = std::string{folder} + "/pdftotext";
    if (::access(path.c_str(), X_OK) == 0) return path;
  }
  return {};
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return ::lseek(file, 0, SEEK_SET) == 0;
}

void limit(int resource, std::uint64_t most) {
  const struct rlimit both { most, most };
  ::setrlimit(static_cast<__rlimit_resource_t>(resource), &both);
}

// In the new process, where only functions that are safe in a signal handler may be called.
[[noreturn]] void become(const char* program, const PdfLimits& limits, int in, int out, int null) {
  ::setpgid(0, 0);
  if (::dup2(in, 0) < 0 || ::dup2(out, 1) < 0 || ::dup2(null, 2) < 0) ::_exit(127);
  ::close_range(3, ~0u, 0);
  limit(RLIMIT_AS, limits.memory_bytes);
  limit(RLIMIT_CPU, limits.milliseconds / 1000 + 1);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  std::array<char, 10> name{"pdftotext"}, encoding{"-enc"}, utf8{"UTF-8"}, unbroken{"-nopgbrk"}, from{"-"}, to{"-"};
  std::array<char*, 7> arguments{name.data(), encoding.data(), utf8.data(), unbroken.data(),
                                 from.data(), to.data(),       nullptr};
  std::array<char, 9> locale{"LC_ALL=C"};
  std::array<char*, 2> environment{locale.data(), nullptr};
  ::execve(program, arguments.data(), environment.data());
  ::_exit(127);
}

// Reads what comes until its end, the deadline or the limit. Returns a reason, or "".
std::string read_text(int file, const PdfLimits& limits, std::string& text) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(limits.milliseconds);
  std::string buffer(64u << 10, '\0');
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    struct pollfd wait {
      file, POLLIN, 0
    };
    const int ready = left.count() > 0 ? ::poll(&wait, 1, static_cast<int>(left.count())) : 0;
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return fmt::format("pdftotext took longer than {} s", limits.milliseconds / 1000.0);
    const ssize_t count = ::read(file, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return "the text of pdftotext cannot be read";
    if (count == 0) return {};
    text.append(buffer, 0, static_cast<std::size_t>(count));
    if (text.size() > limits.text_bytes) {
      return fmt::format("its text is over the limit of {} (--max-document)", limits.text_bytes);
    }
  }
}

}  // namespace

Result<std::string> pdf_text(std::string_view pdf, const PdfLimits& limits) {
  const std::string program = find_program();
  if (program.empty()) return Error{"a PDF file, and there is no program pdftotext (poppler) to read it"};
  Descriptor in(::memfd_create("pdf", MFD_CLOEXEC));
  Descriptor null(::open("/dev/null", O_WRONLY | O_CLOEXEC));
  std::array<int, 2> ends{-1, -1};
  if (in.number() < 0 || null.number() < 0 || ::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return Error{"a PDF file, and no process can be made to read it"};
  }
  Descriptor out(ends[0]), write_end(ends[1]);
  if (!write_all(in.number(), pdf)) return Error{"a PDF file that cannot be handed to pdftotext"};
  const pid_t child = ::fork();
  if (child < 0) return Error{"a PDF file, and no process can be made to read it"};
  if (child == 0) become(program.c_str(), limits, in.number(), write_end.number(), null.number());
  write_end.close();
  std::string text;
  const std::string reason = read_text(out.number(), limits, text);
  // The child may not have come to make its own group yet.
  if (!reason.empty() && ::kill(-child, SIGKILL) != 0) ::kill(child, SIGKILL);
  int status = -1;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!reason.empty()) return Error{reason};
  if (status == -1 || !WIFEXITED(status)) return Error{"pdftotext broke off on it"};
  if (WEXITSTATUS(status) == 3) return Error{"the PDF file does not permit that its text is taken"};
  if (WEXITSTATUS(status) != 0) return Error{"pdftotext found no text that it can read"};
  return text;
}

}  // namespace onrecord
