// onrecord positions, changes, timeline: who stands where on each issue, and how that moved.
#include <fmt/format.h>

#include <algorithm>

#include "app/cli/answer.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/question_flags.h"
#include "store/export/columns.h"

namespace onrecord {
namespace {

struct PositionFlags {
  std::string record, actor, issue, format;
  WindowFlags window;
  bool matrix = false;
};

// What the flags ask for, once the record has shown that it can be asked.
struct PositionAsk {
  std::unique_ptr<RecordStore> store;
  TimeWindow window;
  std::vector<std::int64_t> actors;
  std::string asked;  // For messages.
  int exit_code = kExitDone;
};

PositionAsk ask(const PositionFlags& flags, ActorRole role) {
  PositionAsk ask;
  ask.exit_code = kExitError;
  const auto window = read_window(flags.window);
  if (!window) return ask;
  ask.window = *window;
  ask.store = open_record(flags.record);
  if (!ask.store) return ask;
  if (!flags.actor.empty()) {
    const ActorChoice choice = choose_actor(ask.store->database(), flags.actor, role, flags.window);
    if (!choice.actor) {
      ask.exit_code = choice.exit_code;
      return ask;
    }
    ask.actors = choice.actor->rows;
    ask.asked = choice.actor->name;
  }
  ask.exit_code = check_issue(ask.store->database(), flags.issue) ? kExitDone : kExitNothing;
  if (!flags.issue.empty()) ask.asked += (ask.asked.empty() ? "" : " on ") + flags.issue;
  if (ask.asked.empty()) ask.asked = "all actors";
  return ask;
}

// One row an actor, one column an issue (with its detail): the picture that people draw of positions.
Table matrix_picture(const std::vector<MatrixCell>& cells) {
  Table picture{{"actor"}, {}};
  const auto name_of_issue = [](const MatrixCell& cell) {
    return cell.detail ? cell.issue + "/" + *cell.detail : cell.issue;
  };
  for (const MatrixCell& cell : cells) picture.columns.push_back(name_of_issue(cell));
  std::sort(picture.columns.begin() + 1, picture.columns.end());
  picture.columns.erase(std::unique(picture.columns.begin() + 1, picture.columns.end()), picture.columns.end());
  for (const MatrixCell& cell : cells) {
    if (picture.rows.empty() || picture.rows.back()[0] != Cell(cell.actor)) {
      picture.rows.emplace_back(picture.columns.size())[0] = cell.actor;
    }
    const auto column = std::find(picture.columns.begin() + 1, picture.columns.end(), name_of_issue(cell));
    picture.rows.back()[static_cast<std::size_t>(column - picture.columns.begin())] =
        fmt::format("{} {} {}", fmt::join(cell.stances, " and "), cell.since ? "since " + *cell.since : "(undated)",
                    cell.evidence->statement_id.value_or(cell.evidence->id));
  }
  return picture;
}

int run_positions(const PositionFlags& flags) {
  const PositionAsk asked = ask(flags, ActorRole::kPositionHolder);
  if (asked.exit_code != kExitDone) return asked.exit_code;
  Database& database = asked.store->database();
  const PositionAnswer answer = find_positions(database, {asked.actors, flags.issue, asked.window});
  if (const Result<void> read = database.error(); !read) return say(read.error().message), kExitError;
  say_undated(answer.undated_left_out);
  if (flags.matrix) {
    const std::vector<MatrixCell> cells = position_matrix(answer.rows);
    if (cells.empty()) say_nothing_found(database, asked.asked + " (own positions)", asked.window);
    const bool for_people =
        flags.format == "table" || flags.format == "md" || (flags.format.empty() && stdout_is_terminal());
    const Table table = for_people ? matrix_picture(cells) : matrix_table(cells);
    return print_answer(table, table.columns, flags.format);
  }
  if (answer.rows.empty()) say_nothing_found(database, asked.asked, asked.window);
  return print_answer(
      positions_table(answer.rows),
      {"actor", "issue", "detail", "stance", "condition", "stated_by", "since", "evidence", "position_id"},
      flags.format);
}

int run_changes(const PositionFlags& flags) {
  const PositionAsk asked = ask(flags, ActorRole::kPositionHolder);
  if (asked.exit_code != kExitDone) return asked.exit_code;
  Database& database = asked.store->database();
  // The window is about the change, so what was before it must be known too.
  const PositionAnswer answer = find_positions(database, {asked.actors, flags.issue, {}});
  if (const Result<void> read = database.error(); !read) return say(read.error().message), kExitError;
  WindowFilter window(asked.window);
  std::vector<PositionChange> changes;
  for (const PositionChange& change : position_changes(answer.rows)) {
    if (window.admits(change.after->since_first, change.after->since_last)) changes.push_back(change);
  }
  if (changes.empty()) say_nothing_found(database, "changes of " + asked.asked, asked.window);
  return print_answer(changes_table(changes),
                      {"actor", "issue", "stance_before", "since_before", "sentence_before", "stance_after",
                       "since_after", "sentence_after", "position_after"},
                      flags.format);
}

int run_timeline(const PositionFlags& flags) {
  const PositionAsk asked = ask(flags, ActorRole::kAny);
  if (asked.exit_code != kExitDone) return asked.exit_code;
  Database& database = asked.store->database();
  const TimelineAnswer answer = find_timeline(database, {asked.actors, flags.issue, asked.window});
  if (const Result<void> read = database.error(); !read) return say(read.error().message), kExitError;
  say_undated(answer.undated_left_out);
  if (answer.rows.empty()) say_nothing_found(database, asked.asked, asked.window);
  return print_answer(timeline_table(answer.rows),
                      {"day", "actor", "what", "target", "words", "stance", "outlet", "id"}, flags.format);
}

std::shared_ptr<PositionFlags> define_common(Flags& command) {
  auto flags = std::make_shared<PositionFlags>();
  add_record_argument(command, flags->record);
  command.option("--actor", flags->actor, "Only this actor: a name in any spelling that the record knows, or an id")
      .type_name("NAME");
  command.option("--issue", flags->issue, "Only this issue").type_name("ISSUE");
  add_window_flags(command, flags->window);
  add_format_flag(command, flags->format);
  return flags;
}

}  // namespace

CommandRun define_positions(Flags& command) {
  auto flags = define_common(command);
  command.flag("--matrix", flags->matrix,
               "Only where each actor stands now by its own words or deeds, headlines apart");
  return [flags] { return run_positions(*flags); };
}

CommandRun define_changes(Flags& command) {
  auto flags = define_common(command);
  command.option("--since", flags->window.from, "The same as --from").type_name("DATE");
  return [flags] { return run_changes(*flags); };
}

CommandRun define_timeline(Flags& command) {
  auto flags = define_common(command);
  return [flags] { return run_timeline(*flags); };
}

}  // namespace onrecord
