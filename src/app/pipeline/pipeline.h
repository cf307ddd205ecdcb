// The river: bytes of reporting go in, the record of each document comes out, and nothing flows back.
//
//   ItemStream (read)  ->  read_document (read)  ->  Analyser (language)  ->  statements, events, figures,
//   positions (extract)  ->  a sink: JSONL on standard output, or the record (store)
//
// One thread cuts the input into items, `threads` workers turn items into records, one consumer takes the
// records in the order of the input; so the output is the same at every number of threads.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/lexicon.h"
#include "base/result.h"
#include "extract/events/events.h"
#include "extract/figures/figures.h"
#include "extract/positions/positions.h"
#include "extract/statements/statements.h"
#include "language/analyser.h"
#include "read/item.h"
#include "record/document_record.h"

namespace onrecord {

// Every stage, opened once and shared by all threads. Safe to share.
class Stages {
 public:
  // `data_directory` holds lexicon.bin and models/en. `user_lexicons` are TSV files or folders of them;
  // `user_tables` the bytes of such files, laid over those.
  static Result<std::unique_ptr<Stages>> open(const std::string& data_directory,
                                              const std::vector<std::string>& user_lexicons,
                                              const std::vector<LexiconSource>& user_tables = {});

  // Leaves statements and events of less confidence (0..1) out of every record from now on; not safe beside process().
  void set_least_confidence(double least) { least_confidence_ = least; }

  // What the language floor and the extractors make of a document. Pure; safe to call from any thread.
  DocumentRecord process(Document document) const;

  // Fills in the rest of a record whose document is set. A kept analysis borrows from `record.document`,
  // which must not move as long as it is used.
  void process(DocumentRecord& record, Analysis* keep_analysis) const;

  const Analyser& analyser() const { return *analyser_; }
  const StatementExtractor& statements() const { return *statements_; }
  const Lexicon& lexicon() const { return *lexicon_; }
  std::string lexicon_hash() const { return lexicon_->content_hash(); }
  // Over all models: those of the language floor and of the statements.
  std::string model_hash() const;

 private:
  std::shared_ptr<Lexicon> lexicon_;
  std::unique_ptr<Analyser> analyser_;
  std::unique_ptr<StatementExtractor> statements_;
  std::unique_ptr<EventExtractor> events_;
  std::unique_ptr<FigureExtractor> figures_;
  std::unique_ptr<PositionExtractor> positions_;
  double least_confidence_ = 0;
};

// What came of one item.
struct Outcome {
  std::unique_ptr<DocumentRecord> record;
  std::optional<Analysis> analysis;    // Kept if PipelineOptions::keep_analysis. Borrows from `record`.
  std::vector<SetAside> set_aside;     // Of a page, if it is only read: what is no part of the report.
  std::optional<Error> reject;         // Set if there is no record.
  std::string file;                    // Of the item, also for a reject; "" if what failed is no item.
  std::string input_file;              // The file it came from: for a line of JSONL, the file of lines.
  std::string content_hash;            // Of the item's bytes; goes into the manifest. "" if what failed is no item, and
                                       // where no stage runs and nothing is skipped.
  std::string input_key;               // Of all that decides the document: file, bytes, format, supplied metadata.
  std::string passed_over;             // Not "": the item is listed but is no document; neither record nor reject.
  std::string withdraws;               // See RawItem.
  std::string place;                   // Of the item, for messages; "" if what failed is no item.
  bool skipped = false;                // PipelineOptions::skip said so; there is no record and no reject.
  bool is_line = false;                // The item is a line of a JSONL file.
  std::optional<std::string> line_id;  // The "id" of a rejected line, if it could be read.
  std::uint64_t bytes_read = 0;        // Of the whole input, when this item had been read.
  std::uint64_t bytes_total = 0;       // Of the whole input; 0 if unknown.
};

struct PipelineOptions {
  unsigned threads = 1;
  bool keep_analysis = false;
  // Says by Outcome::input_key that an item need not be read. Called from all threads.
  std::function<bool(const std::string& input_key)> skip;
};

struct PipelineCounts {
  std::uint64_t read = 0, kept = 0, rejected = 0, skipped = 0, passed_over = 0, bytes = 0;
};

// Runs the river. `sink` is called in the order of the input, on the calling thread; it returns false to
// stop. Without `stages` documents are read and no more: the rest of their record is empty.
PipelineCounts run_pipeline(ItemStream& stream, const ReadOptions& read_options, const Stages* stages,
                            const PipelineOptions& options, const std::function<bool(Outcome&)>& sink);

}  // namespace onrecord
