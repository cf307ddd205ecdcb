// Whether a document holds the whole of its report.
#pragma once

#include <cstdint>
#include <string_view>

#include "record/document.h"

namespace onrecord {

// Stored by name; never renamed.
enum class Completeness : std::uint8_t {
  kUnknown = 0,    // Not known; has no row.
  kFull = 1,       // The last paragraph ends as a sentence does ("full").
  kTruncated = 2,  // The last paragraph breaks off with dots or a mark such as "[+1234 chars]", or a feed
                   // gives a summary only ("truncated").
  kPaywalled =
      3,  // A notice in the text, or where it ends on its page, says that the rest is for subscribers ("paywalled").
};

const char* name_of(Completeness completeness);

// Returns what the last paragraph tells; never kPaywalled.
Completeness completeness_by_end(std::string_view last_paragraph);

struct FoundCompleteness {
  Completeness value = Completeness::kUnknown;
  Basis basis = Basis::kNone;
};

FoundCompleteness completeness_of(const Document& document);

}  // namespace onrecord
