#include "app/cli/data_directory.h"

#include <cstdlib>
#include <filesystem>

namespace onrecord {

Result<std::string> find_data_directory(const std::string& named) {
  namespace fs = std::filesystem;
  std::error_code error;
  const auto holds_lexicon = [&](const fs::path& folder) { return fs::exists(folder / "lexicon.bin", error); };
  const char* environment = std::getenv("ONRECORD_DATA");
  const std::string wanted = !named.empty() ? named : environment != nullptr ? environment : "";
  if (!wanted.empty()) {
    if (holds_lexicon(wanted)) return wanted;
    return Error{wanted + ": no lexicon.bin in this data folder"};
  }
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const fs::path& folder : {program / "data", program.parent_path() / "share" / "onrecord"}) {
    if (holds_lexicon(folder)) return folder.string();
  }
  return Error{(program / "data").string() +
               ": no lexicon.bin there; name the data folder with --data or ONRECORD_DATA"};
}

}  // namespace onrecord
