// The whole river over a text, for tests of what comes late in it: read with the people and places of the examples.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "app/pipeline/pipeline.h"

namespace onrecord::testing_support {

inline const Stages& example_stages() {
  static const std::unique_ptr<Stages> stages =
      Stages::open(ONRECORD_DATA_DIR, {ONRECORD_SOURCE_DIR "/examples/lexicon"}).value();
  return *stages;
}

// Returns the record of a report, its paragraphs parted by empty lines, published on Friday, 2 May 2031 (or undated).
inline DocumentRecord record_of(std::string_view text, bool dated = true) {
  DocumentRecord record;
  record.document.text = std::string{text};
  record.document.id = make_document_id(record.document);
  if (dated) {
    record.document.published = parse_iso_date("2031-05-02");
    record.document.published_basis = Basis::kSupplied;
  }
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    record.document.blocks.push_back(
        {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, BlockKind::kParagraph});
    begin = end + 2;
  }
  example_stages().process(record, nullptr);
  return record;
}

}  // namespace onrecord::testing_support
