// What an archive of files gives: its members, one after the other.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "read/files/byte_source.h"

namespace onrecord {

struct ArchiveMember {
  std::string name;                   // Valid UTF-8 without control characters; the path inside the archive.
  std::unique_ptr<ByteSource> bytes;  // Borrows from the reader; good until its next call. consumed() is 0.
};

// Nothing is ever written to disk, so a name that climbs out of its folder is but a name. Not thread-safe.
class ArchiveReader {
 public:
  virtual ~ArchiveReader() = default;

  // Returns the next file, an Error (a reason without a place) for what cannot be read, or nothing at the end. Folders,
  // links and devices are passed over.
  virtual std::optional<Result<ArchiveMember>> next() = 0;

  // Bytes taken from the archive so far.
  virtual std::uint64_t consumed() const = 0;
};

// Returns `name` with what is no text, and control characters, replaced by U+FFFD, and of at most 1,000 bytes.
std::string printable_name(std::string_view name);

// Reads a tar archive (POSIX ustar, pax path and size, GNU long names and large sizes). Two empty blocks, or the end of
// the input between members, end it. A damaged header is one error and the end, as nothing says where the next is.
std::unique_ptr<ArchiveReader> tar_reader(std::unique_ptr<ByteSource> source);

// True if `first_bytes` (at least 512 of them) begin a tar archive.
bool begins_tar(std::string_view first_bytes);

}  // namespace onrecord
