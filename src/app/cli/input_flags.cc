#include "app/cli/input_flags.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <thread>

namespace onrecord {

void add_input_flags(CLI::App& command, InputFlags& flags) {
  command.add_option("PATH", flags.paths, "Files, folders and archives to read; - or none is standard input");
  command
      .add_option("--input-format", flags.input_format,
                  "What the input is: detect (by name and content), text, jsonl, html, conllu")
      ->check(CLI::IsMember({"detect", "text", "jsonl", "html", "conllu"}))
      ->type_name("FORMAT");
  command
      .add_option("--meta", flags.meta,
                  "CSV with columns path,url,outlet,published,title,byline: supplies what texts lack")
      ->type_name("FILE");
  command
      .add_option("--max-document", flags.max_document,
                  "Reject documents of more bytes than this (16777216; 16MB means 16 * 2^20)")
      ->transform(CLI::AsSizeValue(false))
      ->type_name("BYTES");
  command
      .add_option("--rejects", flags.rejects,
                  "Write rejected input to FILE, one {\"file\",\"error\"} a line, instead of to standard error")
      ->type_name("FILE");
  command
      .add_option("-j,--threads", flags.threads,
                  "Worker threads; the output is the same at every number (one for each core)")
      ->check(CLI::Range(1, 256))
      ->type_name("N");
}

void add_stage_flags(CLI::App& command, InputFlags& flags) {
  command.add_option("--lexicon", flags.lexicons, "Lay a TSV file, or all of a folder, over the lexicon; repeatable")
      ->allow_extra_args(false)
      ->type_name("PATH");
  command.add_option("--data", flags.data, "Folder of lexicon.bin and models/ (ONRECORD_DATA, or beside the program)")
      ->type_name("DIR");
}

ReadOptions read_options(const InputFlags& flags) {
  ReadOptions options;
  if (flags.input_format == "text") options.format = InputFormat::kText;
  if (flags.input_format == "jsonl") options.format = InputFormat::kJsonl;
  if (flags.input_format == "html") options.format = InputFormat::kHtml;
  if (flags.input_format == "conllu") options.format = InputFormat::kConllu;
  options.max_document = flags.max_document;
  options.meta_path = flags.meta;
  return options;
}

unsigned thread_count(const InputFlags& flags) {
  return flags.threads > 0 ? flags.threads : std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace onrecord
