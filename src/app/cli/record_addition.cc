#include "app/cli/record_addition.h"

#include <fmt/format.h>

#include "app/cli/console.h"
#include "app/cli/corrections_file.h"
#include "app/cli/exit_code.h"
#include "app/cli/input_run.h"
#include "store/link/event_codes.h"
#include "store/link/known_facts.h"
#include "store/link/link.h"
#include "store/record_store.h"

namespace onrecord {

int add_to_record(const InputFlags& input, const Stages& stages, const std::string& record,
                  const AdditionOptions& options) {
  const Manifest manifest{ONRECORD_VERSION, stages.lexicon_hash(), stages.model_hash(),
                          fmt::format("max_document={} min_confidence={}", input.max_document, input.min_confidence)};
  auto store = RecordStore::open_for_adding(record, manifest, options.rebuild);
  if (!store) return say(store.error().message), kExitError;
  std::uint64_t items = 0, added = 0, repeated = 0, withdrawn = 0;
  const auto input_of = [](const Outcome& outcome) {
    return StoredInput{outcome.input_key, outcome.file, outcome.input_file, outcome.content_hash};
  };
  RunOptions run;
  run.skip = [&](const std::string& key) { return (*store)->holds_input(key); };
  run.is_news = options.is_news;
  run.passed_over = [&](const Outcome& outcome) {
    if (!outcome.withdraws.empty()) withdrawn += (*store)->withdraw(outcome.withdraws);
  };
  const int exit_code = run_input(
      input, &stages, run,
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
  if (items == 0 && withdrawn == 0) {  // Nothing came, so nothing changes but what is to be corrected.
    if (options.corrections.empty() || (*store)->is_new()) return exit_code;
    store->reset();
    return correct_from_file(record, options.corrections);
  }
  if (added == 0 && (*store)->is_new()) {
    if (options.may_stay_empty) return exit_code;
    return say(record + ": not made, since no document was kept"), kExitError;
  }
  std::vector<std::string> corrections;
  const Result<void> committed = (*store)->commit([&](Database& database) {
    keep_known_facts(database, stages.lexicon());
    keep_event_dictionaries(database, stages.lexicon());
    corrections = link_documents(database);
  });
  if (!committed) return say(committed.error().message), kExitError;
  if (options.is_news && added == 0 && withdrawn == 0) return exit_code;
  say(fmt::format("{}: {} added{}{}", record, added,
                  repeated > 0 ? fmt::format(", {} the same as another or withdrawn", repeated) : std::string(),
                  withdrawn > 0 ? fmt::format(", {} withdrawn", withdrawn) : std::string()));
  if (!options.corrections.empty()) {
    const int corrected = correct_from_file(record, options.corrections);
    return exit_code == kExitError ? exit_code : corrected;
  }
  for (const std::string& message : corrections) {
    if (!options.is_news || options.is_news(message)) say(message);
  }
  return exit_code == kExitDone && !corrections.empty() ? kExitError : exit_code;
}

}  // namespace onrecord
