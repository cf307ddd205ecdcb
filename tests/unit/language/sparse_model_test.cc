#include "language/syntax/sparse_model.h"

#include <gtest/gtest.h>

#include <vector>

namespace onrecord {
namespace {

// A section of the given features, each with its cells as they stand in the file.
std::string section_of(std::uint32_t classes,
                       const std::vector<std::pair<std::uint32_t, std::vector<std::uint16_t>>>& features) {
  constexpr std::uint32_t kSlots = 16;
  std::vector<std::uint32_t> slots((kSlots + SparseModel::kSlotsBehind) * 2, 0);
  std::vector<std::uint16_t> cells;
  for (const auto& [feature, row] : features) {
    std::size_t at = SparseModel::place_of(feature, kSlots);
    while (slots[at * 2] != 0) ++at;
    slots[at * 2] = feature;
    slots[at * 2 + 1] = static_cast<std::uint32_t>(cells.size());
    cells.insert(cells.end(), row.begin(), row.end());
  }
  const std::uint32_t header[4] = {classes, kSlots, static_cast<std::uint32_t>(cells.size()), 0};
  std::string bytes(reinterpret_cast<const char*>(header), sizeof header);
  bytes.append(reinterpret_cast<const char*>(slots.data()), slots.size() * sizeof slots[0]);
  bytes.append(reinterpret_cast<const char*>(cells.data()), cells.size() * sizeof cells[0]);
  return bytes;
}

std::uint16_t cell(std::uint32_t of_class, int weight) {
  return static_cast<std::uint16_t>(of_class << 9 | static_cast<std::uint32_t>(weight + 256));
}

std::uint16_t plain(int weight) {
  return static_cast<std::uint16_t>(weight);
}

TEST(SparseModelTest, RowsOfFewWeightsAndOfAllClassesAddUp) {
  // Nine classes, so that the row of all of them is padded to sixteen.
  std::vector<std::uint16_t> all{SparseModel::kAllClasses};
  for (int c = 0; c < 16; ++c) all.push_back(plain(c < 9 ? c * 10 - 40 : 0));
  const std::string bytes = section_of(9, {{0x10000001u, {2, cell(0, -255), cell(8, 7)}}, {0x10000002u, all}});
  const auto model = SparseModel::open(bytes, "a.model");
  ASSERT_TRUE(model) << model.error().message;
  const std::uint32_t features[] = {0x10000001u, 0x7FFFFFFFu, 0x10000002u, 0x10000002u};
  std::int16_t scores[SparseModel::kMaxClasses];
  model->score(features, 4, scores);
  for (int c = 0; c < 9; ++c) EXPECT_EQ(scores[c], 2 * (c * 10 - 40) + (c == 0 ? -255 : c == 8 ? 7 : 0)) << c;
}

TEST(SparseModelTest, SumsOfTheLargestWeightsStayInRange) {
  std::vector<std::uint16_t> all{SparseModel::kAllClasses};
  for (int c = 0; c < 8; ++c) all.push_back(plain(c % 2 == 0 ? SparseModel::kMaxWeight : -SparseModel::kMaxWeight));
  const std::string bytes = section_of(8, {{0x20000000u, all}});
  const auto model = SparseModel::open(bytes, "a.model");
  ASSERT_TRUE(model) << model.error().message;
  const std::vector<std::uint32_t> features(SparseModel::kMaxFeatures, 0x20000000u);
  std::int16_t scores[SparseModel::kMaxClasses];
  model->score(features.data(), features.size(), scores);
  EXPECT_EQ(scores[0], 128 * 255);
  EXPECT_EQ(scores[1], -128 * 255);
}

TEST(SparseModelTest, RowsThatReachBeyondTheSectionOrTheRangeAreErrors) {
  EXPECT_FALSE(SparseModel::open(section_of(9, {{5, {SparseModel::kAllClasses, 0, 0}}}), "a.model"));
  EXPECT_FALSE(SparseModel::open(section_of(9, {{5, {3, cell(0, 1)}}}), "a.model"));
  EXPECT_FALSE(SparseModel::open(section_of(9, {{5, {1, cell(9, 1)}}}), "a.model"));
  std::vector<std::uint16_t> all(17, plain(300));
  all[0] = SparseModel::kAllClasses;
  EXPECT_FALSE(SparseModel::open(section_of(9, {{5, all}}), "a.model"));
}

}  // namespace
}  // namespace onrecord
