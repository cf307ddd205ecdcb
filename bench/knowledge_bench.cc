// Opening what is known of the world: the compiled file as it is mapped, the same with a user's table, whose rows make
// the index anew, and all that a program opens before its first report.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "app/pipeline/pipeline.h"
#include "language/lexicon/knowledge.h"

namespace onrecord {
namespace {

void open_knowledge(benchmark::State& state, const char* users_table) {
  for (auto _ : state) {
    auto lexicon = Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
    if (!lexicon) std::abort();
    if (*users_table != '\0' && !(*lexicon)->add_user_file("mine.tsv", users_table)) std::abort();
    const Result<Knowledge> knowledge = Knowledge::open(**lexicon);
    if (!knowledge || knowledge->persons() == 0) std::abort();
    benchmark::DoNotOptimize(knowledge->persons());
  }
}

void BM_OpenKnowledge(benchmark::State& state) {
  open_knowledge(state, "");
}

void BM_OpenKnowledgeWithAUsersTable(benchmark::State& state) {
  open_knowledge(state, "# table\tpeople\nid\tname\nirena-dovic\tIrena Dovic\n");
}

void BM_OpenAll(benchmark::State& state) {
  for (auto _ : state) {
    auto stages = Stages::open(ONRECORD_DATA_DIR, {}, {});
    if (!stages) std::abort();
    benchmark::DoNotOptimize(stages->get());
  }
}

BENCHMARK(BM_OpenKnowledge)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_OpenKnowledgeWithAUsersTable)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_OpenAll)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace onrecord
