#include "extract/statements/attribution_model.h"

#include <gtest/gtest.h>

#include <fstream>

namespace onrecord {
namespace {

std::string some_model() {
  std::vector<float> choices(AttributionModel::kTableSize);
  std::vector<float> edges(AttributionModel::kEdgeSize);
  std::vector<double> confidence(AttributionModel::kConfidenceSize);
  choices[AttributionModel::slot(0x80000000u)] = 1.5f;
  edges[AttributionModel::edge_slot(0x80000000u)] = 0.5f;
  confidence[AttributionModel::confidence_slot(0x80000000u)] = -0.25;
  return AttributionModel::to_bytes(choices, edges, confidence);
}

TEST(AttributionModel, KeepsItsTablesApart) {
  const auto model = AttributionModel::of_bytes(some_model());
  ASSERT_NE(model, nullptr);
  EXPECT_EQ(model->weight(0x80000000u), 384);
  EXPECT_EQ(model->edge_weight(0x80000000u), 128);
  EXPECT_EQ(model->edge_score({0x80000000u, 0}), 128);
  EXPECT_EQ(model->confidence_weight(0x80000000u), -64);
  EXPECT_EQ(model->weight(0), 0);
  EXPECT_EQ(model->edge_weight(0), 0);
  EXPECT_EQ(model->confidence_weight(0), 0);
}

TEST(AttributionModel, RefusesAnotherVersionAndACutFile) {
  const std::string path = testing::TempDir() + "/another.model";
  std::string older = some_model();
  older[older.find('3')] = '2';
  std::string cut = some_model();
  cut.pop_back();
  for (const std::string& bytes : {older, cut}) {
    std::ofstream(path, std::ios::binary) << bytes;
    const auto model = AttributionModel::open(path);
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().message, path + ": not a statements model of this version");
  }
}

}  // namespace
}  // namespace onrecord
