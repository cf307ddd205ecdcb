// The store: adding documents, linking them, asking. Prints documents a second.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/hash.h"
#include "store/link/link.h"
#include "store/query/disputes.h"
#include "store/query/find_actor.h"
#include "store/query/statements.h"
#include "store/record_store.h"

namespace onrecord {
namespace {

// A report of the usual size (600 words, 12 statements), by one of 200 speakers; `same_words`: every report quotes the
// same sentence, the worst case of linking.
DocumentRecord made_report(int number, bool same_words) {
  DocumentRecord record;
  Document& document = record.document;
  document.file = fmt::format("{:06}.txt", number);
  document.published = DateRange{from_days(20000 + number % 1000), from_days(20000 + number % 1000)};
  document.published_basis = Basis::kSupplied;
  Entity speaker;
  speaker.name = fmt::format("Speaker Number{}", number % 200);
  speaker.kind = EntityKind::kPerson;
  speaker.id = "N-" + content_id({speaker.name});
  for (int i = 0; i < 12; ++i) {
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += fmt::format("{} said \"we will not leave the valley {} before the river freezes\". ", speaker.name,
                                 same_words ? 0 : number * 12 + i);
    document.text +=
        "The convoy waited at the bridge while observers counted the trucks that had come from the north, "
        "and nobody in the town could say when the road would be open to the farmers again this year.\n";
    const auto end = static_cast<std::uint32_t>(document.text.size() - 1);
    document.blocks.push_back({{begin, end}, BlockKind::kParagraph});
    record.sentences.push_back({{begin, end}, static_cast<std::uint32_t>(i)});
    const auto size = static_cast<std::uint32_t>(speaker.name.size());
    speaker.mentions.push_back({{begin, begin + size}, MentionKind::kName});
    Statement statement;
    statement.speaker = speaker.name;
    statement.speaker_id = speaker.id;
    statement.content_spans = {{begin + size + 6, begin + size + 60}};
    statement.quote_spans = {{begin + size + 7, begin + size + 59}};
    statement.kind = StatementKind::kDirect;
    statement.act = i == 11 ? Act::kDeny : Act::kSay;
    statement.issues = {"talks"};
    statement.id = "S-" + content_id({document.file, std::to_string(i)});
    record.statements.push_back(statement);
  }
  record.entities.push_back(speaker);
  document.id = make_document_id(document);
  return record;
}

std::string record_of(int documents, bool same_words) {
  const std::string path = (std::filesystem::temp_directory_path() / "onrecord-bench.record").string();
  std::filesystem::remove(path);
  auto store = RecordStore::open_for_adding(path, {}, false);
  if (!store) std::abort();
  for (int i = 0; i < documents; ++i) {
    const DocumentRecord record = made_report(i, same_words);
    (*store)->add({record.document.id, record.document.file, record.document.file, ""}, record);
  }
  if (!(*store)->commit(link_documents)) std::abort();
  return path;
}

void build(benchmark::State& state, bool same_words) {
  const int documents = static_cast<int>(state.range(0));
  for (auto _ : state) record_of(documents, same_words);
  state.counters["documents/s"] =
      benchmark::Counter(static_cast<double>(documents), benchmark::Counter::kIsIterationInvariantRate);
}
void BuildOrdinary(benchmark::State& state) {
  build(state, false);
}
void BuildAllQuoteTheSame(benchmark::State& state) {
  build(state, true);
}
BENCHMARK(BuildOrdinary)->Arg(1000)->Arg(4000)->Unit(benchmark::kMillisecond);
BENCHMARK(BuildAllQuoteTheSame)->Arg(1000)->Arg(4000)->Unit(benchmark::kMillisecond);

void SaidByOnePerson(benchmark::State& state) {
  auto store = RecordStore::open(record_of(4000, false));
  if (!store) std::abort();
  for (auto _ : state) {
    StatementQuestion question;
    question.speakers = find_actor((*store)->database(), "Number7", ActorRole::kSpeaker).found->rows;
    benchmark::DoNotOptimize(find_statements((*store)->database(), question).rows.size());
  }
}
BENCHMARK(SaidByOnePerson)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace onrecord
