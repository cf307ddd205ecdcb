#include "app/pipeline/pipeline.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "app/pipeline/min_confidence.h"
#include "base/hash.h"
#include "base/ordered_queue.h"
#include "read/metadata/furniture.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{path + ": cannot be opened"};
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

// Adds a TSV file, or every *.tsv of a folder in byte order of the names.
Result<void> add_user_lexicon(Lexicon& lexicon, const std::string& path) {
  std::vector<std::string> files;
  std::error_code error;
  if (fs::is_directory(path, error)) {
    for (const auto& entry : fs::directory_iterator(path, error)) {
      if (entry.path().extension() == ".tsv") files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
  } else {
    files.push_back(path);
  }
  for (const std::string& file : files) {
    Result<std::string> bytes = read_file(file);
    if (!bytes) return bytes.error();
    const Result<void> added = lexicon.add_user_file(file, std::move(*bytes));
    if (!added) return added;
  }
  return {};
}

std::string input_key(const RawItem& item, const std::string& bytes_hash) {
  const SuppliedMetadata none;
  const SuppliedMetadata& supplied = item.supplied ? *item.supplied : none;
  return content_id({item.file, bytes_hash, std::to_string(static_cast<int>(item.format)), supplied.url,
                     supplied.outlet, supplied.published, supplied.title, supplied.byline, item.carried.url,
                     item.carried.captured, item.carried.charset, item.carried.context});
}

// An item with the progress of its stream, which only the reading thread may ask for.
struct Arrival {
  Result<RawItem> item;
  std::uint64_t bytes_read, bytes_total;
};

Outcome run_item(const RawItem& item, const ReadOptions& read_options, const Stages* stages,
                 const PipelineOptions& options) {
  Outcome outcome;
  outcome.file = outcome.input_file = item.file;
  outcome.place = item.place;
  outcome.passed_over = item.passed_over;
  outcome.withdraws = item.withdraws;
  if (!item.passed_over.empty()) return outcome;
  if (stages != nullptr || options.skip) {  // Who only reads keeps no manifest.
    outcome.content_hash = content_hash(item.bytes);
    outcome.input_key = input_key(item, outcome.content_hash);
  }
  outcome.is_line = item.format == InputFormat::kJsonl;
  outcome.skipped = options.skip && options.skip(outcome.input_key);
  if (outcome.skipped) return outcome;
  Result<Document> document = read_document(item, read_options, stages == nullptr ? &outcome.set_aside : nullptr);
  if (!document) {
    outcome.file = item_name(item);
    outcome.reject = document.error();
    outcome.file = item_name(item);
    if (outcome.is_line && outcome.file != item.file) outcome.line_id = outcome.file;
    return outcome;
  }
  outcome.file = document->file;
  outcome.record = std::make_unique<DocumentRecord>();
  outcome.record->document = std::move(*document);
  if (stages == nullptr) return outcome;
  Analysis* analysis = options.keep_analysis ? &outcome.analysis.emplace() : nullptr;
  stages->process(*outcome.record, analysis);
  return outcome;
}

}  // namespace

Result<std::unique_ptr<Stages>> Stages::open(const std::string& data_directory,
                                             const std::vector<std::string>& user_lexicons,
                                             const std::vector<LexiconSource>& user_tables) {
  auto stages = std::make_unique<Stages>();
  Result<std::shared_ptr<Lexicon>> lexicon = Lexicon::open(data_directory + "/lexicon.bin");
  if (!lexicon) return lexicon.error();
  stages->lexicon_ = std::move(*lexicon);
  for (const std::string& path : user_lexicons) {
    const Result<void> added = add_user_lexicon(*stages->lexicon_, path);
    if (!added) return added.error();
  }
  for (const LexiconSource& table : user_tables) {
    const Result<void> added = stages->lexicon_->add_user_file(table.place, table.bytes);
    if (!added) return added.error();
  }
  const Lexicon& words = *stages->lexicon_;
  auto analyser = Analyser::open(data_directory + "/models/en", words);
  if (!analyser) return analyser.error();
  stages->analyser_ = std::move(*analyser);
  auto statements = StatementExtractor::open(words, data_directory + "/models/en");
  if (!statements) return statements.error();
  stages->statements_ = std::move(*statements);
  auto events = EventExtractor::open(words);
  if (!events) return events.error();
  stages->events_ = std::move(*events);
  auto figures = FigureExtractor::open(words);
  if (!figures) return figures.error();
  stages->figures_ = std::move(*figures);
  auto positions = PositionExtractor::open(words);
  if (!positions) return positions.error();
  stages->positions_ = std::move(*positions);
  return stages;
}

DocumentRecord Stages::process(Document document) const {
  DocumentRecord record;
  record.document = std::move(document);
  process(record, nullptr);
  return record;
}

void Stages::process(DocumentRecord& record, Analysis* keep_analysis) const {
  const Document& input = record.document;
  Analysis analysis = analyser_->analyse(input);
  record.statements = statements_->extract(input, analysis);
  leave_out_unsure(record.statements, least_confidence_);
  record.events = events_->extract(input, analysis, record.statements);
  leave_out_unsure(record.events, least_confidence_);
  record.figures = figures_->extract(input, analysis, record.statements);
  record.positions = positions_->extract(input, analysis, record.statements, record.events);
  record.entities = analysis.entities;
  record.sentences.reserve(analysis.sentences.size());
  for (const Sentence& sentence : analysis.sentences) record.sentences.push_back({sentence.span, sentence.block});
  if (keep_analysis) *keep_analysis = std::move(analysis);
}

std::string Stages::model_hash() const {
  return content_hash(analyser_->model_hash() + statements_->content_hash());
}

PipelineCounts run_pipeline(ItemStream& stream, const ReadOptions& read_options, const Stages* stages,
                            const PipelineOptions& options, const std::function<bool(Outcome&)>& sink) {
  const unsigned workers = std::max(1u, options.threads);
  ReadOptions reading = read_options;
  if (!reading.furniture && stages) reading.furniture = Furniture::from(stages->lexicon());
  PipelineCounts counts;
  OrderedQueue<Arrival, Outcome> queue(4 * workers);

  std::thread reader([&] {
    while (std::optional<Result<RawItem>> item = stream.next()) {
      if (!queue.put({std::move(*item), stream.bytes_read(), stream.bytes_total()})) break;
    }
    queue.close();
  });
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < workers; ++i) {
    threads.emplace_back([&] {
      while (auto work = queue.take()) {
        const Arrival& arrival = work->item;
        Outcome outcome;
        if (arrival.item.ok()) {
          outcome = run_item(*arrival.item, reading, stages, options);
        } else {
          outcome.reject = arrival.item.error();
        }
        outcome.bytes_read = arrival.bytes_read;
        outcome.bytes_total = arrival.bytes_total;
        queue.finish(work->ticket, std::move(outcome));
      }
    });
  }
  while (std::optional<Outcome> outcome = queue.collect()) {
    ++counts.read;
    ++(outcome->record                 ? counts.kept
       : outcome->skipped              ? counts.skipped
       : !outcome->passed_over.empty() ? counts.passed_over
                                       : counts.rejected);
    if (outcome->record) counts.bytes += outcome->record->document.text.size();
    if (!sink(*outcome)) queue.stop();
  }
  reader.join();
  for (std::thread& thread : threads) thread.join();
  return counts;
}

}  // namespace onrecord
