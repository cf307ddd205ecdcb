// The flags of the commands that read reports: extract, read, build. One definition gives parser and help.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/cli/flags.h"
#include "read/item.h"

namespace onrecord {

struct InputFlags {
  std::vector<std::string> paths;  // "-" or none: standard input.
  std::string input_format = "detect";
  std::string meta;
  std::uint64_t max_document = 16u << 20;
  std::string as_of;
  bool pdf = false;
  std::uint64_t resume_at = 0;
  std::string rejects;
  unsigned threads = 0;  // 0: one for each core.
  std::vector<std::string> lexicons;
  std::string data;
  double min_confidence = 0;
};

// Adds the paths and the flags of reading. `flags` must outlive the parse.
void add_input_flags(Flags& command, InputFlags& flags);
// Adds the flags alone, for a command that knows its paths otherwise.
void add_reading_flags(Flags& command, InputFlags& flags);
// Adds --lexicon, --data and --min-confidence, for the commands that extract.
void add_stage_flags(Flags& command, InputFlags& flags);

void add_min_confidence(Flags& command, double& least);

ReadOptions read_options(const InputFlags& flags);
unsigned thread_count(const InputFlags& flags);

}  // namespace onrecord
