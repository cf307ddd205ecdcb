// Corrections of a record that exists.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace onrecord {

// What came of a file of corrections.
struct CorrectionReport {
  std::vector<std::string> messages;  // One for each line that could not be applied; the others were.
};

// Puts a file of corrections (see store/link/corrections.h) in place of those that the record has, and links it anew.
// The record is written beside its place and renamed when it is complete; the bytes depend on what it holds alone, so
// that the same corrections give the same file, whichever came before. An empty file takes all corrections back. Fails
// if another program writes to the record. `place` is the file's name in messages.
Result<CorrectionReport> correct_record(const std::string& path, std::string_view corrections,
                                        const std::string& place);

}  // namespace onrecord
