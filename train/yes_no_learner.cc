#include "yes_no_learner.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "language/syntax/yes_no_model.h"

namespace onrecord {
namespace {

constexpr double kRate = 0.15;   // Tuned on held-out documents, as is kSmooth.
constexpr double kSmooth = 0.1;  // Added to the root of the sum of squares.

}  // namespace

YesNoLearner::YesNoLearner() : slots_(std::size_t{1} << 16, 0) {}

std::size_t YesNoLearner::find(std::uint32_t feature) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = feature & mask;
  while (slots_[at] != 0 && rows_[slots_[at] - 1].feature != feature) at = (at + 1) & mask;
  return at;
}

YesNoLearner::Row& YesNoLearner::row(std::uint32_t feature) {
  std::size_t at = find(feature);
  if (slots_[at] == 0) {
    if (rows_.size() * 2 > slots_.size()) {
      slots_.assign(slots_.size() * 2, 0);
      for (std::size_t i = 0; i < rows_.size(); ++i) slots_[find(rows_[i].feature)] = static_cast<std::uint32_t>(i + 1);
      at = find(feature);
    }
    rows_.push_back({feature, 0, 0, 0, examples_});
    slots_[at] = static_cast<std::uint32_t>(rows_.size());
  }
  return rows_[slots_[at] - 1];
}

void YesNoLearner::learn(const std::uint32_t* features, std::size_t count, bool yes) {
  ++examples_;
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t index = slots_[find(features[i])];
    if (index != 0) sum += rows_[index - 1].weight;
  }
  const double likely = 1 / (1 + std::exp(-sum));
  const double gradient = (yes ? 1.0 : 0.0) - likely;
  if (gradient > -0.001 && gradient < 0.001) return;
  for (std::size_t i = 0; i < count; ++i) {
    Row& r = row(features[i]);
    r.total += r.weight * static_cast<double>(examples_ - r.since);
    r.since = examples_;
    r.squares += gradient * gradient;
    r.weight += kRate * gradient / (std::sqrt(r.squares) + kSmooth);
  }
}

std::string YesNoLearner::section(int least) const {
  struct Kept {
    std::uint32_t feature;
    long weight;
  };
  std::vector<Kept> kept;
  for (const Row& r : rows_) {
    const double average = (r.total + r.weight * static_cast<double>(examples_ - r.since)) /
                           static_cast<double>(std::max<std::uint64_t>(1, examples_));
    const long weight = std::lround(average * YesNoModel::kScale);
    if (std::labs(weight) >= least) kept.push_back({r.feature, std::clamp(weight, -32767L, 32767L)});
  }
  // Rows in the order of their hash, so that the file does not depend on the order of learning.
  std::sort(kept.begin(), kept.end(), [](const Kept& a, const Kept& b) { return a.feature < b.feature; });
  const auto slots = static_cast<std::uint32_t>(kept.size() * 4 / 3 + 2);
  std::vector<YesNoModel::Slot> table(std::size_t{slots} + YesNoModel::kSlotsBehind, YesNoModel::Slot{0, 0});
  for (const Kept& r : kept) {
    std::size_t at = YesNoModel::place_of(r.feature, slots);
    while (table[at].key != 0) ++at;
    if (at + 1 >= table.size()) std::abort();  // Cannot be: runs of full slots at this load stay far below the room.
    table[at] = {YesNoModel::key_of(r.feature), static_cast<std::int16_t>(r.weight)};
  }
  std::string out(16, '\0');
  std::memcpy(out.data(), &slots, sizeof slots);
  out.append(reinterpret_cast<const char*>(table.data()), table.size() * sizeof(YesNoModel::Slot));
  return out;
}

}  // namespace onrecord
