// Reads gzip (RFC 1952) and Zstandard (RFC 8878) streams as if they were not compressed.
#pragma once

#include <memory>

#include "read/files/byte_source.h"

namespace onrecord {

// Returns a source of the decompressed bytes if `source` begins with the signature of gzip or Zstandard, else of its
// bytes as they are; the name of a file says nothing. Several members one after the other are one stream. A stream that
// ends too early or is damaged gives all bytes that can be had, then an error. Memory: the window that the stream was
// packed with (32 KiB for gzip; at most 128 MiB for Zstandard, 8 MiB at its usual levels).
std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> source);

}  // namespace onrecord
