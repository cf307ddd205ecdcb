#include "sparse_learner.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "language/syntax/sparse_model.h"

namespace onrecord {

SparseLearner::SparseLearner(std::uint32_t classes) : classes_(classes), slots_(std::size_t{1} << 16, 0) {}

std::size_t SparseLearner::find(std::uint32_t feature) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = feature & mask;
  while (slots_[at] != 0 && rows_[slots_[at] - 1].feature != feature) at = (at + 1) & mask;
  return at;
}

void SparseLearner::grow() {
  slots_.assign(slots_.size() * 2, 0);
  for (std::size_t i = 0; i < rows_.size(); ++i) slots_[find(rows_[i].feature)] = static_cast<std::uint32_t>(i + 1);
}

void SparseLearner::score(const std::uint32_t* features, std::size_t count, std::int64_t* scores) const {
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t index = slots_[find(features[i] + (features[i] == 0))];
    if (index == 0) continue;
    for (const Cell& cell : rows_[index - 1].cells) scores[cell.of_class] += cell.weight;
  }
}

void SparseLearner::update(const std::uint32_t* features, std::size_t count, std::uint32_t to_class,
                           std::int32_t amount) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t feature = features[i] + (features[i] == 0);
    std::size_t at = find(feature);
    if (slots_[at] == 0) {
      if (rows_.size() * 2 > slots_.size()) {
        grow();
        at = find(feature);
      }
      rows_.push_back({feature, {}});
      slots_[at] = static_cast<std::uint32_t>(rows_.size());
    }
    auto& cells = rows_[slots_[at] - 1].cells;
    auto cell = std::find_if(cells.begin(), cells.end(), [&](const Cell& c) { return c.of_class == to_class; });
    if (cell == cells.end()) cell = cells.insert(cells.end(), {to_class, 0, 0, examples_});
    cell->total += static_cast<std::int64_t>(examples_ - cell->since) * cell->weight;
    cell->since = examples_;
    cell->weight += amount;
  }
}

std::string SparseLearner::section(double scale, int least) const {
  struct Kept {
    std::uint32_t feature;
    std::vector<std::uint16_t> cells;  // As the section has them.
  };
  std::vector<Kept> kept;
  std::size_t cells = 0;
  for (const Row& row : rows_) {
    Kept out{row.feature, {}};
    for (const Cell& cell : row.cells) {
      const std::int64_t total = cell.total + static_cast<std::int64_t>(examples_ - cell.since) * cell.weight;
      const double average =
          static_cast<double>(total) * scale / static_cast<double>(std::max<std::uint64_t>(1, examples_));
      int weight = static_cast<int>(average < 0 ? average - 0.5 : average + 0.5);
      if (weight > -least && weight < least) continue;
      weight = std::clamp(weight, -SparseModel::kMaxWeight, SparseModel::kMaxWeight);
      out.cells.push_back(static_cast<std::uint16_t>(cell.of_class << 9 | static_cast<std::uint32_t>(weight + 256)));
    }
    if (out.cells.empty()) continue;
    std::sort(out.cells.begin(), out.cells.end());
    if (SparseModel::is_dense(out.cells.size(), classes_)) {
      std::vector<std::uint16_t> all(SparseModel::padded_classes(classes_) + 1, 0);
      all[0] = SparseModel::kAllClasses;
      for (const std::uint16_t cell : out.cells) {
        all[1u + (cell >> 9)] = static_cast<std::uint16_t>((cell & 511) - 256);
      }
      out.cells = std::move(all);
    } else {
      out.cells.insert(out.cells.begin(), static_cast<std::uint16_t>(out.cells.size()));
    }
    cells += out.cells.size();
    kept.push_back(std::move(out));
  }
  // Rows in the order of their hash, so that the file does not depend on the order of learning.
  std::sort(kept.begin(), kept.end(), [](const Kept& a, const Kept& b) { return a.feature < b.feature; });
  const auto slots = static_cast<std::uint32_t>(kept.size() * 4 / 3 + 2);
  std::string out(16, '\0');
  const std::uint32_t header[4] = {classes_, slots, static_cast<std::uint32_t>(cells), 0};
  std::memcpy(out.data(), header, sizeof header);
  std::vector<std::uint32_t> table((std::size_t{slots} + SparseModel::kSlotsBehind) * 2, 0);
  std::vector<std::uint16_t> pool;
  for (const Kept& row : kept) {
    std::size_t at = SparseModel::place_of(row.feature, slots);
    while (table[at * 2] != 0) ++at;
    if (at * 2 + 2 >= table.size())
      std::abort();  // Cannot be: runs of full slots at this load stay far below the room.
    table[at * 2] = row.feature;
    table[at * 2 + 1] = static_cast<std::uint32_t>(pool.size());
    pool.insert(pool.end(), row.cells.begin(), row.cells.end());
  }
  out.append(reinterpret_cast<const char*>(table.data()), table.size() * 4);
  out.append(reinterpret_cast<const char*>(pool.data()), pool.size() * 2);
  return out;
}

}  // namespace onrecord
