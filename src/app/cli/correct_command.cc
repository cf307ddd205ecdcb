// onrecord correct: a file of corrections over a record that exists.
#include <fmt/format.h>

#include <filesystem>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/corrections_file.h"
#include "app/cli/exit_code.h"

namespace onrecord {
namespace {

struct CorrectFlags {
  std::string record, corrections;
};

}  // namespace

CommandRun define_correct(Flags& command) {
  auto flags = std::make_shared<CorrectFlags>();
  command.option("RECORD", flags->record, "The record to correct").required();
  command
      .option("FILE", flags->corrections,
              "Corrections as TSV (what, subject, object, where, note), in place of those the record has")
      .required();
  return [flags] { return correct_from_file(flags->record, flags->corrections); };
}

}  // namespace onrecord
