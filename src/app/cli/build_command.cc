// onrecord build: reports in, one record file out.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/corrections_file.h"
#include "app/cli/exit_code.h"
#include "app/cli/input_flags.h"
#include "app/cli/input_run.h"
#include "base/event_dictionary.h"
#include "store/link/event_codes.h"
#include "store/link/known_facts.h"
#include "store/link/link.h"
#include "store/record_store.h"

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
  const Manifest manifest{ONRECORD_VERSION, (*stages)->lexicon_hash(), (*stages)->model_hash(),
                          fmt::format("max_document={}", flags.input.max_document)};
  auto store = RecordStore::open_for_adding(flags.record, manifest, flags.rebuild);
  if (!store) return say(store.error().message), kExitError;
  std::uint64_t items = 0, added = 0, repeated = 0;
  const auto input_of = [](const Outcome& outcome) {
    return StoredInput{outcome.input_key, outcome.file, outcome.input_file, outcome.content_hash};
  };
  RunOptions run;
  run.skip = [&](const std::string& key) { return (*store)->holds_input(key); };
  int exit_code = run_input(
      flags.input, stages->get(), run,
      [&](Outcome& outcome) {
        ++items;
        const bool is_new = (*store)->add(input_of(outcome), *outcome.record);
        ++(is_new ? added : repeated);
        return true;
      },
      [&](const Outcome& outcome) {
        ++items;
        if (!outcome.input_key.empty()) (*store)->add_reject(input_of(outcome), outcome.reject->message);
        return true;
      });
  if (dictionaries->has_faults && exit_code == kExitDone) exit_code = kExitError;
  if (items == 0) {  // Nothing came, so nothing changes but what is to be corrected.
    if (flags.corrections.empty() || (*store)->is_new()) return exit_code;
    store->reset();
    return correct_from_file(flags.record, flags.corrections);
  }
  if (added == 0 && (*store)->is_new()) return say(flags.record + ": not made, since no document was kept"), kExitError;
  std::vector<std::string> corrections;
  const Result<void> committed = (*store)->commit([&](Database& database) {
    keep_known_facts(database, (*stages)->lexicon());
    corrections = link_documents(database);
    code_events(database, (*stages)->lexicon());
  });
  if (!committed) return say(committed.error().message), kExitError;
  say(fmt::format("{}: {} added{}", flags.record, added,
                  repeated > 0 ? fmt::format(", {} the same as another", repeated) : std::string()));
  if (!flags.corrections.empty()) {
    const int corrected = correct_from_file(flags.record, flags.corrections);
    return exit_code == kExitError ? exit_code : corrected;
  }
  for (const std::string& message : corrections) say(message);
  return exit_code == kExitDone && !corrections.empty() ? kExitError : exit_code;
}

}  // namespace

CommandRun define_build(CLI::App& app) {
  auto flags = std::make_shared<BuildFlags>();
  add_input_flags(app, flags->input);
  add_stage_flags(app, flags->input);
  app.add_option("-o,--output", flags->record, "The record to make, or to add to")->required()->type_name("RECORD");
  app.add_option("--actors", flags->actors,
                 "Codes of actors from a .actors dictionary of TABARI or PETRARCH; repeatable")
      ->allow_extra_args(false)
      ->type_name("FILE");
  app.add_option("--agents", flags->agents, "Codes of nouns from a .agents dictionary; repeatable")
      ->allow_extra_args(false)
      ->type_name("FILE");
  app.add_option("--corrections", flags->corrections,
                 "Corrections as TSV, in place of those the record has; without it these are applied again")
      ->type_name("FILE");
  app.add_flag("--rebuild", flags->rebuild, "Make the record anew, from this input only");
  return [flags] { return run_build(*flags); };
}

}  // namespace onrecord
