// Times and figures over ordinary copy and over walls of numbers and of words that begin an expression.
#include <benchmark/benchmark.h>

#include "../tests/unit/handmade_analysis.h"
#include "extract/figures/figures.h"
#include "language/time/time_expressions.h"

namespace onrecord {
namespace {

constexpr const char* kOrdinary =
    "The minister told reporters in Senn on Tuesday that more than 7,000 soldiers had been killed since June 2022. ";

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

const Lexicon& lexicon() {
  static const std::shared_ptr<Lexicon> opened = *Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
  return *opened;
}

void run_times(benchmark::State& state, std::string_view piece) {
  static const std::unique_ptr<TimeFinder> finder = TimeFinder::open(lexicon()).value();
  testing_support::HandmadeText made(repeated(piece, static_cast<std::size_t>(state.range(0))), "2031-05-02");
  for (auto _ : state) {
    made.analysis.times.clear();
    finder->find(made.document, made.analysis);
    benchmark::DoNotOptimize(made.analysis.times.data());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(made.document.text.size()));
}

void run_figures(benchmark::State& state, std::string_view piece) {
  static const std::unique_ptr<FigureExtractor> extractor = FigureExtractor::open(lexicon()).value();
  const testing_support::HandmadeText made(repeated(piece, static_cast<std::size_t>(state.range(0))));
  for (auto _ : state) benchmark::DoNotOptimize(extractor->extract(made.document, made.analysis, {}));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(made.document.text.size()));
}

void BM_Times(benchmark::State& state) {
  run_times(state, kOrdinary);
}
void BM_TimesOnlyBeginnings(benchmark::State& state) {
  run_times(state, "the last early next ");
}
void BM_TimesOnlyNumbers(benchmark::State& state) {
  run_times(state, "31 ");
}
void BM_Figures(benchmark::State& state) {
  run_figures(state, kOrdinary);
}
void BM_FiguresOnlyBounds(benchmark::State& state) {
  run_figures(state, "at least some ");
}
void BM_FiguresOnlyNumbers(benchmark::State& state) {
  run_figures(state, "million two ");
}

BENCHMARK(BM_Times)->Range(1 << 12, 1 << 18);
BENCHMARK(BM_TimesOnlyBeginnings)->Range(1 << 12, 1 << 18);
BENCHMARK(BM_TimesOnlyNumbers)->Range(1 << 12, 1 << 18);
BENCHMARK(BM_Figures)->Range(1 << 12, 1 << 18);
BENCHMARK(BM_FiguresOnlyBounds)->Range(1 << 12, 1 << 18);
BENCHMARK(BM_FiguresOnlyNumbers)->Range(1 << 12, 1 << 18);

}  // namespace
}  // namespace onrecord
