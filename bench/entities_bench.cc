// The entities of ordinary copy, of a report with more and more people, and of one endless phrase, where a careless
// search would be quadratic. The analysis before is not measured.
#include <benchmark/benchmark.h>

#include <fmt/format.h>

#include "language/analyser.h"
#include "language/entities/entities.h"
#include "language/syntax/quotation.h"
#include "language/syntax/syntax.h"

namespace onrecord {
namespace {

// Opened once; benchmarks run in one thread.
struct Opened {
  std::shared_ptr<Lexicon> lexicon;
  std::unique_ptr<SyntaxAnalyser> syntax;
  std::unique_ptr<EntityResolver> entities;
};

const Opened& opened() {
  static const Opened instance = [] {
    Opened made;
    made.lexicon = *Lexicon::open(ONRECORD_DATA_DIR "/lexicon.bin");
    made.syntax = SyntaxAnalyser::open(ONRECORD_DATA_DIR "/models/en", *made.lexicon).value();
    made.entities = EntityResolver::open(*made.lexicon).value();
    return made;
  }();
  return instance;
}

void run(benchmark::State& state, const std::string& text) {
  Document document;
  document.text = text;
  document.language = "en";
  document.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockKind::kParagraph});
  Analysis analysis;
  analysis.quotations = find_quotations(document);
  opened().syntax->analyse(document, analysis);
  for (auto _ : state) {
    opened().entities->resolve(document, analysis);
    benchmark::DoNotOptimize(analysis.entities.data());
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * analysis.tokens.size()));
}

void BM_Entities(benchmark::State& state) {
  std::string text;
  while (text.size() < static_cast<std::size_t>(state.range(0))) {
    text +=
        "Veldanian President Tomas Arvell said on Monday that he would not meet his Karthian counterpart, Irena Dovic. "
        "“We will not leave the valley,” he told reporters in Marsk. The spokeswoman of the ministry, Lena Osk, said "
        "that "
        "several officials had left and that they would return. ";
  }
  run(state, text);
}

void BM_EntitiesManyPeople(benchmark::State& state) {
  std::string text;
  for (int i = 0; text.size() < static_cast<std::size_t>(state.range(0)); ++i) {
    text += fmt::format("Minister Anna Kor{}ova met President Tomas Vel{}. She said he was late. ", i, i % 97);
  }
  run(state, text);
}

void BM_EntitiesOnePhrase(benchmark::State& state) {
  std::string text;
  while (text.size() < static_cast<std::size_t>(state.range(0)))
    text += "Karthian Minister of State Dovic of the army ";
  run(state, text);
}

BENCHMARK(BM_Entities)->Range(1 << 12, 1 << 18);
BENCHMARK(BM_EntitiesManyPeople)->Range(1 << 12, 1 << 18);
BENCHMARK(BM_EntitiesOnePhrase)->Range(1 << 12, 1 << 18);

}  // namespace
}  // namespace onrecord
