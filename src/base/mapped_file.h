// A file mapped read-only into memory: the lexicon and the models are used in place, never copied.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace onrecord {

// Owns the mapping. Safe to share once opened.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::string& path);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  // The bytes of the file, page-aligned. Borrows from this.
  std::string_view bytes() const { return {static_cast<const char*>(address_), size_}; }

 private:
  void* address_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace onrecord
