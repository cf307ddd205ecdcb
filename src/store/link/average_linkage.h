// Groups by likeness: average linkage over a sparse graph.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace onrecord {

// Two members and how alike they are, 0 to 1.
struct Likeness {
  std::uint32_t a = 0, b = 0;
  double value = 0;
};

// Returns the group of each of `members` members: the index of its smallest member. The two groups that are most alike
// are joined, and again, until none is alike by at least `least`; the likeness of two groups is the mean over all
// pairs, of which those that are not listed count as 0. Pairs of `cannot` never come together. Of groups that are
// equally alike those with the smaller members are joined first. REQUIRES: a < b in each pair, and no pair twice. Cost:
// the pairs, times the logarithm, times the groups a group borders on.
std::vector<std::uint32_t> average_linkage(std::size_t members, const std::vector<Likeness>& pairs, double least,
                                           const std::vector<Likeness>& cannot = {});

}  // namespace onrecord
