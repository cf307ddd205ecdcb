// Word clusters from raw text: words that stand between the same words share a class, which carries over to words that
// no treebank has. Method: the exchange algorithm of Kneser and Ney 1993 on the class bigram likelihood.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/syntax/tokeniser.h"

namespace onrecord {

struct ClusterPlan {
  std::uint32_t fine = 512;
  std::uint32_t coarse = 48;
  std::uint32_t least_count = 10;  // Rarer words get no class.
  int passes = 5;
  std::size_t max_articles = static_cast<std::size_t>(-1);
};

// Reads {"text": ...} lines, zstd or plain. Returns the section "clusters": Word::form -> fine | coarse << 16, both
// from 1. Everything is counted in whole numbers.
Result<std::string> learn_clusters(const Tokeniser& tokeniser, const std::string& path, const ClusterPlan& plan);

}  // namespace onrecord
