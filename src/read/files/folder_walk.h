// The files of a folder, in an order that is the same on every machine.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace onrecord {

// A file below the folder that was named.
struct FoundFile {
  std::string path;      // To open it.
  std::string relative;  // Below the folder, with '/' between its parts.
};

// Walks a folder depth first; the names of each folder come in byte order. Hidden names (with a leading '.')
// are passed over; a link to a file is followed, a link to a folder is not, so that no loop can arise.
// Memory: the names of one folder per level. Not thread-safe.
class FolderWalk {
 public:
  explicit FolderWalk(std::string folder);

  // Returns the next file, an error that begins with the path of what cannot be read (the walk goes on after
  // it), or nothing at the end.
  std::optional<Result<FoundFile>> next();

 private:
  struct Level {
    std::string path, relative;
    std::vector<std::string> names;  // Still to come, last first.
  };
  std::optional<Error> enter(std::string path, std::string relative);

  std::vector<Level> levels_;
  std::optional<std::string> start_;
};

}  // namespace onrecord
