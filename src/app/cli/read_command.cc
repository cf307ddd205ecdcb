// onrecord read: reports in, each as it was read out. No model is needed.

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/input_flags.h"
#include "app/cli/input_run.h"
#include "record/completeness.h"
#include "record/json.h"

namespace onrecord {
namespace {

// The names of a byline: "By A and B", "A, B". The byline itself stays as printed in the record.
std::vector<std::string> authors_of(std::string_view byline) {
  constexpr std::string_view kSeparators[] = {", ", "; ", " and ", " & "};
  for (const std::string_view prefix : {"By ", "by ", "BY "}) {
    if (byline.substr(0, prefix.size()) == prefix) byline.remove_prefix(prefix.size());
  }
  std::vector<std::string> authors;
  while (!byline.empty()) {
    std::size_t end = byline.size(), next = byline.size();
    for (const std::string_view separator : kSeparators) {
      const std::size_t found = byline.find(separator);
      if (found < end) end = found, next = found + separator.size();
    }
    if (end > 0) authors.emplace_back(byline.substr(0, end));
    byline.remove_prefix(next);
  }
  return authors;
}

void append_document(std::string& out, const Document& document, const std::vector<SetAside>& set_aside) {
  JsonWriter json(out);
  json.begin_object();
  json.member("file", document.file);
  json.member("url", document.url);
  json.member("title", document.title);
  json.key("authors");
  json.begin_array();
  if (document.byline) {
    for (const std::string& author : authors_of(*document.byline)) json.value(author);
  }
  json.end_array();
  json.member("outlet", document.outlet);
  json.key("published");
  if (!document.published) {
    json.null();
  } else if (document.published->first == document.published->last) {
    json.value(to_string(document.published->first));
  } else {
    json.value(to_string(*document.published));
  }
  json.member("published_basis", name_of(document.published_basis));
  if (!document.captured.empty()) json.member("captured", document.captured);
  if (document.source_form != SourceForm::kFile) json.member("source_form", name_of(document.source_form));
  if (document.partial) json.member("partial", true);
  json.key("language");
  if (document.language.empty()) {
    json.null();
  } else {
    json.value(document.language);
  }
  const FoundCompleteness completeness = completeness_of(document);
  json.key("completeness");
  if (completeness.value == Completeness::kUnknown) {
    json.null();
  } else {
    json.value(name_of(completeness.value));
  }
  json.member("completeness_basis", name_of(completeness.basis));
  json.member("text", document.text);
  json.key("boilerplate");
  json.begin_array();
  for (const BoilerplateSpan& boilerplate : document.boilerplate) {
    json.begin_object();
    json.member("span", boilerplate.span);
    json.member("why", boilerplate.why);
    json.end_object();
  }
  json.end_array();
  if (!set_aside.empty()) {
    json.key("set_aside");
    json.begin_array();
    for (const SetAside& piece : set_aside) {
      json.begin_object();
      json.key("source_span");
      json.begin_array();
      json.value(static_cast<std::int64_t>(piece.source.begin));
      json.value(static_cast<std::int64_t>(piece.source.end));
      json.end_array();
      json.member("why", piece.why);
      json.member("text", piece.text);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
}

struct ReadFlags {
  InputFlags input;
  std::string format = "jsonl";
};

int run_read(const ReadFlags& flags) {
  StandardOutput out;
  std::string line;
  const int exit_code = run_input(
      flags.input, nullptr, {},
      [&](Outcome& outcome) {
        line.clear();
        append_document(line, outcome.record->document, outcome.set_aside);
        line.push_back('\n');
        return out.write(line);
      },
      [](const Outcome&) { return true; });
  return out.failed() ? kExitError : exit_code;
}

}  // namespace

CommandRun define_read(Flags& command) {
  auto flags = std::make_shared<ReadFlags>();
  add_input_flags(command, flags->input);
  command.option("--format", flags->format, "Form of the output: jsonl").one_of({"jsonl"}).type_name("FORMAT");
  return [flags] { return run_read(*flags); };
}

}  // namespace onrecord
