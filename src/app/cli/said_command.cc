// onrecord said: what a person (an organisation, a government) said, word for word.
#include <fmt/format.h>

#include "app/cli/answer.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/input_flags.h"
#include "app/cli/question_flags.h"
#include "record/statement.h"
#include "store/export/columns.h"

namespace onrecord {
namespace {

struct SaidFlags {
  std::string record, person, issue, format;
  WindowFlags window;
  std::vector<std::string> acts, kinds;
  bool attitudes = false;
  double min_confidence = 0;
};

int run_said(const SaidFlags& flags) {
  for (const std::string& act : flags.acts) {
    if (!act_named(act)) return say(fmt::format("--act: no act \"{}\"; see onrecord said --help", act)), kExitError;
  }
  const auto window = read_window(flags.window);
  if (!window) return kExitError;
  const auto store = open_record(flags.record);
  if (!store) return kExitError;
  Database& database = store->database();
  const ActorChoice choice = choose_actor(database, flags.person, ActorRole::kSpeaker, flags.window);
  if (!choice.actor) return choice.exit_code;
  if (!check_issue(database, flags.issue)) return kExitNothing;
  StatementQuestion question;
  question.speakers = choice.actor->rows;
  question.issue = flags.issue;
  question.acts = flags.acts;
  question.kinds = flags.kinds;
  question.attitudes = flags.attitudes;
  question.min_confidence = flags.min_confidence;
  question.window = *window;
  const StatementAnswer answer = find_statements(database, question);
  if (const Result<void> read = database.error(); !read) return say(read.error().message), kExitError;
  if (answer.rows.empty()) {
    const std::string about = flags.issue.empty() ? "" : " on " + flags.issue;
    say_nothing_found(database, choice.actor->name + about, *window);
  }
  say_undated(answer.undated_left_out);
  return print_answer(statements_table(answer.rows), {"when", "act", "words", "outlet", "n_reports", "statement_id"},
                      flags.format);
}

}  // namespace

CommandRun define_said(Flags& command) {
  auto flags = std::make_shared<SaidFlags>();
  add_record_argument(command, flags->record);
  command.option("PERSON", flags->person, "Name in any spelling that the record knows, or an entity id").required();
  command.option("--about", flags->issue, "Only on this issue").type_name("ISSUE");
  add_window_flags(command, flags->window);
  command
      .option(
          "--act", flags->acts,
          "Only these acts, separated by commas: say, deny, admit, demand, propose, promise, threaten, accuse, ask, "
          "answer, reject, accept, agree, warn, announce, order, praise, condemn, predict, believe, want, plan, doubt")
      .comma_list()
      .type_name("ACTS");
  command.option("--kind", flags->kinds, "Only these kinds, separated by commas: direct, mixed, indirect")
      .comma_list()
      .one_of({"direct", "mixed", "indirect"})
      .type_name("KINDS");
  command.flag("--attitudes", flags->attitudes, "Also what was thought, wanted or planned");
  add_min_confidence(command, flags->min_confidence);
  add_format_flag(command, flags->format);
  return [flags] { return run_said(*flags); };
}

}  // namespace onrecord
