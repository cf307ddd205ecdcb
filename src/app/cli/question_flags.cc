#include "app/cli/question_flags.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/nearest.h"
#include "base/iso_date.h"
#include "store/query/office_holders.h"
#include "store/query/record_info.h"

namespace onrecord {
namespace {

const char* deed_of(ActorRole role) {
  switch (role) {
    case ActorRole::kSpeaker:
      return "statements";
    case ActorRole::kEventActor:
      return "events as actor";
    case ActorRole::kEventTarget:
      return "events as target";
    case ActorRole::kPositionHolder:
      return "positions";
    case ActorRole::kAny:
      return "statements, events or positions";
  }
  return "entries";
}

constexpr const char* kNoDate = " is no date; write 2022-02-24, 2022-02, 2022, today, yesterday or 7d";

// The day on which the question is asked, in UTC. Only questions may look at the clock; no record does.
IsoDate today() {
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
  return from_days(static_cast<std::int32_t>(seconds.count() / 86400));
}

// The day or days on which somebody must have held an office to be meant by it.
std::optional<DateRange> days_of_office(const WindowFlags& flags) {
  if (!flags.as_of.empty()) return asked_days(flags.as_of, today());
  if (flags.from.empty() && flags.to.empty()) return std::nullopt;
  const auto from = asked_days(flags.from, today()), to = asked_days(flags.to, today());
  return DateRange{from ? from->first : IsoDate{0, 1, 1}, to ? to->last : IsoDate{9999, 12, 31}};
}

void find_holder(Database& database, const std::string& typed, ActorRole role, const WindowFlags& window,
                 ActorSearch& search) {
  for (const TermRow& term : find_terms(database, typed, days_of_office(window))) {
    const auto known = std::find_if(search.candidates.begin(), search.candidates.end(),
                                    [&](const Actor& actor) { return actor.row == term.entity; });
    if (known != search.candidates.end()) continue;
    if (std::optional<Actor> actor = actor_of(database, term.entity)) {
      actor->entries = count_of_entries(database, *actor, role);
      search.candidates.push_back(std::move(*actor));
    }
  }
  if (search.candidates.size() == 1) search.found = search.candidates.front();
}

std::string coverage_text(Database& database) {
  const Coverage coverage = record_coverage(database);
  std::string text = fmt::format("{} document{}", coverage.documents, coverage.documents == 1 ? "" : "s");
  if (coverage.first) text += fmt::format(", published {} to {}", *coverage.first, *coverage.last);
  if (coverage.undated > 0) text += fmt::format(", {} of them undated", coverage.undated);
  return text;
}

}  // namespace

void add_record_argument(Flags& command, std::string& record) {
  command.option("RECORD", record, "The record to ask").required();
}

void add_window_flags(Flags& command, WindowFlags& flags) {
  command.option("--from", flags.from, "From this day, month or year on (2022-02-24, 2022-02, 2022)").type_name("DATE");
  command.option("--to", flags.to, "Up to and with this day, month or year").type_name("DATE");
  command
      .option("--as-of", flags.as_of,
              "Where an office is named (\"US president\"): whoever held it then; else within --from and --to")
      .type_name("DATE");
  command.flag("--undated", flags.undated, "List what has no date, and only that");
}

std::unique_ptr<RecordStore> open_record(const std::string& path) {
  auto store = RecordStore::open(path);
  if (store) return std::move(*store);
  say(store.error().message);
  return nullptr;
}

std::optional<DateRange> asked_days(std::string_view typed, IsoDate today) {
  std::int32_t ago = 0;
  if (typed == "yesterday") {
    ago = 1;
  } else if (typed != "today") {
    const char* const last = typed.data() + typed.size();
    const auto [end, error] = std::from_chars(typed.data(), last, ago);
    if (error != std::errc{} || end + 1 != last || *end != 'd' || ago < 0) return parse_iso_date(typed);
  }
  const std::int32_t day = to_days(today) - std::min(ago, 365 * 1000);
  return DateRange{from_days(day), from_days(day)};
}

std::optional<TimeWindow> read_window(const WindowFlags& flags) {
  TimeWindow window;
  window.undated = flags.undated;
  if (!flags.from.empty()) {
    const auto days = asked_days(flags.from, today());
    if (!days) return say("--from: " + flags.from + kNoDate), std::nullopt;
    window.from = to_string(days->first);
  }
  if (!flags.as_of.empty() && !parse_iso_date(flags.as_of)) {
    return say("--as-of: " + flags.as_of + " is no date; write 2022-02-24, 2022-02 or 2022"), std::nullopt;
  }
  if (!flags.to.empty()) {
    const auto days = asked_days(flags.to, today());
    if (!days) return say("--to: " + flags.to + kNoDate), std::nullopt;
    window.to = to_string(days->last);
  }
  return window;
}

void say_undated(std::uint64_t left_out) {
  if (left_out == 0) return;
  say(fmt::format("{} without a date left out; --undated lists {}", left_out, left_out == 1 ? "it" : "them"));
}

ActorChoice choose_actor(Database& database, const std::string& typed, ActorRole role, const WindowFlags& window) {
  ActorSearch search = find_actor(database, typed, role);
  if (!search.found && search.candidates.empty()) find_holder(database, typed, role, window, search);
  if (search.found) {
    if (search.found->entries == 0) {
      say(fmt::format("{} is named in the record, but has no {}; searched {}", search.found->name, deed_of(role),
                      coverage_text(database)));
      return {std::nullopt, kExitNothing};
    }
    return {search.found, kExitDone};
  }
  if (search.candidates.empty()) {
    say(fmt::format("nobody called \"{}\" in {}{}", typed, coverage_text(database),
                    search.nearest.empty() ? "" : fmt::format("; did you mean \"{}\"?", search.nearest)));
    return {std::nullopt, kExitNothing};
  }
  say(fmt::format("\"{}\" may be any of these; name one in full, or by its id:", typed));
  for (const Actor& actor : search.candidates) {
    say(fmt::format("  {}  {} ({}), {} {}", actor.id, actor.name, actor.kind, actor.entries, deed_of(role)));
  }
  return {std::nullopt, kExitError};
}

std::vector<EntryInPlace> find_entry_or_say(Database& database, const std::string& id, int& exit_code) {
  EntrySearch search = find_entry(database, id);
  if (const Result<void> read = database.error(); !read) {
    say(read.error().message);
    exit_code = kExitError;
    return {};
  }
  if (search.found.empty() && search.ids.empty()) {
    say(fmt::format("no entry \"{}\" in {} documents", id, record_coverage(database).documents));
    exit_code = kExitNothing;
  } else if (search.found.empty()) {
    say(fmt::format("\"{}\" begins several ids: {}", id, fmt::join(search.ids, " ")));
    exit_code = kExitError;
  }
  return std::move(search.found);
}

bool check_issue(Database& database, const std::string& issue) {
  if (issue.empty()) return true;
  const std::vector<std::string> issues = record_issues(database);
  if (std::find(issues.begin(), issues.end(), issue) != issues.end()) return true;
  if (issues.empty()) return say("nothing in the record is about an issue"), false;
  const std::string nearest = nearest_word(issue, issues);
  say(fmt::format("nothing in the record is about \"{}\"; {}", issue,
                  nearest.empty() ? fmt::format("its issues: {}", fmt::join(issues, ", "))
                                  : fmt::format("did you mean \"{}\"?", nearest)));
  return false;
}

void say_nothing_found(Database& database, const std::string& asked, const TimeWindow& window) {
  std::string days;
  if (window.from) days += " from " + *window.from;
  if (window.to) days += " to " + *window.to;
  if (window.undated) days += " without a date";
  say(fmt::format("nothing found for {}{} in {}", asked, days, coverage_text(database)));
}

}  // namespace onrecord
