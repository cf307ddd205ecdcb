// onrecord events: who did what to whom.
#include <fmt/format.h>

#include <algorithm>

#include "app/cli/answer.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/input_flags.h"
#include "app/cli/question_flags.h"
#include "store/export/columns.h"

namespace onrecord {
namespace {

struct EventFlags {
  std::string record, actor, target, format;
  std::vector<std::string> types;
  WindowFlags window;
  double min_confidence = 0;
};

int run_events(const EventFlags& flags) {
  const auto window = read_window(flags.window);
  if (!window) return kExitError;
  const auto store = open_record(flags.record);
  if (!store) return kExitError;
  Database& database = store->database();
  EventQuestion question;
  question.window = *window;
  question.min_confidence = flags.min_confidence;
  std::string asked = "events";
  if (!flags.actor.empty()) {
    const ActorChoice choice = choose_actor(database, flags.actor, ActorRole::kEventActor, flags.window);
    if (!choice.actor) return choice.exit_code;
    question.actors = choice.actor->rows;
    asked += " by " + choice.actor->name;
  }
  if (!flags.target.empty()) {
    const ActorChoice choice = choose_actor(database, flags.target, ActorRole::kEventTarget, flags.window);
    if (!choice.actor) return choice.exit_code;
    question.targets = choice.actor->rows;
    asked += " to " + choice.actor->name;
  }
  for (std::string type : flags.types) {
    std::transform(type.begin(), type.end(), type.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    question.types.push_back(type);
  }
  if (!question.types.empty()) asked += fmt::format(" of type {}", fmt::join(question.types, ", "));
  const EventAnswer answer = find_events(database, question);
  if (const Result<void> read = database.error(); !read) return say(read.error().message), kExitError;
  say_undated(answer.undated_left_out);
  if (answer.rows.empty()) say_nothing_found(database, asked, *window);
  return print_answer(events_table(answer.rows),
                      {"date", "actor", "plover", "mode", "action_text", "target", "status", "claimed_by", "event_id"},
                      flags.format);
}

}  // namespace

CommandRun define_events(Flags& command) {
  auto flags = std::make_shared<EventFlags>();
  add_record_argument(command, flags->record);
  command.option("--actor", flags->actor, "Only of this actor: a name in any spelling that the record knows, or an id")
      .type_name("NAME");
  command.option("--target", flags->target, "Only to this target").type_name("NAME");
  command
      .option(
          "--type", flags->types,
          "Only these PLOVER types, separated by commas: AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST "
          "ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT")
      .comma_list()
      .one_of_any_case({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
                        "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
      .type_name("TYPES");
  add_window_flags(command, flags->window);
  add_min_confidence(command, flags->min_confidence);
  add_format_flag(command, flags->format);
  return [flags] { return run_events(*flags); };
}

}  // namespace onrecord
