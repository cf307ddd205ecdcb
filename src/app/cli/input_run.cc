#include "app/cli/input_run.h"

#include <fmt/format.h>

#include <fstream>

#include "app/cli/console.h"
#include "app/cli/data_directory.h"
#include "app/cli/exit_code.h"
#include "app/cli/progress.h"
#include "read/metadata/furniture.h"
#include "record/json.h"

namespace onrecord {
namespace {

// Where rejected input goes: a file, or standard error.
class RejectLog {
 public:
  Result<void> open(const std::string& path) {
    if (path.empty()) return {};
    path_ = path;
    file_.open(path, std::ios::binary | std::ios::trunc);
    if (!file_) return Error{path + ": cannot be written"};
    return {};
  }

  void put(const Outcome& outcome) {
    if (path_.empty()) return say(outcome.reject->message);
    std::string line;
    JsonWriter json(line);
    json.begin_object();
    // What could not be opened has no name yet but the place that its message begins with.
    const std::string& message = outcome.reject->message;
    json.member("file", outcome.file.empty() ? message.substr(0, message.find(": ")) : outcome.file);
    json.member("error", outcome.reject->message);
    json.end_object();
    line.push_back('\n');
    file_.write(line.data(), static_cast<std::streamsize>(line.size()));
  }

  // Returns false, and says so, if the file could not be written in full.
  bool close() {
    if (path_.empty()) return true;
    file_.close();
    if (file_) return true;
    say(path_ + ": could not be written in full");
    return false;
  }

 private:
  std::string path_;
  std::ofstream file_;
};

}  // namespace

Result<std::unique_ptr<Stages>> open_stages(const InputFlags& flags, const std::vector<LexiconSource>& tables) {
  Result<std::string> data = find_data_directory(flags.data);
  if (!data) return data.error();
  return Stages::open(*data, flags.lexicons, tables);
}

int run_input(const InputFlags& flags, const Stages* stages, const RunOptions& run,
              const std::function<bool(Outcome&)>& kept, const std::function<bool(const Outcome&)>& rejected) {
  RejectLog rejects;
  const Result<void> opened = rejects.open(flags.rejects);
  if (!opened) return say(opened.error().message), kExitError;
  ReadOptions reading = read_options(flags);
  if (!stages) {  // With stages, the pipeline takes the phrases from their lexicon.
    const Result<std::string> data = find_data_directory(flags.data);
    if (!data) return say(data.error().message), kExitError;
    const auto lexicon = Lexicon::open(*data + "/lexicon.bin");
    if (!lexicon) return say(lexicon.error().message), kExitError;
    reading.furniture = Furniture::from(**lexicon);
  }
  auto stream = ItemStream::open(flags.paths.empty() ? std::vector<std::string>{"-"} : flags.paths, reading);
  if (!stream) return say(stream.error().message), kExitError;

  PipelineOptions options;
  options.threads = thread_count(flags);
  options.keep_analysis = run.keep_analysis;
  options.skip = run.skip;
  Progress progress(stderr_is_terminal());
  std::uint64_t documents = 0;
  bool stopped = false;
  const PipelineCounts counts = run_pipeline(**stream, reading, stages, options, [&](Outcome& outcome) {
    progress.show(++documents, outcome.bytes_read, outcome.bytes_total);
    bool go_on = true;
    if (outcome.reject) {
      progress.clear();
      rejects.put(outcome);
      go_on = rejected(outcome);
    } else if (outcome.record) {
      if (!outcome.record->document.warnings.empty()) progress.clear();
      for (const std::string& warning : outcome.record->document.warnings) say(warning);
      go_on = kept(outcome);
    }
    stopped = !go_on;
    return go_on;
  });
  progress.clear();
  for (const std::string& warning : (*stream)->take_warnings()) say(warning);
  if (!rejects.close()) return kExitError;
  if (!stopped) {
    const std::string skipped = run.skip ? fmt::format(", {} in the record already", counts.skipped) : "";
    say(fmt::format("{} read, {} kept, {} rejected{}", counts.read, counts.kept, counts.rejected, skipped));
    if (counts.read == 0) return kExitNothing;
  }
  return counts.rejected > 0 ? kExitError : kExitDone;
}

}  // namespace onrecord
