// Reads gzip (RFC 1952) and Zstandard (RFC 8878) files member by member, so that what is found in one can be named, and
// found again, by the offset of its member in the packed file.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "read/files/byte_source.h"

namespace onrecord {

enum class Packing : std::uint8_t { kNone, kGzip, kZstd };

// Some decompressed bytes and where they come from.
struct MemberPiece {
  std::string_view bytes;    // Empty at the end of the stream. Borrows until the next call of next().
  std::uint64_t member = 0;  // Where the gzip member or Zstandard frame begins in the packed file; 0 if not packed.
  std::uint64_t inner = 0;   // Offset of `bytes` in the decompressed member; in the file if it is not packed.
};

// What turns packed bytes into pieces; see member_stream.cc.
class MemberDecoder;

// A gzip member that fits into a window of 1 MiB is decompressed at once (libdeflate, about twice the speed of zlib);
// any other is streamed through zlib. A Zstandard file may begin with a dictionary in a skippable frame of the magic
// number 0x184D2A5D, as .warc.zst files do. Memory: the window, at most 4 MiB of a gzip member, and what the format
// needs (at most 128 MiB for Zstandard, 8 MiB at its usual levels). Not thread-safe.
class MemberStream {
 public:
  // `start_at` is the offset of a member (of a byte, if the file is not packed) to begin with.
  explicit MemberStream(std::unique_ptr<ByteSource> source, std::uint64_t start_at = 0);
  ~MemberStream();

  // How the file is packed, by its first bytes; its name says nothing.
  Packing packing();

  // Returns the first decompressed bytes (up to 4 KiB) without consuming them. Borrows until next(). An error is kept
  // for next(). REQUIRES: next() was not called.
  std::string_view peek();

  // Returns the next bytes. A stream that ends too early or is damaged gives all bytes that can be had, then an error:
  // a reason without a place. After an error the stream is at its end.
  Result<MemberPiece> next();

  // Offset in the packed file of the member that next() read last, or failed to.
  std::uint64_t member() const;

  // Packed bytes taken from the file so far.
  std::uint64_t consumed() const { return source_->consumed(); }

 private:
  struct OwnedPiece {
    std::string bytes;
    std::uint64_t member, inner;
  };
  void open();
  Result<MemberPiece> decode();

  std::unique_ptr<ByteSource> source_;
  const std::uint64_t start_at_;
  std::unique_ptr<MemberDecoder> decoder_;
  Packing packing_ = Packing::kNone;
  std::deque<OwnedPiece> head_;  // Peeked at, not yet given out.
  std::string peeked_;
  OwnedPiece current_;
  std::optional<Error> error_;
  bool opened_ = false, ended_ = false;
};

}  // namespace onrecord
