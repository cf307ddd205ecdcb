// onrecord show, cite: one entry in its paragraph; one statement as a citation.
#include <fmt/format.h>

#include "app/cli/answer.h"
#include "app/cli/citation.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/question_flags.h"
#include "store/query/entry_in_place.h"
#include "store/query/record_info.h"
#include "store/query/statements.h"

namespace onrecord {
namespace {

struct EntryFlags {
  std::string record, id, format;
};

// The paragraph with the sentence between marks, or bold on a terminal.
std::string marked_paragraph(const EntryInPlace& entry, bool colour) {
  const std::string& text = entry.paragraph;
  const TextSpan sentence = entry.sentence;
  return text.substr(0, sentence.begin) + (colour ? "\033[1m" : ">>> ") + text.substr(sentence.begin, sentence.size()) +
         (colour ? "\033[0m" : " <<<") + text.substr(sentence.end);
}

std::string entry_text(const EntryInPlace& entry, bool colour) {
  const Evidence& e = entry.evidence;
  std::string text = fmt::format("{} ({})\n", entry.id, entry.kind);
  if (e.title) text += "  " + *e.title + "\n";
  std::string origin;
  for (const std::optional<std::string>& part : {e.outlet, e.byline, e.url}) {
    if (part) origin += (origin.empty() ? "" : ", ") + *part;
  }
  if (!origin.empty()) text += "  " + origin + "\n";
  text +=
      e.published ? fmt::format("  published {} ({})\n", *e.published, e.published_basis) : "  published: not known\n";
  text += "\n" + marked_paragraph(entry, colour) + "\n\n";
  text += fmt::format("  {}, bytes {} to {}\n  {}\n", entry.input_file, e.byte_begin, e.byte_end, entry.command);
  return text;
}

Table entry_table(const std::vector<EntryInPlace>& entries) {
  Table table{{"id", "kind", "doc_id", "file", "url", "outlet", "title", "byline", "published", "published_basis",
               "paragraph", "sentence", "words", "input_file", "byte_begin", "byte_end", "command"},
              {}};
  for (const EntryInPlace& entry : entries) {
    const Evidence& e = entry.evidence;
    table.rows.push_back({entry.id, entry.kind, e.doc_id, e.file, cell(e.url), cell(e.outlet), cell(e.title),
                          cell(e.byline), cell(e.published), e.published_basis, entry.paragraph, e.sentence,
                          std::string(slice(entry.paragraph, entry.words)), entry.input_file, cell(e.byte_begin),
                          cell(e.byte_end), entry.command});
  }
  return table;
}

int run_show(const EntryFlags& flags) {
  const auto store = open_record(flags.record);
  if (!store) return kExitError;
  int exit_code = kExitDone;
  const std::vector<EntryInPlace> entries = find_entry_or_say(store->database(), flags.id, exit_code);
  if (entries.empty()) return exit_code;
  const bool as_text = flags.format == "text" || (flags.format.empty() && stdout_is_terminal());
  if (!as_text) return print_answer(entry_table(entries), {}, "jsonl");
  StandardOutput out;
  for (const EntryInPlace& entry : entries) out.write(entry_text(entry, stdout_has_colour()));
  return out.failed() ? kExitError : kExitDone;
}

int run_cite(const EntryFlags& flags) {
  const auto store = open_record(flags.record);
  if (!store) return kExitError;
  Database& database = store->database();
  int exit_code = kExitDone;
  const std::vector<EntryInPlace> entries = find_entry_or_say(database, flags.id, exit_code);
  if (entries.empty()) return exit_code;
  if (entries.front().kind != "statement") {
    return say(fmt::format("{} is a {}; only statements are cited", entries.front().id, entries.front().kind)),
           kExitError;
  }
  StatementQuestion question;
  question.id = entries.front().id;
  question.attitudes = true;
  StandardOutput out;
  const bool markdown = flags.format == "md";
  for (const StatementRow& statement : find_statements(database, question).rows) {
    out.write(markdown ? markdown_citation(statement) : text_citation(statement));
  }
  return out.failed() ? kExitError : kExitDone;
}

}  // namespace

CommandRun define_show(Flags& command) {
  auto flags = std::make_shared<EntryFlags>();
  add_record_argument(command, flags->record);
  command.option("ID", flags->id, "Id of an entry, an utterance or a document, or the beginning of one").required();
  command.option("--format", flags->format, "Form of the answer: text (on a terminal), jsonl (in a pipe)")
      .one_of({"text", "jsonl"})
      .type_name("FORMAT");
  return [flags] { return run_show(*flags); };
}

CommandRun define_cite(Flags& command) {
  auto flags = std::make_shared<EntryFlags>();
  flags->format = "text";
  add_record_argument(command, flags->record);
  command.option("ID", flags->id, "Id of a statement or an utterance, or the beginning of one").required();
  command.option("--format", flags->format, "Form of the citation: text, md")
      .one_of({"text", "md"})
      .type_name("FORMAT");
  return [flags] { return run_cite(*flags); };
}

}  // namespace onrecord
