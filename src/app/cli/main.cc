#include <cstdio>
#include <string>
#include <vector>

#include "app/pipeline/pipeline.h"

// First form of the command line: `onrecord extract PATH...`.
int main(int argc, char** argv) {
  using namespace onrecord;
  std::vector<std::string> paths;
  for (int i = 2; i < argc; ++i) {
    if (argv[i][0] != '-' || argv[i][1] == '\0') paths.push_back(argv[i]);
  }
  std::string self = argv[0];
  self.resize(self.rfind('/') == std::string::npos ? 0 : self.rfind('/') + 1);
  auto stages = Stages::open(self + "data", {});
  if (!stages) return std::fprintf(stderr, "%s\n", stages.error().message.c_str()), 2;
  ReadOptions options;
  auto stream = ItemStream::open(paths, options);
  if (!stream) return std::fprintf(stderr, "%s\n", stream.error().message.c_str()), 2;
  run_pipeline(**stream, options, **stages, {}, [](Outcome& outcome) {
    if (outcome.reject) {
      std::fprintf(stderr, "%s\n", outcome.reject->message.c_str());
    } else {
      std::string line;
      append_json(line, *outcome.record, "");
      std::puts(line.c_str());
    }
    return true;
  });
  return 0;
}
