// Runs a fuzz target over its seeds without libFuzzer: each seed whole, and cut off at sixteen places, since most
// faults of parsers are found where something that was opened is not closed. usage: replay_NAME FOLDER...
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t kCuts = 16;

// The bytes are copied so that a read past their end is one the address sanitizer sees; like libFuzzer, this gives a
// target a pointer even to no bytes.
void run(const std::string& bytes, std::size_t size) {
  const std::unique_ptr<std::uint8_t[]> input(new std::uint8_t[size]);
  std::copy_n(bytes.begin(), size, input.get());
  LLVMFuzzerTestOneInput(input.get(), size);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(argv[i], error)) {
      if (entry.is_regular_file()) files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  run("", 0);
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream content;
    content << in.rdbuf();
    const std::string bytes = content.str();
    for (std::size_t cut = 1; cut < kCuts; ++cut) run(bytes, bytes.size() * cut / kCuts);
    run(bytes, bytes.size());
  }
  std::printf("%zu seeds\n", files.size());
  return 0;
}
