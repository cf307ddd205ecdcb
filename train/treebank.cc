#include "treebank.h"

#include <zstd.h>

#include <cstdio>
#include <memory>
#include <string_view>

namespace onrecord {
namespace {

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t found = line.find(separator);
    fields.push_back(line.substr(0, found));
    if (found == std::string_view::npos) return fields;
    line.remove_prefix(found + 1);
  }
}

std::int32_t number(std::string_view digits) {
  std::int32_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Result<std::string> read_bytes(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) return Error{path + ": cannot be opened"};
  std::string bytes;
  char buffer[1 << 16];
  for (std::size_t got; (got = std::fread(buffer, 1, sizeof buffer, file.get())) > 0;) bytes.append(buffer, got);
  if (path.size() < 4 || path.substr(path.size() - 4) != ".zst") return bytes;
  std::string out;
  const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream(ZSTD_createDStream(), &ZSTD_freeDStream);
  ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
  while (input.pos < input.size) {
    ZSTD_outBuffer output{buffer, sizeof buffer, 0};
    const std::size_t status = ZSTD_decompressStream(stream.get(), &output, &input);
    if (ZSTD_isError(status)) return Error{path + ": " + ZSTD_getErrorName(status)};
    out.append(buffer, output.pos);
  }
  return out;
}

Result<std::vector<GoldDocument>> read_treebank(const std::string& path) {
  auto bytes = read_bytes(path);
  if (!bytes) return bytes.error();
  std::vector<GoldDocument> documents;
  std::string_view rest = *bytes;
  GoldSentence sentence;
  std::string next_id = "document";
  bool new_document = true;
  std::string text;             // Of the sentence.
  std::int32_t range_end = 0;   // Words up to this index share a form.
  std::size_t range_begin = 0;  // Where that form begins in `text`.
  std::string range_form;
  std::size_t range_at = 0;
  bool range_ok = true;
  bool space_after_range = true;
  const auto end_sentence = [&] {
    if (sentence.tokens.empty()) return;
    if (new_document || documents.empty()) {
      documents.emplace_back();
      documents.back().id = next_id;
      new_document = false;
    }
    GoldDocument& document = documents.back();
    if (!document.text.empty()) document.text += ' ';
    while (!text.empty() && text.back() == ' ') text.pop_back();
    const auto base = static_cast<std::uint32_t>(document.text.size());
    for (GoldToken& token : sentence.tokens) token.span.begin += base, token.span.end += base;
    sentence.span = {base, base + static_cast<std::uint32_t>(text.size())};
    document.text += text;
    document.sentences.push_back(std::move(sentence));
    sentence = GoldSentence();
    text.clear();
    range_end = 0;
  };
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.empty()) {
      end_sentence();
      continue;
    }
    if (line[0] == '#') {
      if (line.substr(0, 14) == "# newdoc id = ") next_id = std::string(line.substr(14)), new_document = true;
      if (line.substr(0, 12) == "# sent_id = ") sentence.id = std::string(line.substr(12));
      continue;
    }
    const auto fields = split(line, '\t');
    if (fields.size() != 10) return Error{path + ": a line without ten columns"};
    if (fields[0].find('.') != std::string_view::npos) continue;
    const bool glued = ("|" + std::string(fields[9]) + "|").find("|SpaceAfter=No|") != std::string::npos;
    if (const std::size_t dash = fields[0].find('-'); dash != std::string_view::npos) {
      range_end = number(fields[0].substr(dash + 1));
      range_begin = text.size();
      range_form = std::string(fields[1]);
      range_at = 0;
      range_ok = true;
      space_after_range = !glued;
      text += range_form;
      continue;
    }
    GoldToken token;
    token.form = std::string(fields[1]);
    token.lemma = std::string(fields[2]);
    token.upos = upos_named(fields[3]);
    token.penn = std::string(fields[4]);
    token.head = number(fields[6]) - 1;
    token.relation = deprel_named(fields[7]);
    const std::int32_t index = number(fields[0]);
    if (index <= range_end) {
      const auto length = static_cast<std::uint32_t>(token.form.size());
      if (range_form.compare(range_at, length, token.form) != 0) range_ok = false;
      const auto begin = static_cast<std::uint32_t>(range_begin + range_at);
      token.span = range_ok
                       ? TextSpan{begin, begin + length}
                       : TextSpan{static_cast<std::uint32_t>(range_begin), static_cast<std::uint32_t>(text.size())};
      token.whole = range_ok;
      range_at += length;
      if (index == range_end && space_after_range) text += ' ';
    } else {
      token.span.begin = static_cast<std::uint32_t>(text.size());
      text += token.form;
      token.span.end = static_cast<std::uint32_t>(text.size());
      if (!glued) text += ' ';
    }
    sentence.tokens.push_back(std::move(token));
  }
  end_sentence();
  return documents;
}

}  // namespace onrecord
