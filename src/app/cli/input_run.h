// One run over the input, as extract, read and build do it: messages, rejects, progress and counts.
#pragma once

#include <functional>
#include <memory>

#include "app/cli/input_flags.h"
#include "app/pipeline/pipeline.h"

namespace onrecord {

// Opens the stages that the flags name.
Result<std::unique_ptr<Stages>> open_stages(const InputFlags& flags, const std::vector<LexiconSource>& tables = {});

struct RunOptions {
  bool keep_analysis = false;
  std::function<bool(const std::string&)> skip;     // See PipelineOptions.
  std::function<void(const Outcome&)> passed_over;  // Gets what is listed but is no document.
  // Says of a message whether it is written; none: all are, and the counts at the end with them.
  std::function<bool(const std::string& message)> is_news;
};

// Runs the pipeline. `kept` gets every document that was read, `rejected` what was not, both in the order of
// the input; either returns false to stop. Warnings, rejects and, at the end, the counts go to standard
// error. Returns the exit code.
int run_input(const InputFlags& flags, const Stages* stages, const RunOptions& run,
              const std::function<bool(Outcome&)>& kept, const std::function<bool(const Outcome&)>& rejected);

}  // namespace onrecord
