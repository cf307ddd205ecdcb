// The whole of `extract` on plain text, from the bytes of a report to its line of JSONL, on one thread: words a second
// over the reports of examples/, and the same with one report a hundred times as long, which shows any cost that is not
// linear.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "app/pipeline/pipeline.h"

namespace onrecord {
namespace {

std::vector<RawItem> example_items() {
  std::vector<RawItem> items;
  for (const auto& entry : std::filesystem::directory_iterator(ONRECORD_SOURCE_DIR "/examples/articles")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    RawItem item;
    item.file = item.place = entry.path().filename().string();
    item.bytes = std::move(bytes).str();
    items.push_back(std::move(item));
  }
  std::sort(items.begin(), items.end(), [](const RawItem& a, const RawItem& b) { return a.file < b.file; });
  return items;
}

std::int64_t count_words(const std::string& text) {
  std::int64_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

void run(benchmark::State& state, const std::vector<RawItem>& items) {
  auto stages = Stages::open(ONRECORD_DATA_DIR, {ONRECORD_SOURCE_DIR "/examples/lexicon"});
  if (!stages) return state.SkipWithError(stages.error().message.c_str());
  std::int64_t words = 0;
  for (const RawItem& item : items) words += count_words(item.bytes);
  if (words == 0) return state.SkipWithError("no words to read");
  const ReadOptions options;
  std::string out;
  for (auto _ : state) {
    for (const RawItem& item : items) {
      Result<Document> document = read_document(item, options);
      if (!document) return state.SkipWithError(document.error().message.c_str());
      out.clear();
      append_json(out, (*stages)->process(std::move(*document)), "");
      benchmark::DoNotOptimize(out.data());
    }
  }
  state.counters["words/s"] =
      benchmark::Counter(static_cast<double>(words * state.iterations()), benchmark::Counter::kIsRate);
}

void ExtractExamples(benchmark::State& state) {
  run(state, example_items());
}
BENCHMARK(ExtractExamples)->Unit(benchmark::kMillisecond);

void ExtractOneLongReport(benchmark::State& state) {
  std::vector<RawItem> items = example_items();
  if (items.empty()) return state.SkipWithError("no examples");
  items.resize(1);
  const std::string once = items[0].bytes;
  for (int i = 1; i < 100; ++i) items[0].bytes += "\n\n" + once;
  run(state, items);
}
BENCHMARK(ExtractOneLongReport)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace onrecord
