#include "app/cli/input_flags.h"

#include <algorithm>
#include <thread>

namespace onrecord {
namespace {

// The names of --input-format. "detect" goes by content, and by name where content does not tell.
const std::vector<std::pair<std::string, InputFormat>>& format_names() {
  static const std::vector<std::pair<std::string, InputFormat>> names = {
      {"detect", InputFormat::kDetect}, {"text", InputFormat::kText}, {"jsonl", InputFormat::kJsonl},
      {"html", InputFormat::kHtml},     {"warc", InputFormat::kWarc}, {"zip", InputFormat::kZip},
      {"tar", InputFormat::kTar},       {"feed", InputFormat::kFeed}, {"json-feed", InputFormat::kJsonFeed},
      {"news", InputFormat::kNews},     {"csv", InputFormat::kCsv},   {"export", InputFormat::kExport},
      {"email", InputFormat::kEmail},   {"mbox", InputFormat::kMbox}, {"conllu", InputFormat::kConllu},
  };
  return names;
}

std::string listed_formats() {
  std::string list;
  for (const auto& [name, format] : format_names()) list += (list.empty() ? "" : ", ") + name;
  return list;
}

std::vector<std::string> formats() {
  std::vector<std::string> list;
  for (const auto& [name, format] : format_names()) list.push_back(name);
  return list;
}

}  // namespace

void add_input_flags(Flags& command, InputFlags& flags) {
  command.option("PATH", flags.paths, "Files, folders and archives to read; - or none is standard input");
  command
      .option("--resume-at", flags.resume_at,
              "Begin at this offset of the one web archive named, as places in messages give it (FILE:OFFSET)")
      .type_name("OFFSET");
  add_reading_flags(command, flags);
}

void add_reading_flags(Flags& command, InputFlags& flags) {
  command
      .option("--input-format", flags.input_format,
              "What the input is (detect: by content and name): " + listed_formats())
      .one_of(formats())
      .type_name("FORMAT");
  command
      .option("--meta", flags.meta, "CSV with columns path,url,outlet,published,title,byline: supplies what texts lack")
      .type_name("FILE");
  command
      .option("--max-document", flags.max_document,
              "Reject documents of more bytes than this (16777216; 16MB means 16 * 2^20)")
      .bytes()
      .type_name("BYTES");
  command.flag("--pdf", flags.pdf, "Read the text of PDF files with poppler's program pdftotext, if it is installed");
  command
      .option("--as-of", flags.as_of,
              "Read news whose embargo ended by this time, as 2031-02-11T06:00:00Z (without it, none that bears one)")
      .type_name("TIME");
  command
      .option("--rejects", flags.rejects,
              "Write what is rejected or passed over to FILE, one {\"file\",\"error\"} or {\"file\",\"passed_over\"} "
              "a line; else rejects go to standard error")
      .type_name("FILE");
  command
      .option("-j,--threads", flags.threads,
              "Worker threads; the output is the same at every number (one for each core)")
      .between(1, 256)
      .type_name("N");
}

void add_stage_flags(Flags& command, InputFlags& flags) {
  command.option("--lexicon", flags.lexicons, "Lay a TSV file, or all of a folder, over the lexicon; repeatable")
      .repeatable()
      .type_name("PATH");
  command.option("--data", flags.data, "Folder of lexicon.bin and models/ (ONRECORD_DATA, or beside the program)")
      .type_name("DIR");
  add_min_confidence(command, flags.min_confidence);
}

void add_min_confidence(Flags& command, double& least) {
  command.option("--min-confidence", least, "Leave out statements and events of less confidence (0 to 1)")
      .between(0.0, 1.0)
      .type_name("SHARE");
}

ReadOptions read_options(const InputFlags& flags) {
  ReadOptions options;
  for (const auto& [name, format] : format_names()) {
    if (flags.input_format == name) options.format = format;
  }
  options.resume_at = flags.resume_at;
  options.as_of = flags.as_of;
  options.pdf = flags.pdf;
  options.max_document = flags.max_document;
  options.meta_path = flags.meta;
  return options;
}

unsigned thread_count(const InputFlags& flags) {
  return flags.threads > 0 ? flags.threads : std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace onrecord
