// onrecord entities: who is named in the record, under which spellings; who held an office.
#include <fmt/format.h>

#include "app/cli/answer.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/question_flags.h"
#include "base/iso_date.h"
#include "store/export/entity_columns.h"
#include "store/query/entities.h"
#include "store/query/office_holders.h"

namespace onrecord {
namespace {

struct EntitiesFlags {
  std::string record, name, kind, as_of, format;
  bool doubtful = false, unnamed = false;
};

int print_doubts(Database& database, const EntitiesFlags& flags) {
  const std::vector<DoubtRow> doubts = find_doubts(database);
  if (const Result<void> read = database.error(); !read) return say(read.error().message), kExitError;
  if (doubts.empty()) say("no doubtful merges");
  return print_answer(doubts_table(doubts),
                      {"name", "other_name", "why", "documents", "other_documents", "entity_id", "other_id"},
                      flags.format);
}

int print_holders(Database& database, const EntitiesFlags& flags) {
  const auto day = parse_iso_date(flags.as_of);
  if (!day) return say("--as-of: " + flags.as_of + " is no date; write 2022-02-24, 2022-02 or 2022"), kExitError;
  std::vector<TermRow> terms = find_terms(database, flags.name, *day);
  if (terms.empty() && !flags.name.empty()) {
    // Not an office, so a person: what offices had they then?
    const ActorSearch search = find_actor(database, flags.name, ActorRole::kAny);
    for (TermRow& term : find_terms(database, "", *day)) {
      for (const Actor& actor : search.candidates) {
        if (term.entity == actor.row) terms.push_back(term);
      }
    }
  }
  if (const Result<void> read = database.error(); !read) return say(read.error().message), kExitError;
  if (terms.empty()) {
    say(flags.name.empty() ? "nobody named in the record held an office then"
                           : fmt::format("nobody named in the record is known as \"{}\" then", flags.name));
  }
  return print_answer(terms_table(terms), {"name", "office", "scope", "from", "to", "entity_id"}, flags.format);
}

int run_entities(const EntitiesFlags& flags) {
  const auto store = open_record(flags.record);
  if (!store) return kExitError;
  Database& database = store->database();
  if (flags.doubtful) return print_doubts(database, flags);
  if (!flags.as_of.empty()) return print_holders(database, flags);
  EntityQuestion question;
  question.kind = flags.kind;
  question.unnamed = flags.unnamed;
  if (!flags.name.empty()) {
    const ActorSearch search = find_actor(database, flags.name, ActorRole::kAny);
    for (const Actor& actor : search.candidates) question.roots.push_back(actor.row);
    if (question.roots.empty()) {
      for (const TermRow& term : find_terms(database, flags.name, std::nullopt)) question.roots.push_back(term.entity);
    }
    if (question.roots.empty()) {
      say(fmt::format("nobody called \"{}\" in the record{}", flags.name,
                      search.nearest.empty() ? "" : fmt::format("; did you mean \"{}\"?", search.nearest)));
      return kExitNothing;
    }
  }
  const std::vector<EntityRow> rows = find_entities(database, question);
  if (const Result<void> read = database.error(); !read) return say(read.error().message), kExitError;
  if (rows.empty()) say("nobody of that kind in the record");
  return print_answer(entities_table(rows),
                      {"name", "kind", "variants", "documents", "mentions", "first_seen", "last_seen", "entity_id"},
                      flags.format);
}

}  // namespace

CommandRun define_entities(Flags& command) {
  auto flags = std::make_shared<EntitiesFlags>();
  add_record_argument(command, flags->record);
  command.option("NAME", flags->name,
                 "Only of this name, in any spelling; an entity id; or an office (\"US president\")");
  command.option("--kind", flags->kind, "Only of this kind: person, organisation, place, group")
      .one_of({"person", "organisation", "place", "group"})
      .type_name("KIND");
  command.option("--as-of", flags->as_of, "Who held the office NAME, or any office, on this day, month or year")
      .type_name("DATE");
  command.flag("--doubtful", flags->doubtful, "List pairs that may be one and were not put together");
  command.flag("--unnamed", flags->unnamed, "Also those whom their document does not name");
  add_format_flag(command, flags->format);
  return [flags] { return run_entities(*flags); };
}

}  // namespace onrecord
