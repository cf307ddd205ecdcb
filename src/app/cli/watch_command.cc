// onrecord watch: adds to a record what comes into folders and feeds, as it comes.
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <thread>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/input_flags.h"
#include "app/cli/input_run.h"
#include "app/cli/record_addition.h"
#include "app/pipeline/feed_fetch.h"
#include "app/pipeline/watch_list.h"
#include "base/hash.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

struct WatchFlags {
  InputFlags input;
  std::string list, record;
  bool once = false, network = false;
};

// What was fetched, in a folder beside the record: RECORD.feeds/HOST/PATH-HASH, with the server's marks in HASH.mark. A
// mark is written only after what it stands for is in the record, so that a kill in between fetches once more and loses
// nothing.
class FeedFolder {
 public:
  explicit FeedFolder(const std::string& record) : folder_(record + ".feeds") {}

  const std::string& path() const { return folder_; }

  // Fetches what changed. What cannot be fetched is one line each.
  bool fetch(const WatchList& list, std::uint64_t limit, std::set<std::string>& said) {
    bool all = true;
    marks_.clear();
    for (const std::string& address : list.addresses) {
      Result<Fetched> fetched = fetch_feed(address, mark_of(address), list.timeout, limit);
      if (!fetched) {
        all = false;
        if (said.insert(fetched.error().message).second) say(fetched.error().message);
        continue;
      }
      if (!fetched->changed) continue;
      if (!write(file_of(address), fetched->bytes)) {
        all = false;
        say(file_of(address) + ": cannot be written");
        continue;
      }
      marks_[address] = std::move(fetched->mark);
    }
    return all;
  }

  // Keeps the marks of what fetch() got. Called once that is in the record.
  void keep_marks() {
    for (const auto& [address, mark] : marks_) {
      write(mark_file(address), mark.etag + "\n" + mark.last_modified + "\n");
    }
    marks_.clear();
  }

 private:
  std::string mark_file(const std::string& address) const { return folder_ + "/." + content_id({address}) + ".mark"; }

  // HOST/LAST-PART-HASH: a name that a reader of the record understands and that no address can lead elsewhere.
  std::string file_of(const std::string& address) const {
    std::string_view rest = std::string_view{address}.substr(address.find("://") + 3);
    std::string host;
    for (const char c : rest.substr(0, rest.find_first_of("/?#"))) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
      host.push_back(plain || (c == '.' && !host.empty()) ? c : '_');
    }
    return folder_ + "/" + host + "/" + content_id({address}) + ".feed";
  }

  FetchMark mark_of(const std::string& address) const {
    FetchMark mark;
    std::error_code error;
    if (!fs::exists(file_of(address), error)) return mark;
    std::ifstream in(mark_file(address), std::ios::binary);
    std::getline(in, mark.etag);
    std::getline(in, mark.last_modified);
    return mark;
  }

  // Writes beside the place and renames, so that the file is whole or as it was.
  static bool write(const std::string& path, const std::string& bytes) {
    std::error_code error;
    fs::create_directories(fs::path(path).parent_path(), error);
    const std::string part = (fs::path(path).parent_path() / (".part-" + fs::path(path).filename().string())).string();
    {
      std::ofstream out(part, std::ios::binary | std::ios::trunc);
      out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
      if (!out.flush()) return false;
    }
    fs::rename(part, path, error);
    return !error;
  }

  const std::string folder_;
  std::map<std::string, FetchMark> marks_;
};

int run_watch(const WatchFlags& flags) {
  const Result<WatchList> list = read_watch_list(flags.list);
  if (!list) return say(list.error().message), kExitError;
  if (!list->addresses.empty() && !flags.network) {
    say(fmt::format("{}: {} is an address; --network allows to fetch it", flags.list, list->addresses.front()));
    return kExitError;
  }
  auto stages = open_stages(flags.input);
  if (!stages) return say(stages.error().message), kExitError;
  FeedFolder feeds{flags.record};
  InputFlags input = flags.input;
  input.paths = list->paths;
  if (!list->addresses.empty()) input.paths.push_back(feeds.path());
  std::set<std::string> said;  // Messages of earlier rounds are not repeated.
  AdditionOptions options;
  options.may_stay_empty = true;
  options.is_news = [&](const std::string& message) { return said.insert(message).second; };
  for (;;) {
    const bool fetched = feeds.fetch(*list, input.max_document, said);
    if (!list->addresses.empty()) {
      std::error_code error;
      fs::create_directories(feeds.path(), error);
    }
    const int exit_code = add_to_record(input, **stages, flags.record, options);
    struct stat info {};
    if (::stat(flags.record.c_str(), &info) == 0) feeds.keep_marks();
    if (flags.once) return fetched ? exit_code : kExitError;
    std::this_thread::sleep_for(std::chrono::seconds(std::max(1u, list->interval)));
  }
}

}  // namespace

CommandRun define_watch(Flags& command) {
  auto flags = std::make_shared<WatchFlags>();
  command.option("LIST", flags->list, "What to watch: a TOML file with [[folder]] and [[feed]] entries")
      .required()
      .type_name("FEEDS.toml");
  command.option("RECORD", flags->record, "The record to make, or to add to").required();
  command.flag("--once", flags->once, "Look once and end, instead of every `interval` seconds");
  command.flag("--network", flags->network, "Fetch the addresses that the list names; without it nothing is fetched");
  add_reading_flags(command, flags->input);
  add_stage_flags(command, flags->input);
  return [flags] { return run_watch(*flags); };
}

}  // namespace onrecord
