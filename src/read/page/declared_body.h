// The text of a report as its publisher gives it to search engines (articleBody of JSON-LD), as evidence of which
// blocks of the page are the report. No word is taken from it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "read/page/page_blocks.h"

namespace onrecord {

// Owns hashes of its shingles (runs of four words). Safe to share.
class DeclaredBody {
 public:
  // Compares every block of the page with `body`. Cost: linear, times the logarithm of the words of `body`.
  DeclaredBody(std::string_view body, const PageText& page);

  // Returns true if it has enough words to tell by, and the page shows at least half of them.
  bool agrees() const { return agrees_; }

  // Returns the share of the block's shingles that stand in the body; 0 for blocks of fewer than four words.
  double share(std::size_t block) const { return shares_[block]; }

 private:
  std::vector<double> shares_;  // By block.
  bool agrees_ = false;
};

}  // namespace onrecord
