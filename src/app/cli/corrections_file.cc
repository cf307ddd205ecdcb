#include "app/cli/corrections_file.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "store/correct_record.h"

namespace onrecord {

int correct_from_file(const std::string& record, const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return say(file + ": cannot be opened"), kExitError;
  std::ostringstream bytes;
  bytes << in.rdbuf();
  // The record keeps the file's name for its messages, but not where it lay.
  const auto report = correct_record(record, std::move(bytes).str(), std::filesystem::path(file).filename().string());
  if (!report) return say(report.error().message), kExitError;
  for (const std::string& message : report->messages) say(message);
  return report->messages.empty() ? kExitDone : kExitError;
}

}  // namespace onrecord
