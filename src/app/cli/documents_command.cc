// onrecord documents: what a record holds, and how its documents hang together.

#include "app/cli/answer.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/question_flags.h"
#include "store/export/story_columns.h"

namespace onrecord {
namespace {

struct DocumentFlags {
  std::string record, format;
  WindowFlags window;
};

int run_documents(const DocumentFlags& flags) {
  const auto window = read_window(flags.window);
  if (!window) return kExitError;
  const auto store = open_record(flags.record);
  if (!store) return kExitError;
  Database& database = store->database();
  const DocumentAnswer answer = find_documents(database, *window);
  if (const Result<void> read = database.error(); !read) return say(read.error().message), kExitError;
  say_undated(answer.undated_left_out);
  if (answer.rows.empty()) say_nothing_found(database, "documents", *window);
  return print_answer(documents_table(answer.rows),
                      {"published", "outlet", "title", "completeness", "copy_class", "version", "file"}, flags.format);
}

}  // namespace

CommandRun define_documents(Flags& command) {
  auto flags = std::make_shared<DocumentFlags>();
  add_record_argument(command, flags->record);
  add_window_flags(command, flags->window);
  add_format_flag(command, flags->format);
  return [flags] { return run_documents(*flags); };
}

}  // namespace onrecord
