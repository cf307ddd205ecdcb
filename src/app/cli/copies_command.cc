// onrecord copies: which documents have their words from which other.

#include "app/cli/answer.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/question_flags.h"
#include "store/export/story_columns.h"

namespace onrecord {
namespace {

struct CopyFlags {
  std::string record, document, format;
  std::vector<std::string> classes;
};

int run_copies(const CopyFlags& flags) {
  const auto store = open_record(flags.record);
  if (!store) return kExitError;
  Database& database = store->database();
  const std::vector<CopyRow> rows = find_copies(database, {flags.classes, flags.document});
  if (const Result<void> read = database.error(); !read) return say(read.error().message), kExitError;
  if (rows.empty()) say_nothing_found(database, "copies", {});
  return print_answer(
      copies_table(rows),
      {"class", "direction", "origin_file", "copy_file", "shared_words", "share_of_origin", "share_of_copy", "passage"},
      flags.format);
}

}  // namespace

CommandRun define_copies(Flags& command) {
  auto flags = std::make_shared<CopyFlags>();
  add_record_argument(command, flags->record);
  command.option("--doc", flags->document, "Only pairs with this document: its id or the beginning of it")
      .type_name("ID");
  command
      .option("--class", flags->classes,
              "Only these classes, separated by commas: same, excerpt, update, merged, quotation")
      .comma_list()
      .one_of({"same", "excerpt", "update", "merged", "quotation"})
      .type_name("CLASSES");
  add_format_flag(command, flags->format);
  return [flags] { return run_copies(*flags); };
}

}  // namespace onrecord
