// ZIP archives (APPNOTE 6.3.10; also ZIP64), and WACZ files, which are such.
#pragma once

#include <memory>

#include "read/archives/archive_reader.h"
#include "read/archives/random_access.h"

namespace onrecord {

// Reads the members in the order of the directory; stored, deflated and Zstandard ones. Our own reader and no library:
// libarchive would bring thirty more formats, and libzip says nothing of members that share bytes. Of a file without a
// directory, as one that was cut off, the members are found one after the other, and an error comes after the last.
//
// Hostile archives: a member that grows beyond the size it says is an error at that size; members that share bytes (as
// bombs do to be small) are errors. Memory: the directory (at most 64 MiB of it) and what decompression needs.
std::unique_ptr<ArchiveReader> zip_reader(std::shared_ptr<const RandomAccess> file);

// True if `first_bytes` begin a ZIP archive.
bool begins_zip(std::string_view first_bytes);

}  // namespace onrecord
