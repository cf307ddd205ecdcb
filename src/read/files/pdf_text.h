// The text of a PDF, which poppler's program pdftotext makes: run as a program of its own, never linked (its licence is
// the GPL), and only when it is asked for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace onrecord {

struct PdfLimits {
  std::uint64_t text_bytes = 16u << 20;
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;  // Of the program.
  std::uint32_t milliseconds = 60'000;
};

// Returns what `pdftotext -enc UTF-8 -nopgbrk - -` prints for `pdf`. The program is looked for in the absolute folders
// of PATH, gets no shell, no environment, no other open file, and is killed at a limit. The same version of it gives
// the same text. Safe to call from any thread. An error is a reason without a place.
Result<std::string> pdf_text(std::string_view pdf, const PdfLimits& limits);

}  // namespace onrecord
