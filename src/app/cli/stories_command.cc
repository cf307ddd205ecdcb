// onrecord stories: which documents are on the same happening.

#include "app/cli/answer.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/question_flags.h"
#include "store/export/story_columns.h"

namespace onrecord {
namespace {

struct StoryFlags {
  std::string record, id, format;
  std::uint64_t least = 2;
  bool documents = false;
  WindowFlags window;
};

int run_stories(const StoryFlags& flags) {
  const auto window = read_window(flags.window);
  if (!window) return kExitError;
  const auto store = open_record(flags.record);
  if (!store) return kExitError;
  Database& database = store->database();
  const StoryAnswer answer = find_stories(database, {flags.id, flags.least, *window});
  const bool list_documents = flags.documents || !flags.id.empty();
  const Table table =
      list_documents ? story_documents_table(documents_of_stories(database, answer.rows)) : stories_table(answer.rows);
  if (const Result<void> read = database.error(); !read) return say(read.error().message), kExitError;
  say_undated(answer.undated_left_out);
  if (answer.rows.empty()) say_nothing_found(database, "stories", *window);
  if (list_documents) return print_answer(table, {"story_id", "published", "outlet", "title", "file"}, flags.format);
  return print_answer(table, {"first_day", "last_day", "n_documents", "n_outlets", "title", "story_id"}, flags.format);
}

}  // namespace

CommandRun define_stories(Flags& command) {
  auto flags = std::make_shared<StoryFlags>();
  add_record_argument(command, flags->record);
  command.option("ID", flags->id, "Id of a story, or of one of its documents: print the documents of that story");
  command.option("--least", flags->least, "Only stories of so many documents and more (2)").type_name("N");
  command.flag("--documents", flags->documents, "Print a line for each document");
  add_window_flags(command, flags->window);
  add_format_flag(command, flags->format);
  return [flags] { return run_stories(*flags); };
}

}  // namespace onrecord
