// Learns the weights of a SparseModel: an averaged perceptron in whole numbers, so that every machine learns
// the same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace onrecord {

// Not thread-safe.
class SparseLearner {
 public:
  explicit SparseLearner(std::uint32_t classes);

  void score(const std::uint32_t* features, std::size_t count, std::int64_t* scores) const;
  // Adds `amount` to the weights of a class.
  void update(const std::uint32_t* features, std::size_t count, std::uint32_t to_class, std::int32_t amount);
  // Counts one example; the averages are over examples.
  void next_example() { ++examples_; }

  // Returns the section. Averaged weights are multiplied by `scale`, rounded and held within the range of a
  // cell; weights whose magnitude stays below `least` are left out.
  std::string section(double scale, int least) const;
  std::size_t features() const { return rows_.size(); }

 private:
  struct Cell {
    std::uint32_t of_class;
    std::int32_t weight;
    std::int64_t total;  // Sum of the weight over examples up to `since`.
    std::uint64_t since;
  };
  struct Row {
    std::uint32_t feature;
    std::vector<Cell> cells;
  };
  std::size_t find(std::uint32_t feature) const;
  void grow();

  std::uint32_t classes_;
  std::uint64_t examples_ = 0;
  std::vector<std::uint32_t> slots_;  // Index into rows_ + 1, 0 is empty.
  std::vector<Row> rows_;
};

// A fixed sequence of pseudo-random numbers (xorshift64*).
class Shuffler {
 public:
  explicit Shuffler(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return state_ * 2685821657736338717u;
  }
  std::uint64_t below(std::uint64_t limit) { return (next() >> 16) % limit; }
  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace onrecord
