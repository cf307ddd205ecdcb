// onrecord info: what a record is made of.

#include "app/cli/answer.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/question_flags.h"
#include "store/query/record_info.h"

namespace onrecord {
namespace {

struct InfoFlags {
  std::string record, format;
};

int run_info(const InfoFlags& flags) {
  const auto store = open_record(flags.record);
  if (!store) return kExitError;
  Database& database = store->database();
  const RecordInfo info = record_info(database);
  if (const Result<void> read = database.error(); !read) return say(read.error().message), kExitError;
  Table table{{"what", "value"}, {}};
  for (const auto& [key, value] : info.manifest) table.rows.push_back({key, value});
  for (const auto& [name, count] : info.counts) table.rows.push_back({name, count});
  table.rows.push_back({std::string("first published"), cell(info.first_published)});
  table.rows.push_back({std::string("last published"), cell(info.last_published)});
  table.rows.push_back({std::string("issues"), info.issues});
  return print_answer(table, table.columns, flags.format);
}

}  // namespace

CommandRun define_info(Flags& command) {
  auto flags = std::make_shared<InfoFlags>();
  add_record_argument(command, flags->record);
  add_format_flag(command, flags->format);
  return [flags] { return run_info(*flags); };
}

}  // namespace onrecord
