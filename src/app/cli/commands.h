// The commands of the program. Each has one file, NAME_command.cc, which defines its flags and its run.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace onrecord {

// What the parse decided to run. Returns the exit code.
using CommandRun = std::function<int()>;

struct Command {
  const char* name;
  const char* summary;
  // Adds the flags to `app` and returns what to run once they are parsed. The flags live in the returned
  // function.
  CommandRun (*define)(CLI::App& app);
};

CommandRun define_extract(CLI::App& app);
CommandRun define_read(CLI::App& app);
CommandRun define_build(CLI::App& app);
CommandRun define_watch(CLI::App& app);
CommandRun define_said(CLI::App& app);
CommandRun define_positions(CLI::App& app);
CommandRun define_timeline(CLI::App& app);
CommandRun define_changes(CLI::App& app);
CommandRun define_figures(CLI::App& app);
CommandRun define_events(CLI::App& app);
CommandRun define_disputes(CLI::App& app);
CommandRun define_documents(CLI::App& app);
CommandRun define_copies(CLI::App& app);
CommandRun define_entities(CLI::App& app);
CommandRun define_correct(CLI::App& app);
CommandRun define_stories(CLI::App& app);
CommandRun define_versions(CLI::App& app);
CommandRun define_show(CLI::App& app);
CommandRun define_cite(CLI::App& app);
CommandRun define_explain(CLI::App& app);
CommandRun define_info(CLI::App& app);

// All commands, in the order of the help.
const std::vector<Command>& all_commands();

// The whole program. Returns the exit code.
int run_command_line(int argc, char** argv);

}  // namespace onrecord
