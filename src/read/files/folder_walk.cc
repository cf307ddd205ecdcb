#include "read/files/folder_walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace onrecord {

FolderWalk::FolderWalk(std::string folder) : start_(std::move(folder)) {
  while (start_->size() > 1 && start_->back() == '/') start_->pop_back();
}

std::optional<Error> FolderWalk::enter(std::string path, std::string relative) {
  DIR* handle = ::opendir(path.c_str());
  if (!handle) return Error{path + ": " + std::generic_category().message(errno)};
  Level level;
  while (const dirent* entry = ::readdir(handle)) {
    if (entry->d_name[0] != '.') level.names.emplace_back(entry->d_name);
  }
  ::closedir(handle);
  std::sort(level.names.begin(), level.names.end(), std::greater<>{});
  level.path = std::move(path);
  level.relative = std::move(relative);
  levels_.push_back(std::move(level));
  return std::nullopt;
}

std::optional<Result<FoundFile>> FolderWalk::next() {
  if (start_) {
    const std::string folder = *start_;
    start_.reset();
    if (std::optional<Error> error = enter(folder, "")) return Result<FoundFile>{*error};
  }
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.names.empty()) {
      levels_.pop_back();
      continue;
    }
    const std::string name = std::move(level.names.back());
    level.names.pop_back();
    std::string path = level.path == "/" ? "/" + name : level.path + "/" + name;
    std::string relative = level.relative.empty() ? name : level.relative + "/" + name;
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0) {
      return Result<FoundFile>{Error{path + ": " + std::generic_category().message(errno)}};
    }
    if (S_ISDIR(info.st_mode)) {
      if (std::optional<Error> error = enter(std::move(path), std::move(relative))) return Result<FoundFile>{*error};
      continue;
    }
    if (S_ISLNK(info.st_mode) && ::stat(path.c_str(), &info) != 0) {
      return Result<FoundFile>{Error{path + ": the link leads nowhere"}};
    }
    // Pipes and devices would block or never end.
    if (S_ISREG(info.st_mode)) return Result<FoundFile>{FoundFile{std::move(path), std::move(relative)}};
  }
  return std::nullopt;
}

}  // namespace onrecord
