#include "app/cli/input_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <vector>

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

  // What is no document is listed in the file only: a web archive holds more of it than documents.
  void list(const Outcome& outcome) {
    if (path_.empty()) return;
    std::string line;
    JsonWriter json(line);
    json.begin_object();
    json.member("file", outcome.file);
    json.member("passed_over", outcome.passed_over);
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

// How often each reason was given, the most frequent first. At most 1,000 different ones are told apart.
class ReasonCounts {
 public:
  void add(std::string reason) {
    if (counts_.size() >= 1000 && counts_.find(reason) == counts_.end()) reason = "other";
    ++counts_[std::move(reason)];
  }

  // "12 request, 3 revisit"; the ten most frequent.
  std::string listed() const {
    std::vector<std::pair<std::string, std::uint64_t>> sorted(counts_.begin(), counts_.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string list;
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      if (i < 10) {
        list += fmt::format("{}{} {}", i > 0 ? ", " : "", sorted[i].second, sorted[i].first);
      } else {
        rest += sorted[i].second;
      }
    }
    return rest > 0 ? fmt::format("{}, {} of other reasons", list, rest) : list;
  }

  std::size_t size() const { return counts_.size(); }

 private:
  std::map<std::string, std::uint64_t> counts_;
};

// The reason in a message without its place and without the numbers that differ from one reject to the next.
std::string reason_in(const Outcome& outcome) {
  std::string_view message = outcome.reject->message;
  const std::string_view place = outcome.place;
  if (!place.empty() && message.substr(0, place.size()) == place && message.substr(place.size(), 2) == ": ") {
    message.remove_prefix(place.size() + 2);
  } else if (const std::size_t colon = message.find(": "); colon != std::string_view::npos) {
    message.remove_prefix(colon + 2);
  }
  std::string reason;
  for (const char c : message) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) reason.push_back(c);
    if (digit && (reason.empty() || reason.back() != 'N')) reason.push_back('N');
  }
  return reason;
}

}  // namespace

Result<std::unique_ptr<Stages>> open_stages(const InputFlags& flags, const std::vector<LexiconSource>& tables) {
  Result<std::string> data = find_data_directory(flags.data);
  if (!data) return data.error();
  auto stages = Stages::open(*data, flags.lexicons, tables);
  if (stages) (*stages)->set_least_confidence(flags.min_confidence);
  return stages;
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
  ReasonCounts reasons, passed_over;
  bool stopped = false;
  const auto is_news = [&](const std::string& message) { return !run.is_news || run.is_news(message); };
  const PipelineCounts counts = run_pipeline(**stream, reading, stages, options, [&](Outcome& outcome) {
    progress.show(++documents, outcome.bytes_read, outcome.bytes_total);
    bool go_on = true;
    if (!outcome.passed_over.empty()) {
      rejects.list(outcome);
      passed_over.add(outcome.passed_over);
      if (run.passed_over) run.passed_over(outcome);
    } else if (outcome.reject) {
      progress.clear();
      if (is_news(outcome.reject->message)) rejects.put(outcome);
      reasons.add(reason_in(outcome));
      go_on = rejected(outcome);
    } else if (outcome.record) {
      if (!outcome.record->document.warnings.empty()) progress.clear();
      for (const std::string& warning : outcome.record->document.warnings) {
        if (is_news(warning)) say(warning);
      }
      go_on = kept(outcome);
    }
    stopped = !go_on;
    return go_on;
  });
  progress.clear();
  for (const std::string& warning : (*stream)->take_warnings()) {
    if (is_news(warning)) say(warning);
  }
  if (!rejects.close()) return kExitError;
  if (!stopped && !run.is_news) {
    const std::string skipped = run.skip ? fmt::format(", {} in the record already", counts.skipped) : "";
    const std::string passed = counts.passed_over > 0 ? fmt::format(", {} no document", counts.passed_over) : "";
    say(fmt::format("{} read, {} kept, {} rejected{}{}", counts.read, counts.kept, counts.rejected, passed, skipped));
    if (reasons.size() > 0) say("rejected: " + reasons.listed());
    if (passed_over.size() > 0) say("no document: " + passed_over.listed());
  }
  if (!stopped && counts.read == 0) return kExitNothing;
  return counts.rejected > 0 ? kExitError : kExitDone;
}

}  // namespace onrecord
