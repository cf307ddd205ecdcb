// A record: the entries of many documents in one SQLite file.
//
// A new record is written beside its place and renamed when it is complete; an existing one is changed in one
// transaction. So a crash leaves the state before. The same documents, added to a new record in the same
// order, give the same bytes: rows are numbered in the order of the input and nothing of clock, path or
// machine is kept.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/document_record.h"
#include "store/database.h"

namespace onrecord {

// What decides the entries of a record, beside the input.
struct Manifest {
  std::string tool_version;
  std::string lexicon_hash;  // User files included.
  std::string model_hash;
  std::string options;  // "max_document=16777216"; of the last build that added something.
};

// One item of the input, as the manifest lists it.
struct StoredInput {
  std::string key;           // Of file, content, format and supplied metadata; see input_key().
  std::string file;          // As the record names the document.
  std::string input_file;    // The file it came from, below the argument: for a line of JSONL, the file of lines.
  std::string content_hash;  // Of the bytes of the item.
};

class DocumentWriter;

// Not thread-safe, save holds_input().
class RecordStore {
 public:
  // Opens a record for asking.
  static Result<std::unique_ptr<RecordStore>> open(const std::string& path);

  // Opens a record for adding, or begins a new one if there is none or `rebuild` is set. Fails if it was made
  // by another version, lexicon or model, since its entries would then not be those of one program; if
  // another program writes to it; and if the file is no record.
  static Result<std::unique_ptr<RecordStore>> open_for_adding(const std::string& path, const Manifest& manifest,
                                                              bool rebuild);

  // Without commit() all that was added is given up.
  ~RecordStore();

  // Returns true if a document of this input was in the record when it was opened. Safe to call from any
  // thread.
  bool holds_input(const std::string& key) const;

  // Returns false if the document is in the record already (the same file name and text), or its address was withdrawn.
  bool add(const StoredInput& input, const DocumentRecord& record);

  // Keeps in the manifest that an input gave no document.
  void add_reject(const StoredInput& input, const std::string& message);

  // Removes the documents of this address, which their publisher took back, and keeps out those that
  // come later. Returns how many went.
  std::uint64_t withdraw(const std::string& url);

  // Links the documents with each other (store/link) and makes the additions last. Returns the first error of
  // any call since the record was opened. Nothing is written if nothing was added.
  Result<void> commit(const std::function<void(Database&)>& link);

  // Returns true if the record does not exist until commit().
  bool is_new() const { return lock_ >= 0; }

  Database& database() { return *database_; }

 private:
  RecordStore();
  void begin();
  void read_corrections();

  struct KeptCorrection {
    std::int64_t line;
    std::string place, words;
  };

  std::string path_;
  std::string building_path_;  // "" when the record is changed in place.
  int lock_ = -1;              // Descriptor of the file being built, locked.
  Manifest manifest_;
  std::unique_ptr<Database> database_;
  std::unique_ptr<DocumentWriter> writer_;
  std::vector<std::string> held_inputs_;     // Keys, sorted.
  std::vector<KeptCorrection> corrections_;  // Of a record that is made anew: they outlive it.
  bool begun_ = false;
};

}  // namespace onrecord
