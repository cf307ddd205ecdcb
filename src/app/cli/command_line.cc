#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>

#include "app/cli/bytes_command.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/data_directory.h"
#include "app/cli/exit_code.h"
#include "app/cli/flags.h"
#include "app/cli/nearest.h"
#include "app/pipeline/pipeline.h"

namespace onrecord {
namespace {

// Version, schema, and what the lexicon and the models are, since all four decide the record.
std::string version_text() {
  std::string text = fmt::format("onrecord {}\nschema {}\n", ONRECORD_VERSION, kSchema);
  const Result<std::string> data = find_data_directory("");
  if (!data) return text + "lexicon not found\nmodels not found";
  const auto stages = Stages::open(*data, {});
  if (!stages) return text + "lexicon " + stages.error().message;
  return text + fmt::format("lexicon {}\nmodels {}", (*stages)->lexicon_hash(), (*stages)->model_hash());
}

int mistyped_command(const std::string& typed) {
  std::vector<std::string> names;
  for (const Command& command : all_commands()) names.push_back(command.name);
  const std::string nearest = nearest_word(typed, names);
  say(fmt::format("onrecord: no command \"{}\"{}", typed,
                  nearest.empty() ? "; onrecord --help lists them" : fmt::format("; did you mean \"{}\"?", nearest)));
  return kExitError;
}

}  // namespace

const std::vector<Command>& all_commands() {
  static const std::vector<Command> commands = {
      {"extract", "Print the record of each report, one JSON object a line", define_extract},
      {"read", "Print each report as it was read: text, title, date, boilerplate", define_read},
      {"build", "Make a record of reports, or add reports to one", define_build},
      {"watch", "Add to a record what comes into folders and feeds", define_watch},
      {"said", "Print what a person said, word for word, with date, outlet and reports", define_said},
      {"positions", "Print who stands where on each issue; --matrix: where each stands now", define_positions},
      {"timeline", "Print what was said and done, in the order of time", define_timeline},
      {"changes", "Print where an actor moved on an issue, with both sentences", define_changes},
      {"figures", "Print which figures were claimed by whom", define_figures},
      {"events", "Print who did what to whom", define_events},
      {"disputes", "Print what different claimants say that cannot both hold", define_disputes},
      {"documents", "Print the documents of a record, and how they hang together", define_documents},
      {"copies", "Print which documents have their words from which other", define_copies},
      {"entities", "Print who is named, under which spellings; who held an office", define_entities},
      {"correct", "Apply a file of corrections to a record: merge, split, rename, withhold", define_correct},
      {"stories", "Print which documents are on the same happening", define_stories},
      {"versions", "Print what changed between the captures of one address", define_versions},
      {"show", "Print an entry in its paragraph, with its bytes in the source", define_show},
      {"cite", "Print a statement as a citation", define_cite},
      {"bytes", "Print bytes of a source, also of one in an archive", define_bytes},
      {"explain", "Print why a statement is in the record: cue, rule, and what spoke for and against", define_explain},
      {"info", "Print what a record is made of", define_info},
  };
  return commands;
}

int run_command_line(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // A reader that goes away shows as EPIPE; see StandardOutput.
  CLI::App app("Reads news reporting and keeps the record: who said what, who did what to whom, with the sentence.",
               "onrecord");
  app.set_version_flag("--version", version_text, "Print version, schema, and hashes of lexicon and models");
  app.require_subcommand(1);
  app.footer(
      "Data goes to standard output, everything else to standard error.\n"
      "Exit code 0: done or found; 1: nothing found; 2: any error.");
  std::vector<std::pair<CLI::App*, CommandRun>> commands;
  for (const Command& command : all_commands()) {
    CLI::App* sub = app.add_subcommand(command.name, command.summary);
    Flags flags(*sub);
    commands.emplace_back(sub, command.define(flags));
  }
  if (argc < 2) return say(app.help()), kExitError;
  const std::string first = argv[1];
  const auto named = [&](const Command& command) { return first == command.name; };
  const auto& known = all_commands();
  if (!first.empty() && first[0] != '-' && std::none_of(known.begin(), known.end(), named))
    return mistyped_command(first);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {  // --help, --version.
    StandardOutput out;
    std::string text = success.get_name() == "CallForVersion" ? std::string(success.what()) + "\n" : "";
    if (text.empty()) {
      const auto parsed = app.get_subcommands();
      text = parsed.empty() ? app.help() : parsed.front()->help();
    }
    out.write(text);
    return out.failed() ? kExitError : kExitDone;
  } catch (const CLI::ParseError& error) {
    const auto parsed = app.get_subcommands();
    const std::string name = parsed.empty() ? "onrecord" : "onrecord " + parsed.front()->get_name();
    say(fmt::format("{}: {} ({} --help shows the flags)", name, error.what(), name));
    return kExitError;
  }
  for (const auto& [sub, run] : commands) {
    if (sub->parsed()) return run();
  }
  return kExitError;
}

}  // namespace onrecord
