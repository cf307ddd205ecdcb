// Quotation spans over ordinary copy and over a wall of marks, where a careless search would be quadratic.
#include <benchmark/benchmark.h>

#include "language/syntax/quotation.h"

namespace onrecord {
namespace {

Document one_paragraph(const std::string& piece, std::size_t bytes) {
  Document document;
  while (document.text.size() < bytes) document.text += piece;
  document.blocks.push_back({{0, static_cast<std::uint32_t>(document.text.size())}, BlockKind::kParagraph});
  return document;
}

void run(benchmark::State& state, const std::string& piece) {
  const Document document = one_paragraph(piece, static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(find_quotations(document));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(document.text.size()));
}

void BM_Quotations(benchmark::State& state) {
  run(state, "“We will not leave the valley,” the minister told reporters in Senn. It wasn't clear who would. ");
}
void BM_QuotationsOnlyOpeningMarks(benchmark::State& state) {
  run(state, "“«");
}
void BM_QuotationsMarksThatDoNotFit(benchmark::State& state) {
  run(state, "«a ” ");
}
void BM_QuotationsNoSentenceEnd(benchmark::State& state) {
  run(state, "“words without any end ");
}

BENCHMARK(BM_Quotations)->Range(1 << 12, 1 << 20);
BENCHMARK(BM_QuotationsOnlyOpeningMarks)->Range(1 << 12, 1 << 20);
BENCHMARK(BM_QuotationsMarksThatDoNotFit)->Range(1 << 12, 1 << 20);
BENCHMARK(BM_QuotationsNoSentenceEnd)->Range(1 << 12, 1 << 20);

}  // namespace
}  // namespace onrecord
