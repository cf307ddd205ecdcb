// Reads packed files as if they were not packed.
#pragma once

#include <memory>

#include "read/archives/member_stream.h"
#include "read/files/byte_source.h"

namespace onrecord {

// Returns a source of the bytes of all members one after the other; see MemberStream.
std::unique_ptr<ByteSource> decompressed(std::unique_ptr<MemberStream> stream);
std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> source);

}  // namespace onrecord
