// Reading: MB/s of source bytes into documents, for ordinary input and for what would be slow if anything were not
// linear.
#include <benchmark/benchmark.h>

#include "base/lexicon.h"
#include "read/item.h"
#include "read/metadata/furniture.h"

namespace onrecord {
namespace {

const ReadOptions& reading() {
  static const ReadOptions options = [] {
    ReadOptions made;
    auto lexicon = Lexicon::open(std::string{ONRECORD_DATA_DIR} + "/lexicon.bin");
    if (lexicon) made.furniture = Furniture::from(**lexicon);
    return made;
  }();
  return options;
}

void run(benchmark::State& state, InputFormat format, const std::string& head, const std::string& piece,
         const std::string& tail) {
  RawItem item;
  item.file = item.place = "bench";
  item.format = format;
  item.bytes = head;
  while (item.bytes.size() < static_cast<std::size_t>(state.range(0))) item.bytes += piece;
  item.bytes += tail;
  for (auto _ : state) benchmark::DoNotOptimize(read_document(item, reading()).ok());
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(item.bytes.size()));
}

constexpr const char* kParagraph =
    "President Irena Dovic told reporters in Senn on Friday that talks with Veldania would go on after the holiday, "
    "and that "
    "“no date” was set for a meeting with her counterpart.";

void BM_ReadText(benchmark::State& state) {
  run(state, InputFormat::kText, "Dovic sees no ground for talks\n", std::string{kParagraph} + "\n", "");
}
void BM_ReadTextOfShortLines(benchmark::State& state) {
  run(state, InputFormat::kText, "", "read more\n", "");
}
void BM_ReadTextOfBrokenBytes(benchmark::State& state) {
  run(state, InputFormat::kText, "", "\xC3 \xFF", "");
}
void BM_ReadJsonl(benchmark::State& state) {
  run(state, InputFormat::kJsonl, "{\"id\":\"k\",\"text\":\"", std::string{kParagraph} + "\\n", "\"}");
}
void BM_ReadJsonlOfEscapes(benchmark::State& state) {
  run(state, InputFormat::kJsonl, "{\"id\":\"k\",\"text\":\"", "\\u0161\\n", "\"}");
}
void BM_ReadPage(benchmark::State& state) {
  run(state, InputFormat::kHtml, "<html><body><nav><a href=/>Home</a></nav><article><h1>Dovic sees no ground</h1>",
      "<div class=\"text-block col-12\"><p>" + std::string{kParagraph} +
          "</p></div>\n<!-- slot --><script>window.slot = 1;</script>",
      "</article><footer>Herald</footer></body></html>");
}
void BM_ReadPageOfNestedTags(benchmark::State& state) {
  run(state, InputFormat::kHtml, "", "<div>", kParagraph);
}
void BM_ReadPageOfMisnestedTags(benchmark::State& state) {
  run(state, InputFormat::kHtml, kParagraph, "<b><p><li><td></i></div></b>", "");
}
void BM_ReadPageOfOpenTags(benchmark::State& state) {
  run(state, InputFormat::kHtml, kParagraph, "<a b=\"", "");
}
void BM_ReadPageOfReferences(benchmark::State& state) {
  run(state, InputFormat::kHtml, kParagraph, "&amp;&a&#x;", "");
}

BENCHMARK(BM_ReadText)->Range(1 << 12, 1 << 22);
BENCHMARK(BM_ReadTextOfShortLines)->Range(1 << 12, 1 << 22);
BENCHMARK(BM_ReadTextOfBrokenBytes)->Range(1 << 12, 1 << 22);
BENCHMARK(BM_ReadJsonl)->Range(1 << 12, 1 << 22);
BENCHMARK(BM_ReadJsonlOfEscapes)->Range(1 << 12, 1 << 22);
BENCHMARK(BM_ReadPage)->Range(1 << 12, 1 << 22);
BENCHMARK(BM_ReadPageOfNestedTags)->Range(1 << 12, 1 << 22);
BENCHMARK(BM_ReadPageOfMisnestedTags)->Range(1 << 12, 1 << 22);
BENCHMARK(BM_ReadPageOfOpenTags)->Range(1 << 12, 1 << 22);
BENCHMARK(BM_ReadPageOfReferences)->Range(1 << 12, 1 << 22);

}  // namespace
}  // namespace onrecord
