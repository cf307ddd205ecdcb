// The two halves of reading: a stream that cuts the input into items (one thread), and a pure function from
// an item to a document (any number of threads).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "read/page/set_aside.h"
#include "record/document.h"

namespace onrecord {

class Furniture;

// What a file, or an item, is. Part of the key under which a record keeps its input: never renumber.
enum class InputFormat : std::uint8_t {
  kDetect = 0,
  kText = 1,
  kJsonl = 2,
  kHtml = 3,
  kWarc = 4,  // Web archive; see warc_items().
  kZip = 5,   // Also WACZ.
  kTar = 6,
  kFeed = 7,      // RSS, RDF, Atom; an item is one entry of it.
  kJsonFeed = 8,  // An item is one entry of it.
  kNews = 9,      // NewsML-G2 or NITF; an item is one newsItem or nitf element.
  kCsv = 10,      // A table of articles; an item is one row.
  kExport = 11,   // Text export of a press database; an item is one article of it.
  kEmail = 12,    // RFC 5322; an item is one message.
  kMbox = 13,
  kPdf = 14,  // Its text, through pdftotext, if ReadOptions::pdf.
  kConllu = 15,
};

struct ReadOptions {
  InputFormat format = InputFormat::kDetect;
  std::uint64_t max_document = 16u << 20;  // Bytes; a larger document is rejected.
  std::uint64_t resume_at = 0;             // Offset in a web archive to begin with; see RawItem::file of warc_items().
  // An embargo until a later time than this keeps a document out; "" keeps out whatever bears an embargo, since no
  // clock is asked. ISO 8601: "2031-02-11T10:00:00Z", or a day.
  std::string as_of;
  bool pdf = false;       // Run pdftotext on PDF files; without it they are rejected.
  std::string meta_path;  // CSV with columns path,url,outlet,published,title,byline; "" for none.
  // The phrases that are no part of a report: Furniture::from(lexicon). Null: none are known. run_pipeline()
  // sets it.
  std::shared_ptr<const Furniture> furniture;
};

// One row of --meta. Empty fields supply nothing.
struct SuppliedMetadata {
  std::string url, outlet, published, title, byline;
};

// What an archive, feed or table says about an item beside its bytes. Empty fields say nothing.
struct CarriedMetadata {
  std::string url, title, outlet, byline, published;
  std::string captured;  // When it was archived, as the archive writes it (ISO 8601). Never a date of publication.
  std::string context;   // What the reader of the item must know of the file around it; its form is the format's own.
  std::string charset;   // As it was sent ("windows-1252"); weighs more than what a page says of itself.
};

// The bytes of one document, not yet decoded.
struct RawItem {
  std::string file;   // As the record names it: the path below the argument; for JSONL the container's.
  std::string place;  // For messages: "talks/a.txt", "wire.jsonl:17"; for CoNLL-U the file.
  InputFormat format = InputFormat::kText;
  SourceForm source_form = SourceForm::kFile;  // What `bytes` and `source_begin` count.
  std::string bytes;                           // After decompression. One line for JSONL, without its newline.
  std::uint64_t first_line = 1;                // Number of its first line in the file, for CoNLL-U.
  std::uint64_t source_begin = 0;              // Where `bytes` begins in the decompressed input.
  std::optional<SuppliedMetadata> supplied;
  CarriedMetadata carried;
  std::string passed_over;  // Not "": what it is, since it is no document ("request", "revisit"); `bytes` is empty.
  std::string withdraws;    // Not "": the address (Document::url) of a document that its publisher takes back by this.
};

// A stream over files, folders (walked in byte order of their names), archives and standard input ("-").
// Memory: one item and the decompressor's window. Not thread-safe.
class ItemStream {
 public:
  // Fails if --meta cannot be read; paths are opened one by one by next().
  static Result<std::unique_ptr<ItemStream>> open(std::vector<std::string> paths, const ReadOptions& options);
  virtual ~ItemStream() = default;

  // Returns the next item, an Error for what cannot be read (the stream goes on after it), or nothing at the
  // end.
  virtual std::optional<Result<RawItem>> next() = 0;

  // Returns what the user should know though nothing is rejected, each line with its place: a file passed over, a row
  // of
  // --meta without a file (known at the end). Each is returned once.
  virtual std::vector<std::string> take_warnings() = 0;

  // Compressed bytes consumed and, if known, the bytes there are in all: for the progress line.
  virtual std::uint64_t bytes_read() const = 0;
  virtual std::uint64_t bytes_total() const = 0;
};

// Decodes an item: charset, text and its map, metadata, blocks, boilerplate, language. Pure; safe to call
// from any thread. An error begins with the item's place. For JSONL, Document::file is the line's "id" if it
// has one; for CoNLL-U, the id of the document. `set_aside`, unless null, takes what of a page is no part of the
// report.
Result<Document> read_document(const RawItem& item, const ReadOptions& options,
                               std::vector<SetAside>* set_aside = nullptr);

// Returns the name under which an item that read_document() rejects is reported: the "id" of a JSONL line
// or CoNLL-U document, else `file`.
std::string item_name(const RawItem& item);

}  // namespace onrecord
