#include "store/link/average_linkage.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <queue>

namespace onrecord {
namespace {

constexpr double kNever = -1e9;  // Of a pair that must not come together: no mean outweighs it.

struct Join {
  double value;
  std::uint32_t a, b;

  bool operator<(const Join& other) const {  // The greatest is on top of a heap.
    if (value != other.value) return value < other.value;
    if (a != other.a) return a > other.a;
    return b > other.b;
  }
};

class Groups {
 public:
  Groups(std::size_t members, const std::vector<Likeness>& pairs, const std::vector<Likeness>& cannot, double least)
      : least_(least), sums_(members), sizes_(members, 1), group_(members) {
    std::iota(group_.begin(), group_.end(), 0u);
    for (const Likeness& pair : pairs) add(pair.a, pair.b, pair.value);
    for (const Likeness& pair : cannot) add(pair.a, pair.b, kNever);
    for (std::uint32_t a = 0; a < members; ++a) {
      for (const auto& [b, sum] : sums_[a]) {
        if (a < b) propose(a, b, sum);
      }
    }
  }

  std::vector<std::uint32_t> join() {
    while (!joins_.empty()) {
      const Join join = joins_.top();
      joins_.pop();
      if (sizes_[join.a] == 0 || sizes_[join.b] == 0) continue;
      const auto sum = sums_[join.a].find(join.b);
      if (sum == sums_[join.a].end() || mean(join.a, join.b, sum->second) != join.value) continue;
      merge(join.a, join.b);
    }
    for (std::uint32_t& group : group_) {
      while (group_[group] != group) group = group_[group];
    }
    return group_;
  }

 private:
  void add(std::uint32_t a, std::uint32_t b, double value) {
    sums_[a][b] += value;
    sums_[b][a] += value;
  }

  double mean(std::uint32_t a, std::uint32_t b, double sum) const {
    return sum / (static_cast<double>(sizes_[a]) * static_cast<double>(sizes_[b]));
  }

  void propose(std::uint32_t a, std::uint32_t b, double sum) {
    const double value = mean(a, b, sum);
    if (value >= least_) joins_.push({value, std::min(a, b), std::max(a, b)});
  }

  void merge(std::uint32_t into, std::uint32_t from) {
    sizes_[into] += sizes_[from];
    sizes_[from] = 0;
    group_[from] = into;
    sums_[into].erase(from);
    for (const auto& [other, sum] : sums_[from]) {
      if (other == into) continue;
      sums_[other].erase(from);
      sums_[into][other] += sum;
      sums_[other][into] = sums_[into][other];
    }
    sums_[from].clear();
    for (const auto& [other, sum] : sums_[into]) propose(into, other, sum);
  }

  double least_;
  std::vector<std::map<std::uint32_t, double>> sums_;  // Of each group to those it borders on.
  std::vector<std::size_t> sizes_;                     // 0: joined to another.
  std::vector<std::uint32_t> group_;
  std::priority_queue<Join> joins_;
};

}  // namespace

std::vector<std::uint32_t> average_linkage(std::size_t members, const std::vector<Likeness>& pairs, double least,
                                           const std::vector<Likeness>& cannot) {
  return Groups(members, pairs, cannot, least).join();
}

}  // namespace onrecord
