// What two reports have in common, word for word.
#pragma once

#include <cstdint>
#include <vector>

#include "base/word_sequence.h"

namespace onrecord {

// A run of words that stands in both. Indices of words.
struct SharedRun {
  std::uint32_t a = 0, b = 0, words = 0;
};

// Returns runs of at least five words (fewer where both texts begin, or end, alike), in order of `a`, none of which
// overlaps another in either text: greedily the first in `a`, each as long as it goes. Cost: linear but for the sorting
// of shingles, also for a text that repeats itself.
std::vector<SharedRun> shared_runs(const WordSequence& a, const WordSequence& b);

// Counts of words.
struct Overlap {
  std::uint32_t words_a = 0, words_b = 0;      // In all.
  std::uint32_t shared = 0;                    // In shared runs.
  std::uint32_t quoted = 0;                    // Of these, between quotation marks in either text.
  std::uint32_t longest = 0;                   // Of the longest run.
  std::uint32_t altered_a = 0, altered_b = 0;  // Between two runs that follow each other in both, at most four.
  std::uint32_t inner_a = 0, inner_b = 0;      // In one text only, between the first and the last shared run.
  std::uint32_t outer_a = 0, outer_b = 0;      // In one text only, before and after them.
  std::uint32_t changed_numbers = 0;           // Places where both texts have a number at the same place, another one.

  double share_of_a() const;  // Shared and altered words of all words of the text; 0 to 1.
  double share_of_b() const;
};

Overlap overlap_of(const WordSequence& a, const WordSequence& b, const std::vector<SharedRun>& runs);

}  // namespace onrecord
