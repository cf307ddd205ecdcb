// onrecord figures, disputes: which figures were claimed by whom, and what cannot both hold.

#include "app/cli/answer.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/question_flags.h"
#include "store/export/columns.h"

namespace onrecord {
namespace {

struct FigureFlags {
  std::string record, what, about, format;
};

int run_figures(const FigureFlags& flags) {
  const auto store = open_record(flags.record);
  if (!store) return kExitError;
  Database& database = store->database();
  const std::vector<FigureRow> rows = find_figures(database, {flags.what, flags.about});
  if (const Result<void> read = database.error(); !read) return say(read.error().message), kExitError;
  if (rows.empty()) {
    std::string asked = "figures";
    if (!flags.what.empty()) asked += " of " + flags.what;
    if (!flags.about.empty()) asked += " about " + flags.about;
    say_nothing_found(database, asked, {});
  }
  return print_answer(figures_table(rows), {"day", "words", "unit", "about", "claimed_by", "disputes", "figure_id"},
                      flags.format);
}

struct DisputeFlags {
  std::string record, format;
};

int run_disputes(const DisputeFlags& flags) {
  const auto store = open_record(flags.record);
  if (!store) return kExitError;
  Database& database = store->database();
  const std::vector<Dispute> disputes = find_disputes(database);
  if (const Result<void> read = database.error(); !read) return say(read.error().message), kExitError;
  if (disputes.empty()) say_nothing_found(database, "disputes", {});
  return print_answer(
      disputes_table(disputes),
      {"kind", "about", "claimant_1", "day_1", "sentence_1", "entry_1", "claimant_2", "day_2", "sentence_2", "entry_2"},
      flags.format);
}

}  // namespace

CommandRun define_figures(Flags& command) {
  auto flags = std::make_shared<FigureFlags>();
  add_record_argument(command, flags->record);
  command.option("--what", flags->what, "Only where these words begin words of the unit or of what is counted (killed)")
      .type_name("WORDS");
  command.option("--about", flags->about, "Only about this side, by words of its name or any spelling of it")
      .type_name("NAME");
  add_format_flag(command, flags->format);
  return [flags] { return run_figures(*flags); };
}

CommandRun define_disputes(Flags& command) {
  auto flags = std::make_shared<DisputeFlags>();
  add_record_argument(command, flags->record);
  add_format_flag(command, flags->format);
  return [flags] { return run_disputes(*flags); };
}

}  // namespace onrecord
