// Cuts a CoNLL-U file into its documents without holding more than one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "read/files/chunk_reader.h"

namespace onrecord {

// A document begins with a sentence that has a `# newdoc` among its comments, or at the begin of the file. Not
// thread-safe.
class ConlluCutter {
 public:
  ConlluCutter(std::unique_ptr<ChunkReader> lines, std::uint64_t limit) : lines_(std::move(lines)), limit_(limit) {}

  // Returns the next document (Chunk::line is its first line), nothing at the end, or a reason without a place, after
  // which what was read whole still comes.
  std::optional<Result<Chunk>> next();

  std::uint64_t consumed() const { return lines_->consumed(); }
  std::uint64_t lines() const { return lines_->lines(); }

 private:
  // A sentence with its comments, or a document under construction.
  struct Part {
    Chunk chunk;
    bool newdoc = false;
    bool words = false;
    bool empty() const { return chunk.line == 0; }
  };
  // Reads to the empty line that ends a sentence. Empty at the end of the file.
  Part next_sentence();
  void append(Part& whole, Part&& part) const;

  std::unique_ptr<ChunkReader> lines_;
  const std::uint64_t limit_;
  Part waiting_;  // The sentence that begins the next document.
  std::optional<Error> error_;
};

}  // namespace onrecord
