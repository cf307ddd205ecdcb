// The file of weights: named sections in one read-only file, used in place. Format: docs/format/model.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace onrecord {

inline constexpr std::uint32_t kModelVersion = 3;  // Goes up when the meaning of any section or feature changes.

// Collects sections and writes the file's bytes. Not thread-safe.
class ModelWriter {
 public:
  void add(std::string name, std::string bytes) { sections_.emplace_back(std::move(name), std::move(bytes)); }
  // Sections stand in the order they were added, each at a multiple of 64 bytes.
  std::string bytes() const;

 private:
  std::vector<std::pair<std::string, std::string>> sections_;
};

// Finds sections. Borrows the bytes, which must be 8-byte aligned. Safe to share.
class ModelReader {
 public:
  // `place` names the file in errors. The table of sections is checked; what a section holds is for its owner
  // to check.
  static Result<ModelReader> open(std::string_view bytes, const std::string& place);
  // Returns a section, or empty bytes.
  std::string_view section(std::string_view name) const;
  // Names of the sections, in the order of the file.
  std::vector<std::string_view> names() const {
    std::vector<std::string_view> out;
    for (const auto& [name, bytes] : sections_) out.push_back(name);
    return out;
  }
  const std::string& place() const { return place_; }

 private:
  std::vector<std::pair<std::string_view, std::string_view>> sections_;
  std::string place_;
};

}  // namespace onrecord
