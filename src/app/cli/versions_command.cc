// onrecord versions: how documents changed from one capture of their address to the next.

#include "app/cli/answer.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/question_flags.h"
#include "store/export/story_columns.h"

namespace onrecord {
namespace {

struct VersionFlags {
  std::string record, asked, format;
};

int run_versions(const VersionFlags& flags) {
  const auto store = open_record(flags.record);
  if (!store) return kExitError;
  Database& database = store->database();
  const std::vector<VersionRow> rows = find_versions(database, flags.asked);
  if (const Result<void> read = database.error(); !read) return say(read.error().message), kExitError;
  if (rows.empty()) say_nothing_found(database, "addresses with several versions", {});
  return print_answer(versions_table(rows), {"address", "version", "published", "change", "before", "after"},
                      flags.format);
}

}  // namespace

CommandRun define_versions(Flags& command) {
  auto flags = std::make_shared<VersionFlags>();
  add_record_argument(command, flags->record);
  command.option("ADDRESS", flags->asked, "Only of this address, or of the document with this id");
  add_format_flag(command, flags->format);
  return [flags] { return run_versions(*flags); };
}

}  // namespace onrecord
