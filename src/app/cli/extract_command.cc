// onrecord extract: reports in, one JSON object a document out (or its analysis as CoNLL-U).
#include <algorithm>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/input_flags.h"
#include "app/cli/input_run.h"
#include "language/analysis_json.h"
#include "language/conllu.h"
#include "record/json.h"

namespace onrecord {
namespace {

struct ExtractFlags {
  InputFlags input;
  std::string format = "jsonl";
  std::vector<std::string> with;
};

void write_spans(JsonWriter& json, std::string_view key, const std::vector<TextSpan>& spans) {
  json.key(key);
  json.begin_array();
  for (const TextSpan span : spans) json.value(span);
  json.end_array();
}

// Source, cue and content as bare spans, the shape in which attribution corpora are scored.
void append_attributions(std::string& out, const std::vector<Attribution>& attributions) {
  out.append(",\"attributions\":");
  JsonWriter json(out);
  json.begin_array();
  for (const Attribution& attribution : attributions) {
    json.begin_object();
    write_spans(json, "source", attribution.source);
    write_spans(json, "cue", attribution.cue);
    write_spans(json, "content", attribution.content);
    json.member("type", name_of(attribution.type));
    json.member("confidence", attribution.confidence);
    json.end_object();
  }
  json.end_array();
}

void append_times(std::string& out, const Analysis& analysis) {
  out.append(",\"times\":");
  JsonWriter json(out);
  json.begin_array();
  for (const TimeExpression& time : analysis.times) {
    json.begin_object();
    json.member("span", time.span);
    json.member("type", name_of(time.type));
    json.member("value", time.value);
    json.end_object();
  }
  json.end_array();
}

std::string rejected_line(const Outcome& outcome) {
  std::string line;
  JsonWriter json(line);
  json.begin_object();
  json.member("id", outcome.line_id);
  json.member("error", outcome.reject->message);
  json.end_object();
  line.push_back('\n');
  return line;
}

int run_extract(const ExtractFlags& flags) {
  const auto wanted = [&](const char* part) {
    return std::find(flags.with.begin(), flags.with.end(), part) != flags.with.end();
  };
  const bool attributions = wanted("attributions"), times = wanted("times"), analysis = wanted("analysis");
  const bool conllu = flags.format == "conllu";
  const bool lines_expected = flags.input.input_format == "jsonl";
  auto stages = open_stages(flags.input);
  if (!stages) return say(stages.error().message), kExitError;
  StandardOutput out;
  std::string line, extra;
  RunOptions run;
  run.keep_analysis = times || attributions || analysis || conllu;
  const int exit_code = run_input(
      flags.input, stages->get(), run,
      [&](Outcome& outcome) {
        const Document& document = outcome.record->document;
        line.clear(), extra.clear();
        if (conllu) {
          append_conllu(line, document, *outcome.analysis);
          return out.write(line);
        }
        if (analysis) {
          extra.push_back(',');
          append_analysis_json(extra, *outcome.analysis, document);
        }
        if (attributions) {
          append_attributions(extra, (*stages)->statements().attributions(document, *outcome.analysis));
        }
        if (times) append_times(extra, *outcome.analysis);
        append_json(line, *outcome.record, extra);
        line.push_back('\n');
        return out.write(line);
      },
      [&](const Outcome& outcome) {
        if (conllu) return true;
        const bool answered = outcome.is_line || (lines_expected && outcome.content_hash.empty());
        return !answered || out.write(rejected_line(outcome));
      });
  return out.failed() ? kExitError : exit_code;
}

}  // namespace

CommandRun define_extract(Flags& command) {
  auto flags = std::make_shared<ExtractFlags>();
  add_input_flags(command, flags->input);
  add_stage_flags(command, flags->input);
  command.option("--format", flags->format, "Form of the output: jsonl; conllu (the analysis only)")
      .one_of({"jsonl", "conllu"})
      .type_name("FORMAT");
  command
      .option("--with", flags->with,
              "Add to each object, separated by commas: analysis (sentences and tokens), attributions (bare spans), "
              "times (TIMEX3)")
      .comma_list()
      .one_of({"analysis", "attributions", "times"})
      .type_name("PARTS");
  return [flags] { return run_extract(*flags); };
}

}  // namespace onrecord
