#include "app/cli/bytes_command.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <charconv>

#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "read/files/pdf_text.h"
#include "read/item.h"

namespace onrecord {
namespace {

struct BytesFlags {
  std::string source;
  std::uint64_t begin = 0, end = 0;
};

// The file that a source lies in, and what of its name leads on from there ("/a.html", ":1234").
struct SourceName {
  std::string path, inside;
};

bool is_file(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

std::optional<SourceName> find_source(const std::string& source) {
  for (std::size_t end = source.size(); end != std::string::npos && end > 0; end = source.find_last_of("/:", end - 1)) {
    if (is_file(source.substr(0, end))) return SourceName{source.substr(0, end), source.substr(end)};
  }
  return std::nullopt;
}

// The offset at which to begin in a web archive: ":1234", ":1234+56".
std::uint64_t offset_in(const std::string& inside) {
  std::uint64_t offset = 0;
  if (inside.substr(0, 1) == ":") std::from_chars(inside.data() + 1, inside.data() + inside.size(), offset);
  return offset;
}

int run_bytes(const BytesFlags& flags) {
  if (flags.begin > flags.end) return say("bytes: the end lies before the begin"), kExitError;
  const std::optional<SourceName> name = find_source(flags.source);
  if (!name) return say(flags.source + ": no such file"), kExitError;
  ReadOptions options;
  options.max_document = std::uint64_t{4} << 30;
  options.as_of = "9999-12-31";
  options.pdf = true;
  options.resume_at = offset_in(name->inside);
  auto stream = ItemStream::open({name->path}, options);
  if (!stream) return say(stream.error().message), kExitError;
  const std::string wanted = name->path.substr(name->path.rfind('/') + 1) + name->inside;
  while (std::optional<Result<RawItem>> item = (*stream)->next()) {
    if (!*item || (*item)->file != wanted || !(*item)->passed_over.empty()) continue;
    std::string bytes = std::move((*item)->bytes);
    std::uint64_t first = (*item)->source_begin;
    if ((*item)->format == InputFormat::kPdf) {
      Result<std::string> text = pdf_text(bytes, {});
      if (!text) return say(fmt::format("{}: {}", flags.source, text.error().message)), kExitError;
      bytes = std::move(*text);
      first = 0;
    }
    if (flags.begin < first || flags.end - first > bytes.size()) continue;
    StandardOutput out;
    out.write(std::string_view{bytes}.substr(flags.begin - first, flags.end - flags.begin));
    return out.failed() ? kExitError : kExitDone;
  }
  return say(fmt::format("{}: no bytes {} to {} in it", flags.source, flags.begin, flags.end)), kExitNothing;
}

}  // namespace

CommandRun define_bytes(Flags& command) {
  auto flags = std::make_shared<BytesFlags>();
  command.option("SOURCE", flags->source, "File, member of an archive (a.zip/b.html) or record of one (c.warc.gz:1234)")
      .required();
  command.option("BEGIN", flags->begin, "First byte, as byte_begin of an answer").required();
  command.option("END", flags->end, "Byte behind the last, as byte_end of an answer").required();
  return [flags] { return run_bytes(*flags); };
}

}  // namespace onrecord
