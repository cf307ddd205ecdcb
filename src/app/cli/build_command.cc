// onrecord build: reports in, one record file out.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/corrections_file.h"
#include "app/cli/exit_code.h"
#include "app/cli/input_flags.h"
#include "app/cli/input_run.h"
#include "app/cli/record_addition.h"
#include "base/event_dictionary.h"

namespace onrecord {
namespace {

struct BuildFlags {
  InputFlags input;
  std::string record, corrections;
  std::vector<std::string> actors, agents;
  bool rebuild = false;
};

struct Dictionaries {
  std::vector<LexiconSource> tables;
  bool has_faults = false;
};

// Reads --actors and --agents; says each line that cannot be read. Nothing if a file cannot be opened.
std::optional<Dictionaries> read_dictionaries(const BuildFlags& flags) {
  Dictionaries dictionaries;
  const auto read_all = [&](const std::vector<std::string>& files, auto read) {
    for (const std::string& file : files) {
      std::ifstream in(file, std::ios::binary);
      if (!in) return say(file + ": cannot be opened"), false;
      std::ostringstream bytes;
      bytes << in.rdbuf();
      // The record keeps the name of a dictionary, not where it lay.
      EventDictionary dictionary = read(bytes.str(), std::filesystem::path(file).filename().string());
      for (const std::string& message : dictionary.messages) say(message);
      dictionaries.has_faults |= !dictionary.messages.empty();
      dictionaries.tables.push_back({file, std::move(dictionary.tsv)});
    }
    return true;
  };
  if (!read_all(flags.actors, read_actors) || !read_all(flags.agents, read_agents)) return std::nullopt;
  return dictionaries;
}

int run_build(const BuildFlags& flags) {
  const auto dictionaries = read_dictionaries(flags);
  if (!dictionaries) return kExitError;
  auto stages = open_stages(flags.input, dictionaries->tables);
  if (!stages) return say(stages.error().message), kExitError;
  AdditionOptions options;
  options.rebuild = flags.rebuild;
  options.corrections = flags.corrections;
  const int exit_code = add_to_record(flags.input, **stages, flags.record, options);
  return exit_code == kExitDone && dictionaries->has_faults ? kExitError : exit_code;
}

}  // namespace

CommandRun define_build(Flags& command) {
  auto flags = std::make_shared<BuildFlags>();
  add_input_flags(command, flags->input);
  add_stage_flags(command, flags->input);
  command.option("-o,--output", flags->record, "The record to make, or to add to").required().type_name("RECORD");
  command
      .option("--actors", flags->actors, "Codes of actors from a .actors dictionary of TABARI or PETRARCH; repeatable")
      .repeatable()
      .type_name("FILE");
  command.option("--agents", flags->agents, "Codes of nouns from a .agents dictionary; repeatable")
      .repeatable()
      .type_name("FILE");
  command
      .option("--corrections", flags->corrections,
              "Corrections as TSV, in place of those the record has; without it these are applied again")
      .type_name("FILE");
  command.flag("--rebuild", flags->rebuild, "Make the record anew, from this input only");
  return [flags] { return run_build(*flags); };
}

}  // namespace onrecord
