#include "app/cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <string>

namespace onrecord {
namespace {

std::string in_units(double bytes) {
  constexpr const char* kUnits[] = {"B", "kB", "MB", "GB", "TB"};
  unsigned unit = 0;
  for (; bytes >= 1000 && unit < 4; ++unit) bytes /= 1000;
  return fmt::format("{:.{}f} {}", bytes, unit == 0 ? 0 : 1, kUnits[unit]);
}

void draw(const std::string& line) {
  if (::write(STDERR_FILENO, line.data(), line.size()) < 0) return;  // Only a picture: nothing depends on it.
}

}  // namespace

Progress::Progress(bool shown) : shown_(shown), start_(Clock::now()), last_(start_) {}

void Progress::show(std::uint64_t documents, std::uint64_t bytes_read, std::uint64_t bytes_total) {
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double rate = static_cast<double>(bytes_read) / seconds;
  std::string line = fmt::format("\r\033[K{} documents, {}", documents, in_units(static_cast<double>(bytes_read)));
  if (bytes_total > 0) line += fmt::format(" of {}", in_units(static_cast<double>(bytes_total)));
  line += fmt::format(", {}/s", in_units(rate));
  if (bytes_total > bytes_read && rate > 0) {
    const auto left = static_cast<std::uint64_t>(static_cast<double>(bytes_total - bytes_read) / rate);
    line += fmt::format(", {}:{:02} left", left / 60, left % 60);
  }
  draw(line);
  drawn_ = true;
}

void Progress::clear() {
  if (drawn_) draw("\r\033[K");
  drawn_ = false;
}

}  // namespace onrecord
