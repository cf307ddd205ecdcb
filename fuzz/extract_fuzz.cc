// Any bytes, read as a report in each input format, give a record whose spans lie in the text, on the boundaries of
// code points, whose quotations lie in their content, and whose JSON another parser reads; or a message that begins
// with the place. The first byte chooses the format.
#include <simdjson.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "app/pipeline/pipeline.h"
#include "base/utf8.h"

namespace {

using onrecord::TextSpan;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

bool is_boundary(const std::string& text, std::uint32_t offset) {
  return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80;
}

void require_span(const std::string& text, TextSpan span, const char* what) {
  require(span.begin <= span.end && span.end <= text.size(), what);
  require(is_boundary(text, span.begin) && is_boundary(text, span.end), what);
}

void require_record(const onrecord::DocumentRecord& record) {
  const std::string& text = record.document.text;
  require(onrecord::is_clean_utf8(text), "the text is clean UTF-8");
  for (const auto& entry : record.document.boilerplate) require_span(text, entry.span, "boilerplate span");
  std::uint32_t last = 0;
  for (const auto& block : record.document.blocks) {
    require_span(text, block.span, "block span");
    require(block.span.begin >= last, "blocks are in order and do not overlap");
    last = block.span.end;
  }
  last = 0;
  for (const auto& sentence : record.sentences) {
    require_span(text, sentence.span, "sentence span");
    require(sentence.span.begin >= last, "sentences are in order and do not overlap");
    last = sentence.span.end;
  }
  for (const auto& entity : record.entities) {
    require(!entity.name.empty() && onrecord::is_clean_utf8(entity.name), "an entity has a name");
    for (const auto& mention : entity.mentions) require_span(text, mention.span, "mention span");
  }
  for (const auto& statement : record.statements) {
    require(!statement.content_spans.empty(), "a statement has content");
    last = 0;
    for (const TextSpan span : statement.content_spans) {
      require_span(text, span, "content span");
      require(!span.empty() && span.begin >= last, "content spans are in order");
      last = span.end;
    }
    for (const TextSpan span : statement.quote_spans) {
      require_span(text, span, "quote span");
      require(span.begin >= statement.content_spans.front().begin && span.end <= last, "quotes lie in the content");
    }
    if (statement.speaker_span) require_span(text, *statement.speaker_span, "speaker span");
    if (statement.cue_span) require_span(text, *statement.cue_span, "cue span");
    if (statement.condition_span) require_span(text, *statement.condition_span, "condition span");
    if (statement.continues) require(*statement.continues < record.statements.size(), "continues a statement");
  }
  for (const auto& event : record.events) require_span(text, event.span, "event span");
  for (const auto& figure : record.figures) {
    require_span(text, figure.span, "figure span");
    require(!figure.low || !figure.high || *figure.low <= *figure.high, "low is not above high");
  }
  for (const auto& position : record.positions) require_span(text, position.evidence_span, "evidence span");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  static const auto stages = Stages::open(ONRECORD_DATA_DIR, {ONRECORD_SOURCE_DIR "/examples/lexicon"});
  require(stages.ok(), "the lexicon and the models open");
  if (size == 0) return 0;
  RawItem item;
  constexpr InputFormat kFormats[] = {InputFormat::kText, InputFormat::kJsonl, InputFormat::kHtml};
  item.format = data[0] < 2 ? kFormats[data[0] + 1] : InputFormat::kText;
  item.file = item.place = "case";
  item.bytes.assign(reinterpret_cast<const char*>(data), size);
  if (data[0] < 2) item.bytes.erase(0, 1);
  Result<Document> document = read_document(item, {});
  if (!document) {
    require(document.error().message.starts_with("case"), "a message begins with the place");
    return 0;
  }
  const DocumentRecord record = (*stages)->process(std::move(*document));
  require_record(record);
  std::string line;
  append_json(line, record, "");
  require(line.find('\n') == std::string::npos, "the record is one line");
  simdjson::dom::parser parser;
  require(parser.parse(line).error() == simdjson::SUCCESS, "the record is JSON");
  return 0;
}
