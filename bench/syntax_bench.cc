// The whole language core, warm, over ordinary copy and over input that holds no sentences; prints tokens a second.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "base/lexicon.h"
#include "language/syntax/quotation.h"
#include "language/syntax/syntax.h"

namespace onrecord {
namespace {

// Ordinary copy, varied by numbers so that no cache holds it all.
std::string copy() {
  const char* const names[] = {"Arvell", "Dovic", "Tolan", "Marek", "Orsic", "Brandt", "Lusk", "Hadek"};
  const char* const places[] = {"Marsk", "Senn", "Port Aram", "Vesk", "Karthia", "Veldania", "Lumeria"};
  const char* const verbs[] = {"rejected", "accepted", "discussed", "welcomed", "condemned", "announced", "questioned"};
  const char* const nouns[] = {"ceasefire",  "proposal",  "exchange of prisoners",
                               "withdrawal", "agreement", "mediation"};
  std::string text;
  for (std::size_t i = 0; i < 400; ++i) {
    text += std::string("President ") + names[i % 8] + " " + verbs[i % 7] + " the " + nouns[i % 6] +
            " on Tuesday, saying that " + places[(i * 3) % 7] + " would not leave the valley before " +
            std::to_string(i * 37) + " soldiers had returned. “We don't " + "want another winter like this one,” " +
            names[(i * 5) % 8] + " told reporters in " + places[(i * 2) % 7] +
            " after talks with the foreign minister, who declined to comment. ";
  }
  return text;
}

void run(benchmark::State& state, const std::string& text) {
  const auto lexicon = Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
  if (!lexicon) return state.SkipWithError(lexicon.error().message.c_str());
  const auto analyser = SyntaxAnalyser::open(ONRECORD_SOURCE_DIR "/models/en", **lexicon);
  if (!analyser) return state.SkipWithError(analyser.error().message.c_str());
  Document document;
  document.text = text;
  document.language = "en";
  document.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockKind::kParagraph});
  std::size_t tokens = 0;
  for (auto _ : state) {
    Analysis analysis;
    analysis.quotations = find_quotations(document);
    (*analyser)->analyse(document, analysis);
    tokens += analysis.tokens.size();
    benchmark::DoNotOptimize(analysis.tokens.data());
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(tokens));
}

void BM_Syntax(benchmark::State& state) {
  run(state, copy());
}
// A file given in the environment variable ONRECORD_BENCH_TEXT, for real copy.
void BM_SyntaxOfFile(benchmark::State& state) {
  const char* const path = std::getenv("ONRECORD_BENCH_TEXT");
  if (path == nullptr) return state.SkipWithError("ONRECORD_BENCH_TEXT names no file");
  const auto file = MappedFile::open(path);
  if (!file) return state.SkipWithError(file.error().message.c_str());
  run(state, std::string((*file).bytes()));
}
void BM_SyntaxBrackets(benchmark::State& state) {
  run(state, std::string(10000, '('));
}
void BM_SyntaxEndlessSentence(benchmark::State& state) {
  std::string text;
  while (text.size() < 1000000) text += "and the talks ";
  run(state, text);
}
void BM_SyntaxNumbers(benchmark::State& state) {
  std::string text;
  while (text.size() < 1000000) text += "12.5 | 7,000\t";
  run(state, text);
}
void BM_SyntaxOpen(benchmark::State& state) {
  const auto lexicon = Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
  if (!lexicon) return state.SkipWithError(lexicon.error().message.c_str());
  for (auto _ : state) benchmark::DoNotOptimize(SyntaxAnalyser::open(ONRECORD_SOURCE_DIR "/models/en", **lexicon));
}

BENCHMARK(BM_Syntax)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_SyntaxOfFile)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_SyntaxBrackets)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_SyntaxEndlessSentence)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_SyntaxNumbers)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_SyntaxOpen)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace onrecord
