// What holds for every document that was read, whatever it was read from.
#pragma once

#include <cstdlib>
#include <memory>

#include "base/lexicon.h"
#include "base/utf8.h"
#include "read/item.h"
#include "read/metadata/furniture.h"

namespace onrecord {

// Aborts if the document breaks its promises: clean UTF-8, blocks in order and inside the text, boilerplate in order,
// and a source map that stays within `source_begin` and the `source_size` bytes from there on.
inline void check_document(const Document& document, std::uint64_t source_begin, std::size_t source_size) {
  const auto require = [](bool holds) {
    if (!holds) std::abort();
  };
  require(is_clean_utf8(document.text));
  require(!document.blocks.empty());
  std::uint32_t last = 0;
  for (const Block& block : document.blocks) {
    require(block.span.begin >= last && block.span.end > block.span.begin && block.span.end <= document.text.size());
    last = block.span.end;
    require(!is_space(decode_utf8(document.text, block.span.begin).value));
    require(!is_space(decode_utf8_before(document.text, block.span.end).value));
    const ByteSpan source = document.source_map.to_source(block.span);
    require(source.begin >= source_begin && source.begin < source.end && source.end <= source_begin + source_size);
  }
  last = 0;
  for (const BoilerplateSpan& span : document.boilerplate) {
    require(span.span.begin >= last && span.span.begin <= span.span.end && span.span.end <= document.text.size());
    require(!span.why.empty());
    last = span.span.begin;
  }
  if (document.title_span) require(document.title_span->end <= document.text.size());
  for (std::uint32_t at = 0; at < document.text.size(); at += 1 + at / 64) {
    const ByteSpan source = document.source_map.to_source({at, at + 1});
    require(source.begin >= source_begin && source.begin <= source.end && source.end <= source_begin + source_size);
  }
}

// The phrases of the lexicon, loaded once.
inline const std::shared_ptr<const Furniture>& fuzz_furniture() {
  static const std::shared_ptr<const Furniture> furniture = [] {
    auto lexicon = Lexicon::open(std::string{ONRECORD_DATA_DIR} + "/lexicon.bin");
    return lexicon ? Furniture::from(**lexicon) : std::make_shared<const Furniture>();
  }();
  return furniture;
}

// Reads `bytes` as a document of `format` that begins at byte 1000 of its source.
inline void read_and_check(InputFormat format, const std::uint8_t* data, std::size_t size) {
  RawItem item;
  item.file = item.place = "fuzz";
  item.format = format;
  item.bytes.assign(reinterpret_cast<const char*>(data), size);
  item.source_begin = 1000;
  ReadOptions options;
  options.furniture = fuzz_furniture();
  const Result<Document> document = read_document(item, options);
  if (document) check_document(*document, item.source_begin, size);
}

}  // namespace onrecord
