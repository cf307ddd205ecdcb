// The commands of the program. Each has one file, NAME_command.cc, which defines its flags and its run.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/cli/flags.h"

namespace onrecord {

// What the parse decided to run. Returns the exit code.
using CommandRun = std::function<int()>;

struct Command {
  const char* name;
  const char* summary;
  // Adds the flags to `app` and returns what to run once they are parsed. The flags live in the returned
  // function.
  CommandRun (*define)(Flags& command);
};

CommandRun define_extract(Flags& command);
CommandRun define_read(Flags& command);
CommandRun define_build(Flags& command);
CommandRun define_watch(Flags& command);
CommandRun define_said(Flags& command);
CommandRun define_positions(Flags& command);
CommandRun define_timeline(Flags& command);
CommandRun define_changes(Flags& command);
CommandRun define_figures(Flags& command);
CommandRun define_events(Flags& command);
CommandRun define_disputes(Flags& command);
CommandRun define_documents(Flags& command);
CommandRun define_copies(Flags& command);
CommandRun define_entities(Flags& command);
CommandRun define_correct(Flags& command);
CommandRun define_stories(Flags& command);
CommandRun define_versions(Flags& command);
CommandRun define_show(Flags& command);
CommandRun define_cite(Flags& command);
CommandRun define_explain(Flags& command);
CommandRun define_info(Flags& command);

// All commands, in the order of the help.
const std::vector<Command>& all_commands();

// The whole program. Returns the exit code.
int run_command_line(int argc, char** argv);

}  // namespace onrecord
