// onrecord build: reports in, one record file out.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/input_flags.h"
#include "app/cli/input_run.h"
#include "store/link/link.h"
#include "store/record_store.h"

namespace onrecord {
namespace {

struct BuildFlags {
  InputFlags input;
  std::string record;
  bool rebuild = false;
};

int run_build(const BuildFlags& flags) {
  auto stages = open_stages(flags.input);
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
  const int exit_code = run_input(
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
  if (items == 0) return exit_code;  // Nothing came, so nothing changes.
  if (added == 0 && (*store)->is_new()) return say(flags.record + ": not made, since no document was kept"), kExitError;
  const Result<void> committed = (*store)->commit(link_documents);
  if (!committed) return say(committed.error().message), kExitError;
  say(fmt::format("{}: {} added{}", flags.record, added,
                  repeated > 0 ? fmt::format(", {} the same as another", repeated) : std::string()));
  return exit_code;
}

}  // namespace

CommandRun define_build(CLI::App& app) {
  auto flags = std::make_shared<BuildFlags>();
  add_input_flags(app, flags->input);
  add_stage_flags(app, flags->input);
  app.add_option("-o,--output", flags->record, "The record to make, or to add to")->required()->type_name("RECORD");
  app.add_flag("--rebuild", flags->rebuild, "Make the record anew, from this input only");
  return [flags] { return run_build(*flags); };
}

}  // namespace onrecord
