// The whole river over a text, for tests of what comes late in it: read with the people and places of the examples.
#pragma once

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

// Returns the record of a report of one paragraph, published on Friday, 2 May 2031.
inline DocumentRecord record_of(std::string_view text) {
  DocumentRecord record;
  record.document.text = std::string{text};
  record.document.published = parse_iso_date("2031-05-02");
  record.document.published_basis = Basis::kSupplied;
  record.document.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockKind::kParagraph});
  example_stages().process(record, false, nullptr);
  return record;
}

}  // namespace onrecord::testing_support
