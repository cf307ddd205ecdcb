// Learns a YesNoModel: averaged logistic regression. Method: Duchi, Hazan and Singer 2011 (AdaGrad). Plain IEEE
// arithmetic in a fixed order: both compilers learn the same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace onrecord {

// Not thread-safe.
class YesNoLearner {
 public:
  YesNoLearner();

  void learn(const std::uint32_t* features, std::size_t count, bool yes);
  // The weights are averages over all examples; those below `least`, in units of the
  // model, are left out.
  std::string section(int least) const;

 private:
  struct Row {
    std::uint32_t feature;
    double weight;
    double squares;  // Sum of squared gradients.
    double total;    // Sum of the weight over examples up to `since`.
    std::uint64_t since;
  };
  std::size_t find(std::uint32_t feature) const;
  Row& row(std::uint32_t feature);

  std::vector<std::uint32_t> slots_;  // Index into rows_ + 1, 0 is empty.
  std::vector<Row> rows_;
  std::uint64_t examples_ = 0;
};

}  // namespace onrecord
