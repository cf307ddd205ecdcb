// onrecord explain: why a statement is in the record, found once more in the text that the record holds.
#include <fmt/format.h>

#include "app/cli/answer.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/input_flags.h"
#include "app/cli/input_run.h"
#include "app/cli/question_flags.h"
#include "record/json.h"
#include "store/query/entry_in_place.h"
#include "store/query/record_info.h"
#include "store/query/whole_document.h"

namespace onrecord {
namespace {

struct ExplainFlags {
  std::string record, id, format;
  InputFlags stages;
};

// Says so if the record was made with another lexicon or other models than those opened now.
void say_if_made_otherwise(Database& database, const Stages& stages) {
  for (const auto& [key, value] : record_info(database).manifest) {
    if (key == "lexicon_hash" && value != stages.lexicon_hash()) {
      say("the record was made with another lexicon (--lexicon names a user's own tables): the reasons may differ");
    } else if (key == "model_hash" && value != stages.model_hash()) {
      say("the record was made with other models: the reasons may differ");
    }
  }
}

std::string option_line(const ExplainedOption& option, const char* nothing) {
  std::string line = fmt::format("    {:.3f}  ", option.probability);
  line += option.words.empty() ? fmt::format("({})", nothing) : option.words;
  if (!option.how.empty() && !option.words.empty()) line += "  [" + option.how + "]";
  return line + "\n";
}

std::string reason_lines(const std::vector<Reason>& reasons) {
  std::string lines;
  for (const Reason& reason : reasons) lines += fmt::format("    {:+6.2f}  {}\n", reason.weight, reason.words);
  return lines;
}

std::string explanation_text(const Explanation& e, const Document& document) {
  const Statement& s = e.statement;
  std::string text = fmt::format("{} ({} {}, act {}, confidence {})\n  {}\n", s.id, name_of(s.kind), name_of(s.type),
                                 name_of(s.act), s.confidence, document.file);
  for (const TextSpan span : s.content_spans) text += fmt::format("  {}\n", slice(document.text, span));
  text += fmt::format("\nFound by: {}\n", e.rule);
  if (!e.cue.empty()) {
    text += fmt::format("Cue: “{}”\n  {}\n", e.cue, e.lexicon.empty() ? "in no table of cues" : e.lexicon);
  }
  if (!e.frame.empty()) text += fmt::format("  of its frames the sentence has: {}\n", e.frame);
  if (!e.contents.empty()) {
    text += "\nWhat the cue may introduce, with the model's probability\n";
    for (const ExplainedOption& option : e.contents) text += option_line(option, "nothing");
    text += "  what spoke for (+) and against (-) the choice\n" + reason_lines(e.content_reasons);
  }
  if (!e.moved.empty()) {
    text += fmt::format("  with its begin and end chosen anew\n    {}\n", e.moved);
    text += "  what spoke for (+) and against (-) moving them\n" + reason_lines(e.edge_reasons);
  }
  text += "\nSpeaker: " + s.speaker.value_or("not known");
  if (s.speaker_span)
    text += fmt::format(", by the {} “{}”", name_of(s.speaker_basis), slice(document.text, *s.speaker_span));
  if (s.speaker_basis == SpeakerBasis::kContinuation) text += ", who speaks on from the turn before";
  text += "\n";
  if (!e.sources.empty()) {
    text += "  who may speak, by the head word, with the model's probability\n";
    for (const ExplainedOption& option : e.sources) text += option_line(option, "nobody named");
    text += "  what spoke for (+) and against (-) the choice\n" + reason_lines(e.source_reasons);
  }
  text += fmt::format(
      "\nConfidence: {}, the share of such statements whose words and source were right in news not learned from\n",
      s.confidence);
  text += "  what makes it more (+) and less (-) sure\n" + reason_lines(e.confidence_reasons);
  return text;
}

void write_options(JsonWriter& json, const char* key, const std::vector<ExplainedOption>& options) {
  json.key(key);
  json.begin_array();
  for (const ExplainedOption& option : options) {
    json.begin_object();
    json.member("words", option.words);
    if (!option.how.empty()) json.member("how", option.how);
    json.member("probability", option.probability);
    json.end_object();
  }
  json.end_array();
}

void write_reasons(JsonWriter& json, const char* key, const std::vector<Reason>& reasons) {
  json.key(key);
  json.begin_array();
  for (const Reason& reason : reasons) {
    json.begin_object();
    json.member("reason", reason.words);
    json.member("weight", reason.weight);
    json.end_object();
  }
  json.end_array();
}

std::string explanation_json(const Explanation& e, const Document& document) {
  std::string line;
  JsonWriter json(line);
  const Statement& s = e.statement;
  json.begin_object();
  json.member("id", s.id);
  json.member("file", document.file);
  json.member("kind", name_of(s.kind));
  json.member("type", name_of(s.type));
  json.member("act", name_of(s.act));
  json.member("confidence", s.confidence);
  json.member("rule", s.rule);
  json.member("rule_words", e.rule);
  json.member("cue", e.cue);
  json.member("lexicon", e.lexicon);
  json.member("frame", e.frame);
  write_options(json, "contents", e.contents);
  write_reasons(json, "content_reasons", e.content_reasons);
  if (!e.moved.empty()) json.member("moved", e.moved);
  write_reasons(json, "edge_reasons", e.edge_reasons);
  json.member("speaker", s.speaker);
  json.member("speaker_basis", name_of(s.speaker_basis));
  write_options(json, "sources", e.sources);
  write_reasons(json, "source_reasons", e.source_reasons);
  write_reasons(json, "confidence_reasons", e.confidence_reasons);
  json.end_object();
  line.push_back('\n');
  return line;
}

int run_explain(const ExplainFlags& flags) {
  const auto store = open_record(flags.record);
  if (!store) return kExitError;
  Database& database = store->database();
  int exit_code = kExitDone;
  const std::vector<EntryInPlace> entries = find_entry_or_say(database, flags.id, exit_code);
  if (entries.empty()) return exit_code;
  if (entries.front().kind != "statement") {
    return say(fmt::format("{} is a {}; only statements are explained", entries.front().id, entries.front().kind)),
           kExitError;
  }
  const std::string& id = entries.front().id;
  auto stages = open_stages(flags.stages);
  if (!stages) return say(stages.error().message), kExitError;
  say_if_made_otherwise(database, **stages);
  DocumentRecord record;
  record.document = load_document(database, document_of_statement(database, id));
  if (const Result<void> read = database.error(); !read) return say(read.error().message), kExitError;
  Analysis analysis;
  (*stages)->process(record, &analysis);
  const auto explanation = (*stages)->statements().explain(record.document, analysis, id);
  if (!explanation) {
    say(fmt::format("{}: this program does not find the statement {} again with its lexicon and models",
                    record.document.file, id));
    return kExitError;
  }
  const bool as_text = flags.format == "text" || (flags.format.empty() && stdout_is_terminal());
  StandardOutput out;
  out.write(as_text ? explanation_text(*explanation, record.document)
                    : explanation_json(*explanation, record.document));
  return out.failed() ? kExitError : kExitDone;
}

}  // namespace

CommandRun define_explain(Flags& command) {
  auto flags = std::make_shared<ExplainFlags>();
  add_record_argument(command, flags->record);
  command.option("ID", flags->id, "Id of a statement or an utterance, or the beginning of one").required();
  command.option("--format", flags->format, "Form of the answer: text (on a terminal), jsonl (in a pipe)")
      .one_of({"text", "jsonl"})
      .type_name("FORMAT");
  add_stage_flags(command, flags->stages);
  return [flags] { return run_explain(*flags); };
}

}  // namespace onrecord
